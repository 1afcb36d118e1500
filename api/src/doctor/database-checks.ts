/** The database from inside: reachable, up to date, ledger at zero, audit log sequenced. */
import { checkLedger } from '@fiducia/engine';
import { openDatabase, systemContext, type Database, type TenantId } from '@fiducia/tenants';

import type { Environment } from '../config/environment.js';
import type { HomePaths } from '../process/home-directory.js';
import { runningInstance } from '../process/instance-lock.js';
import { readInstallationSecrets } from '../process/installation-secrets.js';
import { firstLine } from '../process/start-problem.js';
import { passed, problem, skipped, warning, type Check } from './check.js';

/** The sequencer takes less than a second; beyond this it does not run. */
const AUDIT_LAG_SECONDS = 30;
const NAMES = ['database', 'ledger', 'audit'] as const;

export async function checkDatabase(paths: HomePaths, env: Environment): Promise<readonly Check[]> {
  const url = env.databaseUrl ?? embeddedUrl(paths);
  if (url === null) {
    return NAMES.map((name) => skipped(name, 'the built-in PostgreSQL does not run now'));
  }
  let database: Database;
  try {
    database = await openDatabase({ url, poolSize: 2, applicationName: 'fiducia-doctor' });
  } catch (error) {
    const advice =
      env.databaseUrl === null ? 'look into logs/postgres.log of the home' : 'check DATABASE_URL';
    return [
      problem('database', firstLine(error), advice),
      ...unread('the database cannot be read'),
    ];
  }
  try {
    return await checkContent(database);
  } finally {
    await database.close();
  }
}

function unread(why: string): readonly Check[] {
  return [skipped('ledger', why), skipped('audit', why)];
}

/** Only while a system runs: the doctor starts nothing. */
export function embeddedUrl(paths: HomePaths): string | null {
  const port = runningInstance(paths)?.postgresPort ?? null;
  const secrets = readInstallationSecrets(paths);
  if (port === null || secrets.state !== 'read') return null;
  return `postgres://fiducia_app:${secrets.value.appPassword}@127.0.0.1:${port}/fiducia`;
}

async function checkContent(database: Database): Promise<readonly Check[]> {
  let tenants: readonly TenantId[];
  try {
    tenants = await database.directory.listTenants();
  } catch (error) {
    const advice = 'let fiducia start migrate it (DATABASE_OWNER_URL)';
    return [
      problem('database', `not migrated (${firstLine(error)})`, advice),
      ...unread('the database is not migrated'),
    ];
  }
  return [
    passed('database', `answers and is migrated; ${tenants.length} tenants`),
    await checkMoney(database, tenants),
    await checkAudit(database, tenants),
  ];
}

/** Ledger, orders, fills, venue and journal of every account must tell one story. */
async function checkMoney(database: Database, tenants: readonly TenantId[]): Promise<Check> {
  const sentences: string[] = [];
  let accounts = 0;
  let journalEntries = 0;
  for (const tenantId of tenants) {
    const report = await checkLedger(systemContext(tenantId, 'doctor'), { db: database });
    accounts += report.accounts;
    journalEntries += report.journalEntries;
    sentences.push(...report.problems.map((found) => `${found.accountId}: ${found.sentence}`));
  }
  if (sentences.length === 0) {
    return passed('ledger', `balances in ${accounts} accounts, ${journalEntries} journal entries`);
  }
  return problem(
    'ledger',
    sentences.slice(0, MOST_NAMED).join(' '),
    'halt the tenant (fiducia halt tenant ID) and compare its journal with the ledger',
  );
}

/** The first ones tell what is wrong; a line with hundreds helps nobody. */
const MOST_NAMED = 5;

async function checkAudit(database: Database, tenants: readonly TenantId[]): Promise<Check> {
  let waiting = 0;
  let lagSeconds = 0;
  for (const tenantId of tenants) {
    const found = await database.tenants.read<{ waiting: string; lag: number | null }>(
      systemContext(tenantId, 'doctor'),
      `SELECT count(*) AS waiting,
              extract(epoch FROM clock_timestamp() - min(e.occurred_at))::float8 AS lag
       FROM audit_pending p JOIN audit_entry e
         ON e.tenant_id = p.tenant_id AND e.id = p.entry_id`,
    );
    waiting += Number(found.rows[0]?.waiting ?? 0);
    lagSeconds = Math.max(lagSeconds, found.rows[0]?.lag ?? 0);
  }
  const detail = `${waiting} entries await their place, the oldest for ${lagSeconds.toFixed(1)} s`;
  if (lagSeconds < AUDIT_LAG_SECONDS) return passed('audit', detail);
  return warning('audit', detail, 'run a process with the role jobs: it sequences the audit log');
}
