/**
 * Sends the reads that one request asks for at the same moment as one transaction in one flight.
 *
 * A page's fields each ask on their own; without this, each would take a connection and wait for
 * the database by itself.
 */
import type { QueryResult, Statement, TenantContext, TenantDatabase } from '@fiducia/tenants';

interface Waiting extends Statement {
  readonly resolve: (result: QueryResult<unknown>) => void;
  readonly reject: (reason: unknown) => void;
}

/** Bounds one transaction; a request's cost is bounded before. */
const MAX_STATEMENTS = 20;

/** Belongs to one request, hence to one tenant; has the `read` of a TenantDatabase. */
export class ReadBatch implements Pick<TenantDatabase, 'read'> {
  readonly #database: TenantDatabase;
  readonly #signal: AbortSignal;
  #ctx: TenantContext | null = null;
  #waiting: Waiting[] = [];

  /** After `signal` nothing is read any more, and what is being read is cancelled. */
  constructor(database: TenantDatabase, signal: AbortSignal) {
    this.#database = database;
    this.#signal = signal;
  }

  read<Row>(
    ctx: TenantContext,
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<QueryResult<Row>> {
    if (this.#ctx !== null && this.#ctx.tenantId !== ctx.tenantId) {
      throw new Error('A batch of reads belongs to one tenant.');
    }
    this.#ctx = ctx;
    if (this.#signal.aborted) return Promise.reject(this.#signal.reason as Error);
    return new Promise((resolve, reject) => {
      const taken = resolve as Waiting['resolve'];
      this.#waiting.push({ sql, values, resolve: taken, reject });
      if (this.#waiting.length === 1) afterLoaders(() => void this.#flush(ctx));
      else if (this.#waiting.length === MAX_STATEMENTS) void this.#flush(ctx);
    });
  }

  async #flush(ctx: TenantContext): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    const [only, ...more] = batch;
    if (only === undefined) return;
    if (more.length === 0) return this.#alone(ctx, only);
    try {
      const results = await this.#database.readAll(ctx, batch, { signal: this.#signal });
      for (const [index, one] of batch.entries())
        one.resolve(results[index] as QueryResult<unknown>);
    } catch {
      // One statement's failure fails the transaction: each gets its own answer or error.
      await Promise.all(batch.map((one) => this.#alone(ctx, one)));
    }
  }

  async #alone(ctx: TenantContext, { sql, values, resolve, reject }: Waiting): Promise<void> {
    if (this.#signal.aborted) {
      reject(this.#signal.reason);
      return;
    }
    try {
      resolve(await this.#database.read(ctx, sql, values, { signal: this.#signal }));
    } catch (error) {
      reject(this.#signal.aborted ? this.#signal.reason : error);
    }
  }
}

/** Loaders send after the promises at hand have settled; this comes after them. */
function afterLoaders(send: () => void): void {
  void Promise.resolve().then(() => {
    process.nextTick(send);
  });
}
