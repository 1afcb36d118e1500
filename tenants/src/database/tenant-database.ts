/** The only way to a tenant's rows: a transaction that PostgreSQL itself confines to the tenant. */
import type { TenantContext } from '../context/tenant-context.js';
import type { Result } from '../errors/result.js';
import { isUuid } from '../ids.js';
import { runStatement, runStatements, runTransaction } from './run-transaction.js';
import type { Statement, TransactionHost, TransactionOptions } from './run-transaction.js';
import type { QueryResult, TenantTransaction } from './transaction.js';

/** `signal`: when it is aborted, the server stops working on the statements. */
export type ReadOptions = Pick<TransactionOptions, 'signal' | 'timeoutMs'>;

export class TenantDatabase {
  readonly #host: TransactionHost;

  constructor(host: TransactionHost) {
    this.#host = host;
  }

  /** Commits when `work` resolves, rolls back when it rejects; `tx` is dead afterwards. */
  async run<T>(
    ctx: TenantContext,
    work: (tx: TenantTransaction) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    assertTenant(ctx);
    return runTransaction(this.#host, ctx.tenantId, work, options);
  }

  /**
   * As `run`, for work that may end in an expected failure: `ok: false` undoes everything that was
   * written before it was found out, and is returned.
   */
  async change<Value, Failure>(
    ctx: TenantContext,
    work: (tx: TenantTransaction) => Promise<Result<Value, Failure>>,
    options: TransactionOptions = {},
  ): Promise<Result<Value, Failure>> {
    let failed: Result<Value, Failure> | null = null;
    try {
      return await this.run(
        ctx,
        async (tx) => {
          const result = await work(tx);
          if (result.ok) return result;
          failed = result;
          throw new Undo();
        },
        options,
      );
    } catch (error) {
      if (error instanceof Undo && failed !== null) return failed;
      throw error;
    }
  }

  /** One read-only statement: begin, set_config, the statement and commit leave in one flight. */
  async read<Row>(
    ctx: TenantContext,
    sql: string,
    values: readonly unknown[] = [],
    options: ReadOptions = {},
  ): Promise<QueryResult<Row>> {
    assertTenant(ctx);
    return runStatement(this.#host, ctx.tenantId, { sql, values }, { ...options, readOnly: true });
  }

  /** Several read-only statements in one transaction and one flight; they fail together. */
  async readAll(
    ctx: TenantContext,
    statements: readonly Statement[],
    options: ReadOptions = {},
  ): Promise<readonly QueryResult<unknown>[]> {
    assertTenant(ctx);
    return runStatements(this.#host, ctx.tenantId, statements, { ...options, readOnly: true });
  }
}

/** Makes `run` roll back; never leaves this file. */
class Undo extends Error {
  override readonly name = 'Undo';
}

function assertTenant(ctx: TenantContext): void {
  if (!isUuid(ctx.tenantId)) throw new Error('A tenant context needs the UUID of a tenant');
}
