/** Begins, runs and ends one transaction on a pooled, pipelined connection. */
import type { DataSource } from 'typeorm';
import type pg from 'pg';

import type { Clock } from '../clock.js';
import { describeError } from '../errors/describe-error.js';
import type { DatabaseLog } from './connection-pool.js';
import type { FairTurns } from './fair-turns.js';
import { joinWrites } from './join-writes.js';
import { OpenTransaction } from './transaction.js';
import type { QueryResult } from './transaction.js';

export interface TransactionOptions {
  /** How long one statement may run, in milliseconds; the server cancels it after that. */
  readonly timeoutMs?: number;
  readonly readOnly?: boolean;
  /** Every statement sees the same moment, whatever is committed meanwhile; implies `readOnly`. */
  readonly snapshot?: boolean;
  /** Of single statements: aborted when nobody waits for them any more; they are cancelled then. */
  readonly signal?: AbortSignal;
}

export interface TransactionHost {
  readonly pool: pg.Pool;
  /** Who gets the pool's next connection. */
  readonly turns: FairTurns;
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly log: DatabaseLog;
}

/** A page that takes longer than this is broken; jobs ask for more explicitly. */
export const DEFAULT_STATEMENT_TIMEOUT_MS = 10_000;

/** A statement failed, its error was swallowed, and PostgreSQL answered COMMIT with ROLLBACK. */
export class TransactionRolledBackError extends Error {
  override readonly name = 'TransactionRolledBackError';
}

/** Whoever asked has gone or their time is up; the statements were read-only. */
export class StatementsCancelledError extends Error {
  override readonly name = 'StatementsCancelledError';
}

/** The connection broke while committing: the change may or may not be there. Ask, never repeat. */
export class CommitUnknownError extends Error {
  override readonly name = 'CommitUnknownError';
}

export async function runTransaction<T>(
  host: TransactionHost,
  tenantId: string,
  work: (tx: OpenTransaction) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  return withConnection(host, tenantId, async (client) => {
    const tx = new OpenTransaction(client, host.dataSource, host.clock);
    const opened = open(client, tenantId, options);
    try {
      const result = await work(tx);
      const actions = tx.close();
      await opened;
      await commit(client);
      runActions(actions, host.log);
      return result;
    } catch (error) {
      tx.close();
      // When even this fails, withConnection sees an unfinished transaction and drops the connection.
      await client.query('ROLLBACK').catch(() => undefined);
      // What was sent behind an opening that failed failed for that alone: it says why.
      await opened;
      throw error;
    }
  });
}

/**
 * One statement in its own transaction, everything in a single flight. COMMIT is sent before the
 * statement's answer is known: after a failure PostgreSQL turns it into a rollback.
 */
export async function runStatement<Row>(
  host: TransactionHost,
  tenantId: string,
  statement: Statement,
  options: TransactionOptions,
): Promise<QueryResult<Row>> {
  const [result] = await runStatements(host, tenantId, [statement], options);
  return result as QueryResult<Row>;
}

export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Several statements in one transaction and one flight; the failure of one is that of all. */
export async function runStatements(
  host: TransactionHost,
  tenantId: string,
  statements: readonly Statement[],
  options: TransactionOptions,
): Promise<readonly QueryResult<unknown>[]> {
  return withConnection(host, tenantId, async (client) => {
    const tx = new OpenTransaction(client, host.dataSource, host.clock);
    const unwatch = cancelOnAbort(host, client, options.signal);
    const opened = open(client, tenantId, options);
    const answered = statements.map(({ sql, values }) => tx.query<unknown>(sql, values));
    tx.close();
    const committed = commit(client);
    await Promise.allSettled([opened, ...answered, committed]);
    const cancelled = unwatch();
    // A cancel that comes late must not hit the next one's statement: the connection goes.
    if (cancelled) throw new StatementsCancelledError('Nobody waits for this any more');
    // The first of these that failed says why; the rollback after it only follows.
    await opened;
    const results = await Promise.all(answered);
    await committed;
    return results;
  });
}

