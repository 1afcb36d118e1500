/** Signs the heads of all tenants in time, keeps them outside the database, and copies them on. */
import type { Clock } from '../../clock.js';
import { systemContext } from '../../context/tenant-context.js';
import { describeError } from '../../errors/describe-error.js';
import { isUuid } from '../../ids.js';
import type { TenantId } from '../../ids.js';
import { sequenceTenant } from '../sequence-tenant.js';
import type { HistoryDeps } from './check-history.js';
import { copyHeads } from './copy-heads.js';
import { signTree } from './sign-tree.js';
import type { Signed, SigningDeps } from './sign-tree.js';

export interface CheckpointerDeps extends SigningDeps, HistoryDeps {
  readonly clock: Clock;
  /** Puts the heads of accounts' journals into the log; returns how many. */
  readonly commitJournals: (tenantId: TenantId) => Promise<number>;
}

/** Whoever needs a head now asks on this channel, with the tenant's id. */
export const CHECKPOINT_CHANNEL = 'audit_checkpoint';

/** A head at the latest after so long, or after so many entries. */
const SIGN_EVERY_MS = 60_000;
const SIGN_EVERY_ENTRIES = 1_000;
const LOOK_EVERY_MS = 1_000;
const TENANTS_PER_ROUND = 200;
/** Asked for more often, a tenant gets the head of the last second. */
const ASKED_EVERY_MS = 1_000;

export class AuditCheckpointer {
  readonly #deps: CheckpointerDeps;
  readonly #askedAt = new Map<TenantId, number>();
  readonly #toCopy = new Set<TenantId>();
  #journalsDueAt = 0;
  #timer: NodeJS.Timeout | null = null;
  #work: Promise<unknown> = Promise.resolve();
  #unlisten: (() => void) | null = null;
  #running = false;

  constructor(deps: CheckpointerDeps) {
    this.#deps = deps;
  }

  async start(): Promise<void> {
    this.#running = true;
    const { db, clock, copies } = this.#deps;
    await this.#announceKeys().catch((error: unknown) => this.#warn(error, 'announce its keys'));
    this.#unlisten = await db.listen(CHECKPOINT_CHANNEL, (id) => this.#asked(id));
    if (copies !== null) for (const id of await db.directory.listTenants()) this.#toCopy.add(id);
    this.#journalsDueAt = clock.now().getTime() + SIGN_EVERY_MS;
    this.#schedule();
  }

  /** Signs what is left, so that a clean stop leaves nothing that is not kept outside. */
  async stop(): Promise<void> {
    this.#running = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#unlisten?.();
    await this.#work;
    await this.signEverything();
  }

  /** Journals' heads, places, signed heads and copies, for every tenant that has something new. */
  async signEverything(): Promise<void> {
    const { directory } = this.#deps.db;
    await this.#guarded('commit journals', () => this.#commitJournals());
    for (const id of await directory.tenantsWithUnsequencedAudit(TENANTS_PER_ROUND)) {
      await this.#guarded('sequence entries', () => this.#sequence(id));
    }
    await this.#guarded('sign heads', () => this.#sign(1, new Date(8.64e15)));
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      this.#enqueue(() => this.#round()).finally(() => {
        if (this.#running) this.#schedule();
      });
    }, LOOK_EVERY_MS);
  }

  /** One at a time: two that sign the same tree would only do the same twice. */
  #enqueue(work: () => Promise<void>): Promise<void> {
    const next = this.#work.then(work).catch((error: unknown) => this.#warn(error, 'go on'));
    this.#work = next;
    return next;
  }

  async #round(): Promise<void> {
    const now = this.#deps.clock.now().getTime();
    if (now >= this.#journalsDueAt) {
      this.#journalsDueAt = now + SIGN_EVERY_MS;
      await this.#guarded('commit journals', () => this.#commitJournals());
    }
    await this.#sign(SIGN_EVERY_ENTRIES, new Date(now - SIGN_EVERY_MS));
    for (const id of [...this.#toCopy]) await this.#guarded('copy heads', () => this.#copy(id));
  }

  async #commitJournals(): Promise<void> {
    const { db, commitJournals } = this.#deps;
    const tenants = await db.directory.tenantsWithUncommittedJournals(TENANTS_PER_ROUND);
    for (const id of tenants) {
      await this.#guarded('commit the journals of a tenant', () => commitJournals(id));
    }
  }

  async #sign(entries: number, before: Date): Promise<void> {
    const limits = { entries, before, limit: TENANTS_PER_ROUND };
    for (const id of await this.#deps.db.directory.auditTreesToSign(limits)) {
      await this.#guarded('sign a head', () => this.#signTree(id));
    }
  }

  async #signTree(tenantId: TenantId): Promise<void> {
    const signed: Signed = await signTree(this.#deps, tenantId);
    if (signed.kind === 'ALARM') {
      this.#deps.log.warn({ tenantId, ...signed.contradiction }, 'audit.alarm');
    }
    if (signed.kind === 'SIGNED' && this.#deps.copies !== null) this.#toCopy.add(tenantId);
  }

  async #copy(tenantId: TenantId): Promise<void> {
    const found = await copyHeads(this.#deps, tenantId);
    this.#toCopy.delete(tenantId);
    if (found !== null) this.#deps.log.warn({ tenantId, ...found }, 'audit.alarm');
  }

  async #sequence(tenantId: TenantId): Promise<void> {
    while ((await sequenceTenant(this.#deps.db.tenants, tenantId)) > 0);
  }

  #asked(payload: string): void {
    if (!isUuid(payload)) return;
    const tenantId = payload as TenantId;
    const now = this.#deps.clock.now().getTime();
    if (now - (this.#askedAt.get(tenantId) ?? 0) < ASKED_EVERY_MS) return;
    this.#askedAt.set(tenantId, now);
    void this.#enqueue(async () => {
      await this.#sequence(tenantId);
      await this.#signTree(tenantId);
    });
  }

  async #announceKeys(): Promise<void> {
    const { db, signer, clock } = this.#deps;
    for (const key of (await signer.publicKeys()).toReversed()) {
      await db.shared.query(
        `INSERT INTO audit_signing_key (public_key, announced_at) VALUES ($1, $2)
         ON CONFLICT DO NOTHING`,
        [key, clock.now()],
      );
    }
  }

  async #guarded(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // The next round tries again; entries keep their places meanwhile.
      this.#warn(error, what);
    }
  }

  #warn(error: unknown, what: string): void {
    this.#deps.log.warn({ error: describeError(error), what }, 'audit.checkpointer-failed');
  }
}

/** For those who wait for a head: asks the process that signs, wherever it runs. */
export async function askForCheckpoint(
  db: CheckpointerDeps['db'],
  tenantId: TenantId,
): Promise<void> {
  const ctx = systemContext(tenantId, 'audit');
  await db.tenants.run(ctx, (tx) =>
    tx.query('SELECT pg_notify($1, $2)', [CHECKPOINT_CHANNEL, tenantId]),
  );
}
