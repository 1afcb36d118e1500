/** The audit log over the API: filters, heads, proofs and exports, each within its reader's scope. */
import { createClient, verifyAuditExport, verifyInclusion, hashFromHex } from '@fiducia/sdk';
import type { FiduciaClient } from '@fiducia/sdk';
import { commitJournalHeads } from '@fiducia/engine';
import { toWireId } from '@fiducia/tenants';
import { muteAuditAction } from '@fiducia/tenants/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_KEY_PATH } from '../../src/gateway/audit-key-route.js';
import { ask, codesOf } from '../support/graphql-request.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';

let gateway: TestGateway;
let client: FiduciaClient;

beforeAll(async () => {
  gateway = await startTestGateway({ engine: true, audit: true });
  client = createClient({ url: gateway.url, apiKey: gateway.a.apiKey });
});
afterAll(() => gateway.stop());

async function exported(options: Parameters<FiduciaClient['audit']['export']>[0] = {}) {
  let text = '';
  for await (const line of client.audit.export(options)) text += line;
  return text;
}

const verified = async (text: string, heads: readonly string[] = []) =>
  verifyAuditExport(text, { publicKey: await client.audit.publicKey(), heads });

describe('entries', () => {
  interface Found {
    readonly action: string;
    readonly actorId: string | null;
  }
  const cases: readonly (readonly [string, object, (entry: Found) => boolean])[] = [
    ['one action', { action: 'user.create' }, ({ action }) => action === 'user.create'],
    ['a kind of actions', { action: 'account.' }, ({ action }) => action.startsWith('account.')],
    [
      'all but some actions',
      { withoutActions: ['user.create'] },
      ({ action }) => action !== 'user.create',
    ],
    ['a text in the action', { search: 'USER.CR' }, ({ action }) => action === 'user.create'],
    ['the time before anything', { to: '2000-01-01T00:00:00.000Z' }, () => false],
    ['the actor', { actorId: 'seed' }, ({ actorId }) => actorId === 'seed'],
  ];
  it.each(cases)('are found by %s', async (_name, filter, fits) => {
    const all = await client.audit.list({ first: 200 }).toArray();
    const found = await client.audit.list({ first: 200, ...filter }).toArray();
    expect(found.map(({ id }) => id)).toEqual(
      all.filter((entry) => (fits as (one: object) => boolean)(entry)).map(({ id }) => id),
    );
  });

  it('are proven one by one against a signed head', async () => {
    await exported();
    const [entry] = await client.audit.list({ action: 'user.create', limit: 1 }).toArray();
    const inclusion = await client.audit.proof(entry?.id ?? '');
    const bytes = (hex: string) => hashFromHex(hex) ?? new Uint8Array(0);
    const claim = {
      leafHash: bytes(inclusion.leafHash),
      index: inclusion.leafIndex,
      treeSize: inclusion.checkpoint.treeSize,
      root: bytes(inclusion.checkpoint.rootHash),
      proof: inclusion.proof.map(bytes),
    };
    expect(await verifyInclusion(claim)).toBe(true);
    expect(await verifyInclusion({ ...claim, index: claim.index + 1 })).toBe(false);
  });
});

describe('writers beside the mutations', () => {
  const countOf = async (action: string) =>
    (await client.audit.list({ first: 200, action }).toArray()).length;

  it('leave an entry for each opened account, and for each journal that has grown', async () => {
    const accounts = await client.accounts.list().toArray();
    expect(await countOf('account.open')).toBe(accounts.length);
    const { tenantId } = gateway.a;
    const committed = await commitJournalHeads({ db: gateway.database.db }, tenantId);
    expect(await countOf('journal.commit')).toBe(committed);
    // Nothing has grown since.
    expect(await commitJournalHeads({ db: gateway.database.db }, tenantId)).toBe(0);
  });

  it('are missed when they are not written', async () => {
    const before = await countOf('audit.export');
    const unmute = await muteAuditAction(gateway.database, 'audit.export');
    await exported();
    expect(await countOf('audit.export')).toBe(before);
    await unmute();
    await exported();
    expect(await countOf('audit.export')).toBe(before + 1);
  });
});

describe('an export', () => {
  it('is verified with the key that everybody may read, and names itself', async () => {
    const text = await exported({ withPrivate: true });
    const key = await fetch(new URL(AUDIT_KEY_PATH, gateway.url));
    expect(await key.text()).toBe(await client.audit.publicKey());
    const verdict = await verified(text);
    expect(verdict.problems).toEqual([]);
    expect(verdict.entries).toBe(verdict.treeSize);
    expect(text).toContain('"action":"audit.export"');
    expect(text).toContain('"salt"');
    expect(await exported()).not.toContain('"salt"');
  });

  it('of one account, or of a time, proves what it holds and continues an older head', async () => {
    const [head] = await client.audit.checkpoints({ limit: 1 }).toArray();
    const accountId = toWireId('account', gateway.a.accountIds[0] as never);
    const selection = await exported({ accountId, head: head?.note });
    const verdict = await verified(selection, [head?.note ?? '']);
    expect(verdict.problems).toEqual([]);
    expect(verdict.entries).toBeGreaterThan(0);
    expect(verdict.entries).toBeLessThan(verdict.treeSize);
    const stretch = await exported({ from: new Date(Date.now() - 60_000).toISOString() });
    expect((await verified(stretch)).ok).toBe(true);
    const nothing = await exported({ to: '2000-01-01T00:00:00.000Z' });
    expect(await verified(nothing)).toMatchObject({ ok: true, entries: 0 });
  });

  it('holds nothing of another tenant, whatever is asked for', async () => {
    const text = await exported({ withPrivate: true });
    expect(text).toContain(gateway.a.canary);
    expect(text).not.toContain(gateway.b.canary);
    const accountId = toWireId('account', gateway.b.accountIds[0] as never);
    await expect(exported({ accountId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is refused to who may read the log and not take it away', async () => {
    const token = await gateway.signIn(gateway.a, 'RISK_OFFICER');
    const status = '{ auditStatus { treeSize alarm { kind } } }';
    expect(codesOf(await ask(gateway.url, { query: status, token }))).toEqual([]);
    const prepare = 'mutation { prepareAuditExport(input: {}) { __typename } }';
    const refused = await ask(gateway.url, { query: prepare, token });
    expect(refused.data).toEqual({ prepareAuditExport: { __typename: 'PermissionDeniedError' } });
    const read =
      '{ auditExportEntries(first: 1, fromIndex: 0, toIndex: 9) { nodes { leafHash } } }';
    // Nor do the pages come to who has not said, in the log, that they take it away.
    const compliance = await gateway.signIn(gateway.a, 'COMPLIANCE_OFFICER');
    const unnoted = read.replace('toIndex: 9', 'toIndex: 9, withPrivate: true');
    const early = await ask(gateway.url, { query: unnoted, token: compliance });
    expect(codesOf(early)).toEqual(['CONFLICT']);
    const noted = 'mutation { prepareAuditExport(input: { withPrivate: true }) { __typename } }';
    await ask(gateway.url, { query: noted, token: compliance });
    expect(codesOf(await ask(gateway.url, { query: unnoted, token: compliance }))).toEqual([]);
    const proof = '{ auditExportProof(treeSize: 3, fromIndex: 0, toIndex: 1) }';
    for (const query of [read, proof]) {
      const answer = await ask(gateway.url, { query, token });
      expect(codesOf(answer)).toEqual(['PERMISSION_DENIED']);
    }
  });
});
