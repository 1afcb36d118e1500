/** Four eyes through the whole gateway: ask, see, follow, decide; and nobody decides alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toWireId } from '@fiducia/tenants';
import { approveAs } from '../support/approve-as.js';
import { ask, codesOf, type GraphqlAnswer } from '../support/graphql-request.js';
import { openLiveClient, subscribeLive } from '../support/live-client.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';

let gateway: TestGateway;
let accountId: string;
const tokens: Record<string, string> = {};

const CHANGE = `mutation ($input: ChangeAccountLimitsInput!) { changeAccountLimits(input: $input) {
  __typename ... on ChangeAccountLimitsPayload { account { mandate { maxDrawdownPct } }
    approval { id kind status isOwnRequest mayDecide lines { field before after } } }
  ... on Failure { code message } ... on InvalidInputError { field } } }`;
const LIST = `query ($status: ApprovalStatus) { approvals(first: 10, status: $status) {
  nodes { id status reason resourceName requestedBy { name kind } isOwnRequest mayDecide decidedBy { name } } } }`;
const LIMITS = `query ($id: ID!) { account(id: $id) { mandate { maxDrawdownPct maxOrderUnits }
  limitChanges { approvalId before { maxDrawdownPct } after { maxDrawdownPct } } } }`;
const DECIDE = `mutation ($input: DecideRequestInput!) { approveRequest(input: $input) {
  __typename ... on Failure { code } } }`;

beforeAll(async () => {
  gateway = await startTestGateway({ engine: true });
  accountId = toWireId('account', gateway.a.accountIds[0] as never);
  const roles = [
    'PORTFOLIO_MANAGER',
    'RISK_OFFICER',
    'TENANT_OWNER',
    'COMPLIANCE_OFFICER',
  ] as const;
  for (const role of roles) tokens[role] = await gateway.signIn(gateway.a, role);
});
afterAll(() => gateway.stop());

const as = (role: string, query: string, variables: Record<string, unknown> = {}) =>
  ask(gateway.url, { query, variables, token: tokens[role] ?? null });

function dataOf<T>(answer: GraphqlAnswer, field: string): T {
  expect(answer.errors, answer.text).toEqual([]);
  return answer.data?.[field] as T;
}

let keys = 0;
async function askForLimits(limits: Record<string, unknown>, role = 'RISK_OFFICER') {
  keys += 1;
  const input = {
    idempotencyKey: `limits-${keys}`,
    accountId,
    limits,
    reason: 'Asked by the client',
  };
  return dataOf<{ approval: { id: string } }>(
    await as(role, CHANGE, { input }),
    'changeAccountLimits',
  );
}

describe('a change of limits', () => {
  it('is asked for by one, seen by those who decide, and holds once another grants it', async () => {
    const { approval } = await askForLimits({ maxDrawdownPct: '7.5', maxOrderUnits: '900' });
    expect(approval).toMatchObject({
      ...{ kind: 'LIMIT_CHANGE', status: 'PENDING', isOwnRequest: true, mayDecide: false },
      lines: [
        { field: 'maxOrderUnits', before: null, after: '900' },
        { field: 'maxDrawdownPct', before: '10', after: '7.5' },
      ],
    });
    const seen = async (role: string) =>
      dataOf<{ nodes: object[] }>(await as(role, LIST, { status: 'PENDING' }), 'approvals').nodes;
    expect(await seen('COMPLIANCE_OFFICER')).toMatchObject([
      { id: approval.id, reason: 'Asked by the client', mayDecide: true, isOwnRequest: false },
    ]);
    expect(await seen('PORTFOLIO_MANAGER')).toEqual([]);
    const input = { approvalId: approval.id, reason: 'I am sure' };
    const own = dataOf(await as('RISK_OFFICER', DECIDE, { input }), 'approveRequest');
    expect(own).toMatchObject({ code: 'APPROVAL_OWN_REQUEST' });
    const owner = { role: 'TENANT_OWNER', approvalId: approval.id } as const;
    expect(await approveAs(gateway, gateway.a, owner)).toMatchObject({ status: 'APPROVED' });
    const account = dataOf(await as('RISK_OFFICER', LIMITS, { id: accountId }), 'account');
    expect(account).toMatchObject({
      mandate: { maxDrawdownPct: '7.5', maxOrderUnits: '900' },
      limitChanges: [{ approvalId: approval.id, before: { maxDrawdownPct: '10' } }],
    });
  });

  it('tells the field at fault', async () => {
    expect(await askForLimits({ maxDrawdownPct: '150' })).toMatchObject({
      ...{ __typename: 'InvalidInputError', field: 'limits.maxDrawdownPct' },
    });
    expect(await askForLimits({ cashReservePct: null })).toMatchObject({
      ...{ __typename: 'InvalidInputError', field: 'limits.cashReservePct' },
    });
  });
});

describe('following', () => {
  it('tells those who decide of each change, and nobody else', async () => {
    const query = 'subscription { approvalUpdates { id status } }';
    const client = openLiveClient(gateway.url, { token: tokens['COMPLIANCE_OFFICER'] ?? '' });
    const other = openLiveClient(gateway.url, {
      token: await gateway.signIn(gateway.b, 'TENANT_OWNER'),
    });
    const seen = subscribeLive(client, query);
    const foreign = subscribeLive(other, query);
    await expect
      .poll(
        async () => {
          const { approval } = await askForLimits({ maxDailyLossPct: '4' });
          if (approval !== undefined) {
            const input = { approvalId: approval.id };
            const withdraw = `mutation ($input: WithdrawRequestInput!) { withdrawRequest(input: $input) { __typename } }`;
            await as('RISK_OFFICER', withdraw, { input });
          }
          return seen.results.length;
        },
        { timeout: 15_000 },
      )
      .toBeGreaterThan(1);
    expect(foreign.results).toEqual([]);
    await client.dispose();
    await other.dispose();
  });
});

describe('the policy', () => {
  it('is read by everybody and weakened by two', async () => {
    const policies = '{ approvalPolicies { kind required changeable } }';
    const all = dataOf<{ kind: string; required: boolean }[]>(
      await as('PORTFOLIO_MANAGER', policies),
      'approvalPolicies',
    );
    expect(all.every(({ required }) => required)).toBe(true);
    const set = `mutation ($input: SetApprovalPolicyInput!) { setApprovalPolicy(input: $input) {
      __typename ... on SetApprovalPolicyPayload { policy { required } approval { id kind } }
      ... on Failure { code } } }`;
    const input = { kind: 'LIMIT_CHANGE', required: false, reason: 'One desk' };
    expect(dataOf(await as('RISK_OFFICER', set, { input }), 'setApprovalPolicy')).toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    const asked = dataOf<{ approval: { id: string } }>(
      await as('TENANT_OWNER', set, { input }),
      'setApprovalPolicy',
    );
    expect(asked).toMatchObject({
      policy: { required: true },
      approval: { kind: 'POLICY_CHANGE' },
    });
    const approvalId = asked.approval.id;
    await approveAs(gateway, gateway.a, { role: 'COMPLIANCE_OFFICER', approvalId });
    expect(await askForLimits({ maxDailyLossPct: '3' })).toMatchObject({ approval: null });
  });
});

it('nothing is seen or decided across partners', async () => {
  const { approval } = await askForLimits({ maxDrawdownPct: '6' }).then(async (first) =>
    first.approval === null
      ? { approval: { id: toWireId('approval', gateway.a.tenantId as never) } }
      : first,
  );
  const token = await gateway.signIn(gateway.b, 'TENANT_OWNER');
  const query = 'query ($id: ID!) { approval(id: $id) { id } node(id: $id) { id } }';
  const answer = await ask(gateway.url, { query, variables: { id: approval.id }, token });
  expect(codesOf(answer)).toEqual([]);
  expect(answer.data).toEqual({ approval: null, node: null });
});

it('has logged nothing unexpected', () => {
  expect(gateway.log.errors).toEqual([]);
});
