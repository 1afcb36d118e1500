/** What the engine writes to the audit log by itself. Leaves the market somewhere, and no engine. */
import { startEngine } from '@fiducia/engine';
import { until } from '@fiducia/engine/testing';
import type { TestGateway } from '../support/test-gateway.js';
import type { Writer } from './writers-beside-mutations.js';

export const engineWriters: readonly Writer[] = [
  { name: 'a rule of the mandate', action: 'account.halt', run: haltByRule },
  { name: 'a replay that starts over', action: 'account.release', run: liftHalts },
  { name: 'a journal that was changed', action: 'account.suspend', run: suspendAccount },
];

const BY_RULE = `SELECT 1 FROM halt WHERE cause = 'RULE'`;

/** The recorded market passes at full speed, again and again, until a mandate is broken. */
async function haltByRule(gateway: TestGateway): Promise<void> {
  await gateway.engine?.stop();
  await gateway.database.asSuperuser('UPDATE market_replay SET bars_per_second = NULL');
  await untilOneMore(gateway, BY_RULE);
}

async function liftHalts(gateway: TestGateway): Promise<void> {
  await untilOneMore(gateway, `${BY_RULE} AND released_by = 'SYSTEM:market-replay'`);
}

/** Somebody with the database in their hands changes what an account has done. */
async function suspendAccount(gateway: TestGateway): Promise<void> {
  await gateway.database.asSuperuser(
    `SET session_replication_role = 'replica';
     DELETE FROM account_snapshot; UPDATE journal_entry SET entry = '{}'`,
  );
  await untilOneMore(
    gateway,
    'SELECT 1 FROM account_summary WHERE engine_problem IS NOT NULL',
    null,
  );
}

/** Rows than there are now, with an engine for as long as it takes. */
async function untilOneMore(
  { a, database, engineDeps }: TestGateway,
  sql: string,
  restartPauseMs: number | null = 0,
): Promise<void> {
  const count = async (): Promise<number> =>
    (await database.db.tenants.read(a.context, sql)).rowCount;
  const before = await count();
  const started = await startEngine(engineDeps, { owner: 'test', restartPauseMs });
  if (!started.ok) throw new Error(started.error);
  await until(sql, async () => (await count()) > before);
  await started.engine.stop();
}
