/**
 * Every write of a tenant's row has its entry in the audit log, judged by what the database itself
 * has seen of every mutation, every job and the engine; and an entry that is taken away is missed.
 */
import { AUDIT_ACTIONS, createClient, type AuditAction } from '@fiducia/tenants';
import {
  must,
  muteAuditAction,
  recordFigures,
  stateProblems,
  type StoredLeaf,
} from '@fiducia/tenants/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  actionsOf,
  askMutation,
  MUTATIONS,
  walkMutations,
  type WalkedMutation,
} from '../audit/walk-mutations.js';
import { runWriters, type RunWriter } from '../audit/writers-beside-mutations.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';
import { auditMutants } from './audit-mutants.js';
import { unauditedWrites, WITHOUT_ENTRY } from './audit-rules.js';
import { seedResearch } from './seed-research.js';
import { readEvidence, startRecording, type TransactionEvidence } from './write-evidence.js';

/** Some fifty mutations and then the jobs: a minute at most, and many on a machine that is busy. */
const EVERY_WRITER_MS = 600_000;
/** Whose it is, is not known yet: the mail that it leads to has an entry of its own. */
const WITHOUT_OWN_ENTRY: readonly string[] = ['requestPasswordReset'];
/** Actions that nothing here can cause, with the reason. */
const NOT_CAUSED: Partial<Readonly<Record<AuditAction, string>>> = {};

let gateway: TestGateway;
let walked: readonly WalkedMutation[];
let ran: readonly RunWriter[];
let evidence: readonly TransactionEvidence[];

beforeAll(async () => {
  gateway = await startTestGateway({
    engine: true,
    audit: true,
    prepare: ({ superuserUrl }) => startRecording(superuserUrl),
  });
  // So that there is one to run again.
  await seedResearch(gateway, gateway.a);
  walked = await walkMutations(gateway);
  ran = await runWriters(gateway);
  evidence = await readEvidence(gateway.database.superuserUrl);
}, EVERY_WRITER_MS);
afterAll(async () => {
  await gateway.stop();
});

describe('every mutation of the schema', () => {
  it('is walked in a way in which it succeeds', () => {
    expect(walked.map(({ field }) => field).toSorted()).toEqual(
      MUTATIONS.map(({ field }) => field).toSorted(),
    );
    for (const { field, answer } of walked) {
      expect(answer.data?.[field], `${field}: ${answer.text}`).toMatchObject({
        __typename: expect.stringMatching(/Payload$/),
      });
    }
  });

  it('leaves an entry that names its request', () => {
    const silent = walked.filter(({ actions }) => actions.length === 0);
    expect(silent.map(({ field }) => field)).toEqual(WITHOUT_OWN_ENTRY);
  });

  it('leaves none when it is refused', async () => {
    const token = await gateway.signIn(gateway.a, 'RISK_OFFICER');
    const answer = await askMutation(gateway, 'placeOrder', {
      token: () => Promise.resolve(token),
    });
    expect(answer.text).toContain('PERMISSION_DENIED');
    expect(await actionsOf(gateway, answer)).toEqual([]);
  });
});

describe('every other writer', () => {
  it('leaves the entry that is its own', () => {
    expect(ran.filter(({ left }) => left === 0).map(({ name }) => name)).toEqual([]);
  });
});

describe('in the database', () => {
  it('every transaction that changes a tenant’s rows tells of it', () => {
    expect(evidence.length).toBeGreaterThan(500);
    expect([...new Set(evidence.flatMap(unauditedWrites))]).toEqual([]);
  });

  it('every entry says what was before and what is after', async () => {
    const sql = 'SELECT action, leaf FROM audit_entry WHERE tenant_id = $1';
    const { a, database } = gateway;
    const { rows } = await database.db.tenants.read<StoredLeaf>(a.context, sql, [a.tenantId]);
    expect(rows.length).toBeGreaterThan(MUTATIONS.length);
    expect(stateProblems(rows)).toEqual([]);
  });

  it('whatever needs no entry of its own is written, and says why', () => {
    for (const { writes: pattern, reason } of WITHOUT_ENTRY) {
      expect(reason.length).toBeGreaterThan(20);
      const isWritten = evidence.some(({ writes }) => writes.some((one) => pattern.test(one)));
      expect(isWritten, String(pattern)).toBe(true);
    }
  });
});

describe('an audit write that is taken away', () => {
  it('is missed, whichever action it is of and in whichever transaction', (context) => {
    // What answers without a write is told by them, or by nobody.
    const told = (action: string): boolean =>
      walked.some(({ actions }) => actions.length > 0 && actions.every((one) => one === action)) ||
      ran.some((writer) => writer.action === action && writer.left > 0);
    const mutants = auditMutants(evidence, told);
    const caused = new Set(mutants.map(({ action }) => action));
    const survived = mutants.filter(({ killed }) => !killed);
    recordFigures(context, 'audit', {
      auditActions: AUDIT_ACTIONS.length,
      auditActionsMutated: AUDIT_ACTIONS.filter((action) => caused.has(action)).length,
      auditTransactions: evidence.length,
      auditMutants: mutants.length,
      auditMutantsKilled: mutants.length - survived.length,
    });
    expect(survived).toEqual([]);
    const left = AUDIT_ACTIONS.filter((action) => !caused.has(action));
    expect(left.toSorted()).toEqual(Object.keys(NOT_CAUSED).toSorted());
  });

  it('is missed as well when it is really not written', async () => {
    const { a, database, tenants } = gateway;
    const known = new Set(evidence.map(({ id }) => id));
    const unmute = await muteAuditAction(database, 'client.create');
    must(await createClient(a.context, tenants, { name: 'Unseen', reference: 'unseen' }));
    await unmute();
    const since = (await readEvidence(database.superuserUrl)).filter(({ id }) => !known.has(id));
    expect(since.flatMap(unauditedWrites)).toContain('INSERT client');
  });
});
