/** The one pool of pipelined PostgreSQL connections that everything in a process shares. */
import pg from 'pg';
import { describeError } from '../errors/describe-error.js';
import { FairTurns } from './fair-turns.js';

export interface DatabaseLog {
  warn(details: object, message: string): void;
}

export interface PoolConfig {
  readonly url: string;
  readonly poolSize: number;
  readonly applicationName: string;
  readonly log: DatabaseLog;
}

/** Waiting longer for a free connection means that the process is overloaded: say so instead. */
const CONNECT_TIMEOUT_MS = 10_000;
/** Keeps the cost of a first request low without holding connections for ever. */
const IDLE_TIMEOUT_MS = 30_000;

const DATE_OID = 1082;

/** A calendar date stays text: a `Date` would move it into the process's time zone. */
const asText = (value: string): string => value;

const postgresTypes = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === DATE_OID
      ? asText
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

export function openPool(config: PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString: config.url,
    max: config.poolSize,
    application_name: config.applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
    // begin, set_config and the first statement go out in one flight (bench: three times faster).
    pipeline: true,
    // int8 and numeric come back as strings, pg's default: a number would round money.
    types: postgresTypes,
  });
  // What breaks a connection may come in the same packet as the answer before it, when neither the
  // pool nor the next user listens yet; without a listener it would end the process. Whoever uses
  // the connection learns of it from their next statement.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  pool.on('error', (error) => {
    // The pool has been ended and the server may be stopping too: nothing is lost.
    if (pool.ending) return;
    config.log.warn({ error: describeError(error) }, 'An idle database connection was lost');
  });
  return pool;
}

/** A fifth of a pool of some size stays free of any one tenant; a small one is shared by turns alone. */
const SMALL_POOL = 4;
const SHARE_OF_ONE = 0.8;
/** Beside others; the connections of whoever asks for most are what others' statements wait for. */
const SHARE_BESIDE_OTHERS = 0.6;
const SHARE_OF_BUSY = 0.4;

/** The turns of a pool's users; the bound on waiting is the pool's own. */
export function fairTurnsOf(pool: pg.Pool): FairTurns {
  const places = pool.options.max;
  const waitMs = CONNECT_TIMEOUT_MS;
  if (places <= SMALL_POOL) return new FairTurns({ places, perTenant: places, waitMs });
  const share = (of: number): number => Math.floor(places * of);
  return new FairTurns({
    ...{ places, perTenant: share(SHARE_OF_ONE), waitMs },
    perTenantBesideOthers: share(SHARE_BESIDE_OTHERS),
    perBusyTenantBesideOthers: share(SHARE_OF_BUSY),
  });
}
