/** Sequences the audit entries of all tenants, a few times per second, beside the requests. */
import type { DatabaseLog } from '../database/connection-pool.js';
import type { Database } from '../database/open-database.js';
import type { TenantId } from '../ids.js';
import { describeError } from '../errors/describe-error.js';
import { Rounds } from '../rounds.js';
import { SEQUENCE_BATCH, sequenceTenant } from './sequence-tenant.js';

export interface AuditSequencerOptions {
  /** Pause after a round; an entry waits for its place about this long. */
  readonly intervalMs?: number;
}

/** Well under the promised second, and cheap: a round without work is one query. */
const DEFAULT_INTERVAL_MS = 100;
const TENANTS_PER_ROUND = 200;
/** Each batch waits for the database most of its time. */
const AT_ONCE = 4;
/** A tenant that writes without end must not keep the others waiting. */
const BATCHES_PER_TENANT = 5;

export class AuditSequencer {
  readonly #db: Database;
  readonly #log: DatabaseLog;
  readonly #rounds: Rounds;

  constructor(
    deps: { readonly db: Database; readonly log: DatabaseLog },
    options: AuditSequencerOptions = {},
  ) {
    this.#db = deps.db;
    this.#log = deps.log;
    this.#rounds = new Rounds({
      work: () => this.sequenceOnce(),
      pauseMs: options.intervalMs ?? DEFAULT_INTERVAL_MS,
      log: deps.log,
      failure: 'Looking for audit entries to sequence failed',
    });
  }

  start(): void {
    this.#rounds.start();
  }

  /** Resolves when the round under way has ended; what is left is found after the next start. */
  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  /** One round over all tenants that have something; returns how many entries found their place. */
  async sequenceOnce(): Promise<number> {
    let placed = 0;
    const tenants = await this.#db.directory.tenantsWithUnsequencedAudit(TENANTS_PER_ROUND);
    const waiting = tenants.values();
    const work = async (): Promise<void> => {
      for (const tenantId of waiting) {
        const count = await this.#sequence(tenantId);
        placed += count;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return placed;
  }

  async #sequence(tenantId: TenantId): Promise<number> {
    let placed = 0;
    try {
      for (let batch = 0; batch < BATCHES_PER_TENANT; batch += 1) {
        const count = await sequenceTenant(this.#db.tenants, tenantId);
        placed += count;
        if (count < SEQUENCE_BATCH) break;
      }
    } catch (error) {
      // The batch was undone as a whole; the other tenants go on, and the next round tries again.
      this.#log.warn({ error: describeError(error), tenantId }, 'Sequencing audit entries failed');
    }
    return placed;
  }
}
