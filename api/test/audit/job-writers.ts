/** What the jobs of the platform write to the audit log, and its operator's commands. */
import { commitJournalHeads, forgetOldResearch, setResearchLimits } from '@fiducia/engine';
import {
  ApprovalExpiry,
  checkHistories,
  forgetOldKeys,
  SecretsKeeper,
  type Database,
  type HeadCopies,
} from '@fiducia/tenants';
import { FakeClock, must, openSigningHome } from '@fiducia/tenants/testing';
import { approvalDeskOf } from '../../src/gateway/approval-desk.js';
import { accountOf } from '../isolation/seed-trading.js';
import { freshKey } from '../isolation/variable-values.js';
import { ask } from '../support/graphql-request.js';
import type { TestGateway } from '../support/test-gateway.js';
import type { Writer } from './writers-beside-mutations.js';

export const jobWriters: readonly Writer[] = [
  { name: 'the job that ends old requests', action: 'approval.expire', run: expireApprovals },
  { name: 'the job that forgets old keys', action: 'idempotency-keys.forget', run: forgetKeys },
  { name: 'the job that looks after the secrets', action: 'secret.rewrap', run: keepSecrets },
  { name: 'the job that commits journals', action: 'journal.commit', run: commitJournals },
  { name: 'an operator who limits research', action: 'research-limits.set', run: limitResearch },
  { name: 'the job that forgets research', action: 'research-run.forget', run: forgetResearch },
  { name: 'a log that people accept', action: 'audit.accept', run: acceptHistory },
];

/** Older than anything that ends by itself. */
const LATER_MS = 40 * 24 * 60 * 60_000;

/** The same rows, seen when they are old. */
async function later({ database }: TestGateway): Promise<{ db: Database; clock: FakeClock }> {
  const clock = new FakeClock(new Date(Date.now() + LATER_MS));
  return { db: await database.open({ clock }), clock };
}

async function expireApprovals(gateway: TestGateway): Promise<void> {
  const { a, tenants, engineDeps: engine, stores: ephemeral, log } = gateway;
  const query = `mutation ($input: ChangeAccountLimitsInput!) {
    changeAccountLimits(input: $input) { __typename } }`;
  const input = {
    ...{ accountId: accountOf(a, 0), idempotencyKey: freshKey(), reason: 'as a test' },
    limits: { maxDrawdownPct: '40' },
  };
  const token = await gateway.signIn(a, 'RISK_OFFICER');
  await ask(gateway.url, { query, variables: { input }, token });
  const approvals = approvalDeskOf({ engine, tenants, ephemeral });
  await new ApprovalExpiry({ ...(await later(gateway)), approvals, log }).expireOnce();
}

async function forgetKeys(gateway: TestGateway): Promise<void> {
  await forgetOldKeys(await later(gateway));
}

async function keepSecrets({ tenants, log }: TestGateway): Promise<void> {
  await new SecretsKeeper({ ...tenants, log }, { rotationDays: 0 }).keepOnce();
}

async function commitJournals({ a, database }: TestGateway): Promise<void> {
  await commitJournalHeads({ db: database.db }, a.tenantId);
}

async function limitResearch({ a, database }: TestGateway): Promise<void> {
  must(await setResearchLimits(a.context, { db: database.db }, { keepDays: 1 }));
}

async function forgetResearch({ database }: TestGateway): Promise<void> {
  await database.asSuperuser(
    `UPDATE research_run SET requested_at = requested_at - interval '3 days',
       started_at = started_at - interval '3 days', finished_at = finished_at - interval '3 days'`,
  );
  await forgetOldResearch({ db: database.db });
}

/** Storage has a head that the logs do not reach, until people accept what is there. */
async function acceptHistory({ a, b, database }: TestGateway): Promise<void> {
  const home = openSigningHome();
  const copies: HeadCopies = {
    put: () => Promise.resolve('STORED'),
    sizeBeyond: () => Promise.resolve(1_000_000n),
  };
  await checkHistories(home.deps(database.db, { copies }));
  const signing = home.deps(database.db);
  for (const { tenantId } of [a, b]) {
    signing.kept.accept(tenantId, { at: '2026-01-01T00:00:00Z', reason: 'looked at' });
  }
  await checkHistories(signing);
  home.remove();
}