/** Returns how to stop watching, which says whether the server was told to cancel. */
function cancelOnAbort(
  { pool, log }: TransactionHost,
  client: pg.PoolClient,
  signal: AbortSignal | undefined,
): () => boolean {
  if (signal === undefined) return () => false;
  let cancelled = false;
  const cancel = (): void => {
    cancelled = true;
    const { processID } = client as pg.PoolClient & { readonly processID?: number | null };
    pool.query('SELECT pg_cancel_backend($1)', [processID]).catch((error: unknown) => {
      log.warn({ error: describeError(error) }, 'A statement could not be cancelled');
    });
  };
  signal.addEventListener('abort', cancel, { once: true });
  return () => {
    signal.removeEventListener('abort', cancel);
    return cancelled;
  };
}

async function withConnection<T>(
  host: TransactionHost,
  tenantId: string,
  use: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const turn = host.turns.enter(tenantId);
  if (turn !== null) await turn;
  try {
    return await useConnection(host, use);
  } finally {
    host.turns.leave(tenantId);
  }
}

async function useConnection<T>(
  host: TransactionHost,
  use: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await host.pool.connect();
  // Without a listener, a connection lost between two statements would end the process.
  const onError = (error: Error): void => {
    host.log.warn(
      { error: describeError(error) },
      'A database connection was lost in a transaction',
    );
  };
  client.on('error', onError);
  let isSpoiled = false;
  try {
    return await use(client);
  } catch (error) {
    isSpoiled = error instanceof StatementsCancelledError || isStalePlan(error);
    throw error;
  } finally {
    client.off('error', onError);
    // Anything but an idle connection could carry this tenant's transaction to the next one.
    const clean = client.getTransactionStatus() === 'I' && !isSpoiled;
    client.release(clean ? undefined : new Error('The transaction was left unfinished'));
  }
}

/**
 * A migration has changed what a prepared statement gives (`feature_not_supported`), or something
 * between us and the server has dropped it (`invalid_sql_statement_name`). That lasts as long as the
 * connection does: the next one prepares the statement anew.
 */
const STALE_PLAN = ['0A000', '26000'];

function isStalePlan(error: unknown): boolean {
  return error instanceof Error && 'code' in error && STALE_PLAN.includes(String(error.code));
}

/** Not awaited: the work's first statement follows in the same flight. */
function open(
  client: pg.PoolClient,
  tenantId: string,
  options: TransactionOptions,
): Promise<unknown> {
  const timeoutMs = options.timeoutMs ?? DEFAULT_STATEMENT_TIMEOUT_MS;
  joinWrites(client);
  const begun = client.query(beginOf(options));
  const configured = client.query({
    name: 'open-transaction',
    text: "SELECT set_config('app.tenant_id', $1, true), set_config('statement_timeout', $2, true)",
    values: [tenantId, String(timeoutMs)],
  });
  const opened = Promise.all([begun, configured]);
  // Looked at before the commit; work that throws first must not leave it unhandled.
  opened.catch(() => undefined);
  return opened;
}

function beginOf(options: TransactionOptions): string {
  if (options.snapshot === true) return 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
  return options.readOnly === true ? 'BEGIN READ ONLY' : 'BEGIN';
}

async function commit(client: pg.PoolClient): Promise<void> {
  let tag: string;
  try {
    joinWrites(client);
    tag = (await client.query('COMMIT')).command;
  } catch (cause) {
    // An answer from the server (a deferred constraint) is a clear no; silence is not.
    if (isServerAnswer(cause)) throw cause;
    throw new CommitUnknownError('The database did not confirm the commit', { cause });
  }
  if (tag !== 'COMMIT') {
    throw new TransactionRolledBackError('A statement had failed, so nothing was committed');
  }
}

function isServerAnswer(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && error.severity === 'ERROR';
}

function runActions(actions: readonly (() => void)[], log: DatabaseLog): void {
  for (const action of actions) {
    try {
      action();
    } catch (error) {
      // The change is committed: failing now would make the caller believe that it is not.
      log.warn({ error: describeError(error) }, 'An action after commit failed');
    }
  }
}
