/** Drains the order outbox: claims what is due and sends it, account by account in their order. */
import { systemContext } from '@fiducia/tenants';
import type { ClaimedOutboxRow, Clock, Directory, TenantDatabase } from '@fiducia/tenants';
import type { EngineLog } from '../runtime/engine-log.js';
import type { Signal, WakeUps } from '../runtime/wake-ups.js';
import { releaseRows } from './outbox-records.js';
import type { OutboxKey } from './outbox-records.js';
import { sendOutboxRow } from './send-outbox-row.js';
import type { VenueAdapter } from './venue-adapter.js';

export interface OrderGatewayDeps {
  readonly db: TenantDatabase;
  readonly directory: Directory;
  readonly wakeUps: WakeUps;
  readonly clock: Clock;
  readonly monotonic: () => number;
  readonly log: EngineLog;
  readonly venueFor: (mode: 'PAPER' | 'LIVE') => VenueAdapter | null;
  readonly owner: string;
}

/** What one claim may take, and how many accounts are served at the same time. */
const ROWS_PER_CLAIM = 64;
const ACCOUNTS_AT_ONCE = 16;
/** A lost notification or a retry that falls due waits at most this long. */
const LOOK_EVERY_MS = 500;
const AFTER_FAILURE_MS = 1_000;

export class OrderGateway {
  private stopping = false;
  private readonly signal: Signal;
  private readonly busy = new Set<Promise<void>>();

  constructor(private readonly deps: OrderGatewayDeps) {
    this.signal = deps.wakeUps.open(['orders']);
  }

  /** Runs until stopped, then finishes what it has begun. */
  async run(): Promise<void> {
    while (!this.stopping) {
      const { version } = this.signal;
      const claimedAt = this.deps.monotonic();
      const rows = await this.claim();
      for (const group of byAccount(rows)) this.start(group, claimedAt);
      if (this.busy.size >= ACCOUNTS_AT_ONCE) await Promise.race(this.busy);
      else if (rows.length === 0) await this.signal.changedSince(version, LOOK_EVERY_MS);
    }
    await Promise.all(this.busy);
    this.signal.close();
  }

  stop(): void {
    this.stopping = true;
    this.signal.raise();
  }

  private async claim(): Promise<readonly ClaimedOutboxRow[]> {
    try {
      return await this.deps.directory.claimOrderOutbox(this.deps.owner, ROWS_PER_CLAIM);
    } catch (error) {
      this.deps.log.warn({ err: error }, 'The order outbox could not be read; trying again');
      await this.signal.changedSince(this.signal.version, AFTER_FAILURE_MS);
      return [];
    }
  }

  private start(group: readonly ClaimedOutboxRow[], claimedAt: number): void {
    const work = this.send(group, claimedAt).finally(() => {
      this.busy.delete(work);
      // What waited behind these rows may be due now.
      this.signal.raise();
    });
    this.busy.add(work);
  }

  private async send(group: readonly ClaimedOutboxRow[], claimedAt: number): Promise<void> {
    const keys = group.map((row): OutboxKey => ({ ...row, position: String(row.outboxId) }));
    for (const [index, key] of keys.entries()) {
      const { tenantId, accountId } = key;
      try {
        if (await sendOutboxRow(this.deps, key, claimedAt)) continue;
        const rest = keys.slice(index + 1);
        const ctx = systemContext(tenantId, 'venue-gateway');
        if (rest.length === 0) return;
        await this.deps.db.run(ctx, (tx) => releaseRows(tx, rest, this.deps.owner));
      } catch (error) {
        // The row stays claimed and is taken up again when the claim ends: as unknown.
        this.deps.log.error({ err: error, tenantId, accountId }, 'An order could not be sent');
      }
      return;
    }
  }
}

function byAccount(rows: readonly ClaimedOutboxRow[]): readonly (readonly ClaimedOutboxRow[])[] {
  const groups = new Map<string, ClaimedOutboxRow[]>();
  for (const row of rows) {
    const group = groups.get(row.accountId);
    if (group === undefined) groups.set(row.accountId, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}
