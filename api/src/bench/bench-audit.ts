/** How long a committed change waits for its place in the audit log, under writes at a fixed rate. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import {
  AuditCheckpointer,
  AuditSequencer,
  createAuditKeyFile,
  createClient,
  createTenantsDeps,
  KeptHeadsFiles,
  openDatabase,
  provisionTenant,
  systemClock,
  systemContext,
  toWireId,
  type Database,
  type TenantContext,
  type TenantsDeps,
} from '@fiducia/tenants';

import { openBenchDatabase } from './bench-database.js';

export interface BenchAuditOptions {
  readonly tenants: number;
  readonly writesPerSecond: number;
  readonly seconds: number;
}

export interface BenchAuditReport {
  readonly tenants: number;
  readonly intendedWritesPerSecond: number;
  readonly writesPerSecond: number;
  readonly writes: number;
  /** From the commit until the entry is seen with its place, in milliseconds. */
  readonly sequenced: {
    readonly p50Ms: number;
    readonly p99Ms: number;
    readonly maxMs: number;
    readonly missing: number;
  };
  /** From the moment at which the write was due until its commit. */
  readonly written: { readonly p50Ms: number; readonly p99Ms: number };
  readonly limit: { readonly sequencedP99Ms: number };
  readonly ok: boolean;
}

const LIMIT_MS = 1_000;
const LOOK_EVERY_MS = 100;
/** What is not placed by then counts as missing. */
const DRAIN_MS = 10_000;
/** Connections are opened and plans made before anything counts. */
const WARM_UP_MS = 1_000;

