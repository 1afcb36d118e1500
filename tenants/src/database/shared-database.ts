/** Tables that belong to no tenant: instruments, series, bars, replays. */
import { runStatement, runTransaction } from './run-transaction.js';
import type { TransactionHost, TransactionOptions } from './run-transaction.js';
import type { QueryResult, SqlTransaction } from './transaction.js';

/** No tenant is set, so the policies of every tenant table show and accept nothing. */
const NO_TENANT = '';

export class SharedDatabase {
  readonly #host: TransactionHost;

  constructor(host: TransactionHost) {
    this.#host = host;
  }

  run<T>(work: (tx: SqlTransaction) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return runTransaction(this.#host, NO_TENANT, work, options);
  }

  query<Row>(sql: string, values: readonly unknown[] = []): Promise<QueryResult<Row>> {
    return runStatement(this.#host, NO_TENANT, { sql, values }, {});
  }
}
