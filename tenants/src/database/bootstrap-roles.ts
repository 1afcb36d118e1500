/** Creates the database and its three roles, once, with the rights of a PostgreSQL superuser. */
import pg from 'pg';

import { runDdl } from './ddl.js';

export interface BootstrapOptions {
  readonly database: string;
  readonly appPassword: string;
  readonly ownerPassword: string;
}

/** One number for every process that bootstraps this server, so that they take turns. */
const BOOTSTRAP_LOCK = 7_221_001;

/**
 * May be run again at any time: it creates what is missing and sets the passwords and limits.
 * Roles belong to the whole server, the database and its privileges to this installation.
 */
export async function bootstrapRoles(
  superuserUrl: string,
  options: BootstrapOptions,
): Promise<void> {
  const server = new pg.Client({ connectionString: superuserUrl });
  await server.connect();
  try {
    await server.query('SELECT pg_advisory_lock($1)', [BOOTSTRAP_LOCK]);
    await createRoles(server, options);
    await createDatabase(server, options.database);
  } finally {
    await server.end();
  }
  await giveSchemaToOwner(superuserUrl, options.database);
}

async function createRoles(server: pg.Client, options: BootstrapOptions): Promise<void> {
  // NOINHERIT: the owner may hand functions over to fiducia_directory but does not share its sight.
  await ensureRole(server, 'fiducia_owner', 'LOGIN NOINHERIT', options.ownerPassword);
  await ensureRole(server, 'fiducia_app', 'LOGIN', options.appPassword);
  await ensureRole(server, 'fiducia_directory', 'NOLOGIN', null);
  await server.query('GRANT fiducia_directory TO fiducia_owner');
  await server.query(`
    ALTER ROLE fiducia_app SET timezone = 'UTC';
    ALTER ROLE fiducia_app SET search_path = 'public';
    ALTER ROLE fiducia_app SET idle_in_transaction_session_timeout = '60s';
  `);
}

async function ensureRole(
  server: pg.Client,
  name: string,
  kind: string,
  password: string | null,
): Promise<void> {
  const found = await server.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER';
  const limits = 'NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
  await runDdl(server, `${verb} ROLE %I ${kind} ${limits}`, name);
  if (password !== null) await runDdl(server, 'ALTER ROLE %I PASSWORD %L', name, password);
}

async function createDatabase(server: pg.Client, database: string): Promise<void> {
  const found = await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  if (found.rowCount === 0) {
    await runDdl(server, 'CREATE DATABASE %I OWNER fiducia_owner', database);
  }
  await grantDatabase(server, database);
}

/** Database privileges are not copied with a template, so clones need this again. */
export async function grantDatabase(server: pg.Client, database: string): Promise<void> {
  // Temporary tables would outlive a request in a pooled connection.
  await runDdl(server, 'REVOKE ALL ON DATABASE %I FROM PUBLIC', database);
  await runDdl(server, 'GRANT CONNECT ON DATABASE %I TO fiducia_app', database);
}

async function giveSchemaToOwner(superuserUrl: string, database: string): Promise<void> {
  const url = new URL(superuserUrl);
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    await client.query('ALTER SCHEMA public OWNER TO fiducia_owner');
  } finally {
    await client.end();
  }
}