export async function benchAudit(options: BenchAuditOptions): Promise<BenchAuditReport> {
  const bench = await openBenchDatabase();
  const home = mkdtempSync(join(tmpdir(), 'fiducia-bench-audit-'));
  const log = { warn: () => undefined };
  // As the product does: connections of their own for the log, and here for the one who looks.
  const audit = await openDatabase({ url: bench.url, poolSize: 5 });
  const eyes = await openDatabase({ url: bench.url, poolSize: 1 });
  const sequencer = new AuditSequencer({ db: audit, log });
  const checkpointer = new AuditCheckpointer({
    ...{ db: audit, log, clock: systemClock, copies: null },
    signer: createAuditKeyFile(join(home, 'audit-signing.pem')),
    kept: new KeptHeadsFiles(join(home, 'audit')),
    commitJournals: () => Promise.resolve(0),
  });
  try {
    const deps = createTenantsDeps({ db: bench.db, apiKeyPepper: new Uint8Array(32) });
    const contexts = await provision(deps, options.tenants);
    sequencer.start();
    await checkpointer.start();
    return await measure(deps, eyes, contexts, options);
  } finally {
    await checkpointer.stop();
    await sequencer.stop();
    await Promise.all([audit.close(), eyes.close()]);
    await bench.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function provision(deps: TenantsDeps, count: number): Promise<readonly TenantContext[]> {
  const branding = {
    productName: 'Bench',
    primaryColor: '#123456',
    accentColor: '#fedcba',
    logoSvg: null,
  };
  const contexts: TenantContext[] = [];
  for (let number = 1; number <= count; number += 1) {
    const plan = { slug: `bench-${number}`, name: 'Bench', environment: 'TEST' as const };
    const made = await provisionTenant(deps, { ...plan, branding, hosts: [] });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    contexts.push(systemContext(made.value.tenantId, 'bench'));
  }
  return contexts;
}

async function measure(
  deps: TenantsDeps,
  eyes: Database,
  contexts: readonly TenantContext[],
  { writesPerSecond, seconds }: BenchAuditOptions,
): Promise<BenchAuditReport> {
  const watch = new PlaceWatch(eyes, contexts);
  try {
    return await measureWatched(watch, deps, contexts, { writesPerSecond, seconds });
  } finally {
    await watch.end();
  }
}

async function measureWatched(
  watch: PlaceWatch,
  deps: TenantsDeps,
  contexts: readonly TenantContext[],
  { writesPerSecond, seconds }: Omit<BenchAuditOptions, 'tenants'>,
): Promise<BenchAuditReport> {
  await writeAtRate(deps, contexts, { writesPerSecond, ms: WARM_UP_MS, prefix: 'W' }, () => 0);
  watch.begin();
  const delays: number[] = [];
  const begun = performance.now();
  await writeAtRate(
    deps,
    contexts,
    { writesPerSecond, ms: seconds * 1_000, prefix: 'B' },
    (resourceId, dueAt) => {
      const now = performance.now();
      delays.push(now - dueAt);
      watch.committed(resourceId, now);
    },
  );
  const tookS = (performance.now() - begun) / 1_000;
  await watch.drain();
  const sequenced = summarise(watch.waits);
  const missing = watch.waiting;
  return {
    tenants: contexts.length,
    intendedWritesPerSecond: writesPerSecond,
    writesPerSecond: Math.round(delays.length / tookS),
    writes: delays.length,
    sequenced: { ...sequenced, missing },
    written: { p50Ms: summarise(delays).p50Ms, p99Ms: summarise(delays).p99Ms },
    limit: { sequencedP99Ms: LIMIT_MS },
    ok: missing === 0 && sequenced.p99Ms <= LIMIT_MS,
  };
}

/** Each write begins when it is due, whether the one before has ended or not. */
async function writeAtRate(
  deps: TenantsDeps,
  contexts: readonly TenantContext[],
  load: { readonly writesPerSecond: number; readonly ms: number; readonly prefix: string },
  onCommit: (resourceId: string, dueAt: number) => void,
): Promise<void> {
  const begun = performance.now();
  const count = Math.floor((load.ms / 1_000) * load.writesPerSecond);
  const running: Promise<void>[] = [];
  for (let number = 0; number < count; number += 1) {
    const dueAt = begun + (number * 1_000) / load.writesPerSecond;
    const early = dueAt - performance.now();
    if (early > 1) await delay(early);
    const ctx = contexts[number % contexts.length] as TenantContext;
    const reference = `${load.prefix}-${number}`;
    running.push(
      createClient(ctx, deps, { name: 'A client', reference }).then(
        (made) => {
          if (!made.ok) throw new Error(JSON.stringify(made.error));
          onCommit(toWireId('client', made.value.clientId), dueAt);
        },
        // A machine that is busy otherwise refuses some: they show in the writes per second.
        (error: unknown) => {
          if (!(error instanceof Error && 'code' in error && error.code === 'OVERLOADED')) {
            throw error;
          }
        },
      ),
    );
  }
  await Promise.all(running);
}

/** Looks at the log of every tenant again and again for entries that have found their place. */
class PlaceWatch {
  readonly waits: number[] = [];
  readonly #db: Database;
  readonly #contexts: readonly TenantContext[];
  readonly #committed = new Map<string, number>();
  /** Placed before the writer had heard of its commit. */
  readonly #early = new Map<string, number>();
  readonly #next = new Map<TenantContext, number>();
  #ends = false;
  #running: Promise<void> = Promise.resolve();

  constructor(db: Database, contexts: readonly TenantContext[]) {
    this.#db = db;
    this.#contexts = contexts;
  }

  get waiting(): number {
    return this.#committed.size;
  }

  committed(resourceId: string, at: number): void {
    const seen = this.#early.get(resourceId);
    if (seen === undefined) this.#committed.set(resourceId, at);
    else this.waits.push(Math.max(0, seen - at));
  }

  begin(): void {
    this.#running = this.#run();
  }

  async end(): Promise<void> {
    this.#ends = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#ends) {
      for (const ctx of this.#contexts) await this.#look(ctx);
      await delay(LOOK_EVERY_MS);
    }
  }

  async drain(): Promise<void> {
    const until = performance.now() + DRAIN_MS;
    while (this.#committed.size > 0 && performance.now() < until) await delay(LOOK_EVERY_MS);
  }

  async #look(ctx: TenantContext): Promise<void> {
    const { rows } = await this.#db.tenants.read<{ resource_id: string; leaf_index: string }>(
      ctx,
      `SELECT e.resource_id, l.leaf_index FROM audit_leaf l
       JOIN audit_entry e ON e.tenant_id = l.tenant_id AND e.id = l.entry_id
       WHERE l.tenant_id = $1 AND l.leaf_index >= $2 ORDER BY l.leaf_index`,
      [ctx.tenantId, this.#next.get(ctx) ?? 0],
    );
    const now = performance.now();
    for (const { resource_id: id } of rows) {
      const at = this.#committed.get(id);
      if (at === undefined) this.#early.set(id, now);
      else this.waits.push(now - at);
      this.#committed.delete(id);
    }
    const last = rows.at(-1);
    if (last !== undefined) this.#next.set(ctx, Number(last.leaf_index) + 1);
  }
}

function summarise(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Number(
      (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(1),
    );
  return { p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) };
}
