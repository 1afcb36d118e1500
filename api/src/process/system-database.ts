/** The database of this process: the built-in one or the operator's own, bootstrapped and migrated. */
import { engineMigrations } from '@fiducia/engine';
import {
  bootstrapRoles,
  migrate,
  MigrationError,
  missingMigrations,
  tenantsMigrations,
} from '@fiducia/tenants';

import type { StartOptions } from '../config/start-options.js';
import { startEmbeddedPostgres } from './embedded-postgres/server.js';
import { diskFull, isDiskFull, type HomePaths } from './home-directory.js';
import { openInstallationSecrets } from './installation-secrets.js';
import type { LifeCycle } from './life-cycle.js';
import type { Progress } from './progress.js';
import { errnoOf, firstLine, StartProblem } from './start-problem.js';

export interface SystemDatabase {
  /** Of the role fiducia_app. */
  readonly appUrl: string;
  readonly installationSecret: string;
  /** Of the built-in server; null for the operator's own. */
  readonly embeddedPort: number | null;
}

export interface DatabaseStart {
  readonly paths: HomePaths;
  readonly life: LifeCycle;
  readonly progress: Progress;
}

const DATABASE = 'fiducia';
/** A fast stop writes a checkpoint, an immediate one follows if that hangs. */
const STOP_MS = 16_000;
const MIGRATIONS = [tenantsMigrations, engineMigrations];

export type DatabaseOptions = Pick<
  StartOptions,
  'database' | 'homeWasChosen' | 'installationSecret'
>;

/** Throws a StartProblem; what it has started is registered with the life cycle. */
export function openSystemDatabase(
  options: DatabaseOptions,
  start: DatabaseStart,
): Promise<SystemDatabase> {
  return options.database.kind === 'embedded'
    ? openEmbedded(options.homeWasChosen, start)
    : openExternal(options.database, options.installationSecret, start);
}

async function openEmbedded(
  homeWasChosen: boolean,
  { paths, life, progress }: DatabaseStart,
): Promise<SystemDatabase> {
  const secrets = openInstallationSecrets(paths);
  progress.say('Starting PostgreSQL …');
  const { superuserPassword } = secrets;
  const server = await startEmbeddedPostgres(paths, { superuserPassword, homeWasChosen });
  void server.ended.then(() => {
    const full = isDiskFull(paths.postgres);
    const reason = full ? diskFull(paths.root) : new Error('its process ended by itself');
    life.fail('the built-in PostgreSQL', reason);
  });
  life.started('PostgreSQL', () => server.stop(), STOP_MS);
  const { appPassword, ownerPassword, installationSecret } = secrets;
  const ownerUrl = server.url('fiducia_owner', ownerPassword, DATABASE);
  try {
    await bootstrapRoles(server.superuserUrl, { database: DATABASE, appPassword, ownerPassword });
    progress.say('Preparing the database …');
    await migrate(ownerUrl, MIGRATIONS);
  } catch (error) {
    throw databaseProblem(error, `the database in ${paths.postgresData}`, paths);
  }
  const appUrl = server.url('fiducia_app', appPassword, DATABASE);
  return { appUrl, installationSecret, embeddedPort: server.port };
}

async function openExternal(
  database: Extract<StartOptions['database'], { kind: 'external' }>,
  installationSecret: string | null,
  { progress, paths }: DatabaseStart,
): Promise<SystemDatabase> {
  if (installationSecret === null) {
    throw new StartProblem(
      'CONFIG_INVALID',
      'Environment variable FIDUCIA_INSTALLATION_SECRET is needed beside DATABASE_URL: 64 hexadecimal ' +
        'digits (openssl rand -hex 32), the same for every process and for ever.',
    );
  }
  progress.say('Preparing the database …');
  const { appUrl, ownerUrl } = database;
  if (ownerUrl !== null) await migrateExternal(ownerUrl, paths);
  await requireMigrated(appUrl, paths);
  return { appUrl, installationSecret, embeddedPort: null };
}

async function migrateExternal(ownerUrl: string, paths: HomePaths): Promise<void> {
  try {
    await migrate(ownerUrl, MIGRATIONS);
  } catch (error) {
    throw databaseProblem(error, 'the database of DATABASE_OWNER_URL', paths);
  }
}

/** On an older shape of the data this program would fail later, in the middle of something. */
async function requireMigrated(appUrl: string, paths: HomePaths): Promise<void> {
  let missing: readonly string[];
  try {
    missing = await missingMigrations(appUrl, MIGRATIONS);
  } catch (error) {
    throw databaseProblem(error, 'the database of DATABASE_URL', paths);
  }
  if (missing.length === 0) return;
  throw new StartProblem(
    'DATABASE_NOT_MIGRATED',
    `The database of DATABASE_URL is not up to date (${missing.length} migrations are missing, ` +
      `the first is ${missing[0] ?? ''}): start one process with DATABASE_OWNER_URL, which applies them.`,
  );
}

/** SQLSTATE classes and errno codes that a person can do something about. */
export function databaseProblem(error: unknown, what: string, paths: HomePaths): StartProblem {
  const code = errnoOf(error) ?? errnoOf(causeOf(error)) ?? '';
  if (code === '53100' || code === 'ENOSPC') return diskFull(paths.root, error);
  if (error instanceof MigrationError) {
    const reason = causeOf(error) === undefined ? '' : ` (${firstLine(causeOf(error))})`;
    return new StartProblem(
      'DATABASE_NOT_MIGRATED',
      `${sentence(what)} could not be brought up to date: ${error.message}${reason}.`,
      { cause: error },
    );
  }
  if (['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', 'ECONNRESET'].includes(code)) {
    return new StartProblem(
      'DATABASE_UNREACHABLE',
      `${sentence(what)} does not answer (${code}): check the address and that it runs.`,
      { cause: error },
    );
  }
  if (code.startsWith('28') || code === '3D000') {
    return new StartProblem(
      'DATABASE_UNREACHABLE',
      `${sentence(what)} refuses us (${firstLine(error)}): check role, password and database name.`,
      { cause: error },
    );
  }
  return new StartProblem(
    'DATABASE_DAMAGED',
    `${sentence(what)} cannot be used: ${firstLine(error)}.`,
    { cause: error },
  );
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

function sentence(what: string): string {
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
}
