/** Connects as the unprivileged role and hands out the only ports to the data. */
import 'reflect-metadata';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import type pg from 'pg';

import { systemClock } from '../clock.js';
import type { Clock } from '../clock.js';
import { Directory } from '../directory/directory.js';
import { fairTurnsOf, openPool } from './connection-pool.js';
import type { DatabaseLog } from './connection-pool.js';
import { entities } from './entities.js';
import { Listener } from './listener.js';
import type { NotificationHandler } from './listener.js';
import { SharedDatabase } from './shared-database.js';
import { TenantDatabase } from './tenant-database.js';

export interface DatabaseConfig {
  /** Of the role fiducia_app. */
  readonly url: string;
  readonly poolSize?: number;
  readonly applicationName?: string;
  readonly clock?: Clock;
  readonly log?: DatabaseLog;
}

/** Two cores keep about this many connections busy; more only wait inside PostgreSQL. */
const DEFAULT_POOL_SIZE = 10;

export class Database {
  readonly tenants: TenantDatabase;
  readonly directory: Directory;
  readonly shared: SharedDatabase;
  readonly #dataSource: DataSource;
  readonly #listener: Listener;

  constructor(parts: {
    pool: pg.Pool;
    dataSource: DataSource;
    listener: Listener;
    clock: Clock;
    log: DatabaseLog;
  }) {
    const host = { ...parts, turns: fairTurnsOf(parts.pool) };
    this.tenants = new TenantDatabase(host);
    this.shared = new SharedDatabase(host);
    this.directory = new Directory(parts.pool);
    this.#dataSource = parts.dataSource;
    this.#listener = parts.listener;
  }

  /** Payloads reach every listener of the database: send ids, never a tenant's data. */
  listen(channel: string, handler: NotificationHandler): Promise<() => void> {
    return this.#listener.listen(channel, handler);
  }

  async close(): Promise<void> {
    await this.#listener.close();
    // Ends the pool as well: TypeORM was given ours.
    await this.#dataSource.destroy();
  }
}

export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const log = config.log ?? pino({ name: 'database' });
  const pool = openPool({
    url: config.url,
    poolSize: config.poolSize ?? DEFAULT_POOL_SIZE,
    applicationName: config.applicationName ?? 'fiducia',
    log,
  });
  try {
    await assertUnprivileged(pool);
    const dataSource = await openDataSource(pool);
    const listener = new Listener(config.url, log);
    return new Database({ pool, dataSource, listener, log, clock: config.clock ?? systemClock });
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** Row-level security protects nobody from a superuser or the owner of the tables. */
async function assertUnprivileged(pool: pg.Pool): Promise<void> {
  const result = await pool.query<{ privileged: boolean }>(`
    SELECT rolsuper OR rolbypassrls OR EXISTS (
      SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND pg_has_role(r.oid, c.relowner, 'MEMBER')
    ) AS privileged
    FROM pg_roles r WHERE rolname = current_user`);
  if (result.rows[0]?.privileged !== false) {
    throw new Error(
      'The database role may bypass row-level security: connect as fiducia_app, not as its owner',
    );
  }
}

/** TypeORM builds queries on our pool; a second pool would escape the limit and the settings. */
async function openDataSource(pool: pg.Pool): Promise<DataSource> {
  const driver = {
    Pool: function borrowPool() {
      return pool;
    },
  };
  const dataSource = new DataSource({
    type: 'postgres',
    driver,
    entities: [...entities],
    installExtensions: false,
    synchronize: false,
    logging: false,
  });
  return dataSource.initialize();
}
