/** The only way to a tenant's rows: a transaction that PostgreSQL itself confines to the tenant. */
import type { TenantContext } from '../context/tenant-context.js';
import { isUuid } from '../ids.js';
import { runStatement, runTransaction } from './run-transaction.js';
import type { TransactionHost, TransactionOptions } from './run-transaction.js';
import type { QueryResult, TenantTransaction } from './transaction.js';

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

  /** One read-only statement: begin, set_config, the statement and commit leave in one flight. */
  async read<Row>(
    ctx: TenantContext,
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<QueryResult<Row>> {
    assertTenant(ctx);
    return runStatement(this.#host, ctx.tenantId, { sql, values }, { readOnly: true });
  }
}

function assertTenant(ctx: TenantContext): void {
  if (!isUuid(ctx.tenantId)) throw new Error('A tenant context needs the UUID of a tenant');
}
