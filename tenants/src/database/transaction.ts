/** One open transaction: its statements, its repositories, and what waits for its commit. */
import type { DataSource, EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import type { PoolClient } from 'pg';

import type { Clock } from '../clock.js';
import { joinWrites } from './join-writes.js';
import { StatementNames } from './statement-names.js';

export interface QueryResult<Row> {
  readonly rows: Row[];
  readonly rowCount: number;
}

export interface SqlTransaction {
  readonly clock: Clock;
  query<Row = Record<string, unknown>>(
    sql: string,
    values?: readonly unknown[],
  ): Promise<QueryResult<Row>>;
  /**
   * The same for constant SQL that is sent again and again: PostgreSQL parses and plans it once for
   * each connection (a third less of its work in a replay).
   */
  prepared<Row = Record<string, unknown>>(
    sql: string,
    values: readonly unknown[],
  ): Promise<QueryResult<Row>>;
  /** Runs once the commit is certain; never after a rollback. Must not throw. */
  afterCommit(action: () => void): void;
}

export interface TenantTransaction extends SqlTransaction {
  /** A TypeORM repository that lives and dies with this transaction. */
  repository<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity>;
}

/** Boundaries and the tenant belong to `run`: statements that would move them are refused. */
const FORBIDDEN_STATEMENT =
  /^\s*(begin|start\s+transaction|commit|end|abort|rollback(?!\s+to)|prepare\s+transaction|set|reset|discard)\b|\bset_config\b/i;

/** Of the process: the same text has the same name on every connection. */
const statementNames = new StatementNames();

export class OpenTransaction implements TenantTransaction {
  readonly clock: Clock;
  readonly #client: PoolClient;
  readonly #dataSource: DataSource;
  readonly #actions: (() => void)[] = [];
  #runner: QueryRunner | null = null;
  #open = true;

  constructor(client: PoolClient, dataSource: DataSource, clock: Clock) {
    this.#client = client;
    this.#dataSource = dataSource;
    this.clock = clock;
  }

  async query<Row>(sql: string, values: readonly unknown[] = []): Promise<QueryResult<Row>> {
    const result = await this.#send(sql, values);
    return { rows: result.rows as Row[], rowCount: result.rowCount ?? 0 };
  }

  async prepared<Row>(sql: string, values: readonly unknown[]): Promise<QueryResult<Row>> {
    const result = await this.#send(sql, values, statementNames.ofConstant(sql));
    return { rows: result.rows as Row[], rowCount: result.rowCount ?? 0 };
  }

  repository<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    this.#assertOpen();
    this.#runner ??= this.#bindRunner();
    return this.#runner.manager.getRepository(entity);
  }

  afterCommit(action: () => void): void {
    this.#assertOpen();
    this.#actions.push(action);
  }

  /** From here on no statement can slip onto the connection, which goes to another tenant next. */
  close(): readonly (() => void)[] {
    this.#open = false;
    return this.#actions;
  }

  #send(sql: string, values: readonly unknown[], constant?: string) {
    this.#assertOpen();
    if (FORBIDDEN_STATEMENT.test(sql)) {
      throw new Error('A transaction is begun, ended and configured by the database port only');
    }
    // Without values it may be several statements in one text, which cannot be prepared.
    const name = constant ?? (values.length > 0 ? statementNames.ofRepeated(sql) : undefined);
    joinWrites(this.#client);
    return this.#client.query({ text: sql, values: [...values], ...(name && { name }) });
  }

  /**
   * TypeORM's runner gets a connection that obeys this transaction's life, instead of the client
   * itself: a forgotten `await` in a repository must not reach the next tenant's transaction.
   */
  #bindRunner(): QueryRunner {
    const runner = this.#dataSource.createQueryRunner();
    const connection = {
      query: (sql: string, values?: readonly unknown[]) => this.#send(sql, values ?? []),
    };
    return Object.assign(runner, {
      databaseConnection: connection,
      isTransactionActive: true,
      transactionDepth: 1,
    });
  }

  #assertOpen(): void {
    if (!this.#open) {
      throw new Error('This transaction has ended: await all its work before returning from run');
    }
  }
}
