/** What a person does in a day, through the whole gateway: look, order, deploy, halt, release. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toWireId } from '@fiducia/tenants';
import { approveAs } from '../support/approve-as.js';
import { ask, type GraphqlAnswer } from '../support/graphql-request.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';

let gateway: TestGateway;
let account: string;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  gateway = await startTestGateway({ engine: true });
  account = toWireId('account', gateway.a.accountIds[0] as never);
  for (const role of ['PORTFOLIO_MANAGER', 'RISK_OFFICER', 'TENANT_OWNER'] as const) {
    tokens[role] = await gateway.signIn(gateway.a, role);
  }
});
afterAll(async () => {
  await gateway.stop();
});

const as = (role: string, query: string, variables: Record<string, unknown> = {}) =>
  ask(gateway.url, { query, variables, token: tokens[role] ?? null });

function dataOf<T>(answer: GraphqlAnswer, field: string): T {
  expect(answer.errors, answer.text).toEqual([]);
  return answer.data?.[field] as T;
}

describe('looking', () => {
  it('shows an account with everything that hangs on it', async () => {
    const query = `query ($id: ID!) { account(id: $id) {
      id name status currency mode cash equity dayResult dayResultPct totalResultPct exposure
      exposurePct drawdownPct peakEquity startingCash marketTime run journal { seq hash }
      client { id name reference } mandate { maxOrderNotionalPct maxOrderUnits onStop allowShort }
      halt { cause } instruments { symbol tickSize }
      conversions { currency instrument { symbol } inverted }
      positions { instrument { symbol } quantity averagePrice lastPrice marketValue unrealizedPnl realizedPnl }
      deployments { id status strategy { name version parameters { name default } } parameters
        capitalSharePct positions { quantity } realizedPnl unrealizedPnl instruments { symbol } }
      orders(first: 2) { nodes { id status side quantity instrument { symbol } deployment { id } } pageInfo { hasNextPage endCursor } }
      fills(first: 2) { edges { cursor node { id orderId price quantity fee at } } }
      equityCurve(maxPoints: 10) { at equity drawdownPct }
    } }`;
    const shown = dataOf<Record<string, unknown>>(
      await as('PORTFOLIO_MANAGER', query, { id: account }),
      'account',
    );
    expect(shown).toMatchObject({
      id: account,
      status: 'ACTIVE',
      currency: 'USD',
      startingCash: '10000',
      halt: null,
      instruments: [{ symbol: 'WAVE' }, { symbol: 'TIDE' }],
      conversions: [],
    });
    expect((shown['equityCurve'] as unknown[]).length).toBeLessThanOrEqual(10);
    expect(shown['orders']).toMatchObject({ pageInfo: { hasNextPage: true } });
  });

  it('walks a list page by page without gap or double', async () => {
    const query = `query ($id: ID!, $first: Int!, $after: String) { account(id: $id) {
      orders(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`;
    type Answer = {
      orders: {
        nodes: { id: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
      };
    };
    const read = async (first: number, after: string | null): Promise<Answer['orders']> => {
      const answer = await as('TENANT_OWNER', query, { id: account, first, after });
      return dataOf<Answer>(answer, 'account').orders;
    };
    const all = (await read(200, null)).nodes;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Answer['orders'] = await read(2, after);
      seen.push(...page.nodes.map((order) => order.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(all.map((order) => order.id));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('acting', () => {
  const place = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
    __typename ... on PlaceOrderPayload { order { id status source clientOrderId limitPrice } }
    ... on Failure { code message } ... on InvalidInputError { field }
    ... on OrderDeniedError { check field limit value } } }`;
  const show = 'query ($id: ID!) { order(id: $id) { status } }';
  const order = (more: Record<string, unknown> = {}) => ({
    input: {
      ...{ idempotencyKey: 'order-1', accountId: account, symbol: 'TIDE', side: 'BUY' },
      ...{ type: 'LIMIT', timeInForce: 'GTC', quantity: '0.1', limitPrice: '900', ...more },
    },
  });

  it('places an order once, however often the request comes, and cancels it', async () => {
    const first = await as('PORTFOLIO_MANAGER', place, order());
    const placed = dataOf<{ order: { id: string } }>(first, 'placeOrder');
    expect(placed).toMatchObject({
      order: { source: 'MANUAL', limitPrice: '900' },
    });
    const shown = async () =>
      dataOf(await as('PORTFOLIO_MANAGER', show, { id: placed.order.id }), 'order');
    await expect.poll(shown).toEqual({ status: 'ACCEPTED' });
    const again = dataOf(await as('PORTFOLIO_MANAGER', place, order()), 'placeOrder');
    expect(again).toMatchObject({ order: { id: placed.order.id } });
    const other = await as('PORTFOLIO_MANAGER', place, order({ quantity: '0.2' }));
    expect(dataOf(other, 'placeOrder')).toMatchObject({ __typename: 'IdempotencyConflictError' });
    const cancel = `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) {
      __typename ... on CancelOrderPayload { order { status } } ... on Failure { code message } } }`;
    const input = { idempotencyKey: 'cancel-1', orderId: placed.order.id };
    const cancelled = dataOf(await as('PORTFOLIO_MANAGER', cancel, { input }), 'cancelOrder');
    expect(cancelled).toMatchObject({ __typename: 'CancelOrderPayload' });
    await expect.poll(shown).toEqual({ status: 'CANCELED' });
    const twice = await as('PORTFOLIO_MANAGER', cancel, {
      input: { ...input, idempotencyKey: 'cancel-2' },
    });
    expect(dataOf(twice, 'cancelOrder')).toMatchObject({
      __typename: 'ConflictError',
      code: 'CONFLICT',
    });
  });

  it.each([
    [
      'above the mandate',
      { quantity: '5' },
      { __typename: 'OrderDeniedError', code: 'ORDER_DENIED', field: 'quantity' },
    ],
    [
      'that expires without saying when',
      { timeInForce: 'GTD' },
      { __typename: 'OrderDeniedError', check: 'ORDER_TERMS', field: 'expireAt' },
    ],
    [
      'without its limit price',
      { limitPrice: null },
      { __typename: 'InvalidInputError', field: 'limitPrice' },
    ],
    ['for an unknown symbol', { symbol: 'NONE' }, { __typename: expect.stringMatching(/Error$/) }],
    [
      'for a malformed account',
      { accountId: 'x' },
      { __typename: 'InvalidInputError', field: 'accountId' },
    ],
    [
      'without a key',
      { idempotencyKey: '' },
      { __typename: 'InvalidInputError', field: 'idempotencyKey' },
    ],
  ])('refuses an order %s', async (name, more, expected) => {
    const answer = await as('PORTFOLIO_MANAGER', place, order({ idempotencyKey: name, ...more }));
    expect(dataOf(answer, 'placeOrder')).toMatchObject(expected);
  });

  it('deploys a strategy and stops it', async () => {
    const deploy = `mutation ($input: DeployStrategyInput!) { deployStrategy(input: $input) {
      __typename ... on DeployStrategyPayload { deployment { id status strategy { name } parameters } }
      ... on Failure { code message } } }`;
    const input = {
      ...{ idempotencyKey: 'deploy-1', accountId: account, strategy: 'momentum', parameters: {} },
      ...{ symbols: ['TIDE'], capitalSharePct: '10' },
    };
    const { deployment } = dataOf<{ deployment: { id: string } }>(
      await as('PORTFOLIO_MANAGER', deploy, { input }),
      'deployStrategy',
    );
    expect(deployment).toMatchObject({ status: 'RUNNING', strategy: { name: 'momentum' } });
    const stop = `mutation ($input: StopDeploymentInput!) { stopDeployment(input: $input) {
      __typename ... on StopDeploymentPayload { deployment { status } } ... on Failure { code message } } }`;
    const stopped = await as('PORTFOLIO_MANAGER', stop, {
      input: { idempotencyKey: 'stop-1', deploymentId: deployment.id },
    });
    expect(dataOf(stopped, 'stopDeployment')).toMatchObject({ deployment: { status: 'STOPPED' } });
  });

  it('halts one account and all, and takes two other people to release one', async () => {
    const halt = `mutation ($input: HaltAccountInput!) { haltAccount(input: $input) {
      __typename ... on HaltAccountPayload { account { status halt { cause by reason sentence } } }
      ... on Failure { code message } } }`;
    const release = `mutation ($input: ReleaseAccountInput!) { releaseAccount(input: $input) {
      __typename ... on ReleaseAccountPayload { account { status halt { cause } } approval { id status } }
      ... on Failure { code message } } }`;
    const input = {
      idempotencyKey: 'halt-1',
      accountId: account,
      reason: 'test',
      closePositions: false,
    };
    const halted = dataOf(await as('RISK_OFFICER', halt, { input }), 'haltAccount');
    expect(halted).toMatchObject({
      account: { status: 'HALTED', halt: { cause: 'PERSON', reason: 'test' } },
    });
    const denied = await as('PORTFOLIO_MANAGER', place, order({ idempotencyKey: 'while-halted' }));
    expect(dataOf(denied, 'placeOrder')).toMatchObject({ __typename: 'AccountHaltedError' });
    const wish = (key: string) => ({
      input: { idempotencyKey: key, accountId: account, reason: 'ok' },
    });
    const own = await as('RISK_OFFICER', release, wish('release-1'));
    expect(dataOf(own, 'releaseAccount')).toMatchObject({ code: 'FOUR_EYES_REQUIRED' });
    const asked = dataOf<{ approval: { id: string } }>(
      await as('TENANT_OWNER', release, wish('release-2')),
      'releaseAccount',
    );
    expect(asked).toMatchObject({ account: { status: 'HALTED' }, approval: { status: 'PENDING' } });
    const approvalId = asked.approval.id;
    const granted = await approveAs(gateway, gateway.a, { role: 'RISK_OFFICER', approvalId });
    expect(granted.status).toBe('APPROVED');
    const shown = await as('TENANT_OWNER', 'query ($id: ID!) { account(id: $id) { status } }', {
      id: account,
    });
    expect(dataOf(shown, 'account')).toEqual({ status: 'ACTIVE' });
    const all = `mutation ($input: HaltAllAccountsInput!) { haltAllAccounts(input: $input) {
      __typename ... on HaltAllAccountsPayload { haltedCount accounts { id status } } ... on Failure { code } } }`;
    const everything = await as('TENANT_OWNER', all, {
      input: { idempotencyKey: 'all-1', reason: 'drill', closePositions: true },
    });
    expect(dataOf(everything, 'haltAllAccounts')).toMatchObject({
      haltedCount: 2,
      accounts: [{ status: 'HALTED' }, { status: 'HALTED' }],
    });
  });

  it('has logged nothing unexpected', () => {
    expect(gateway.log.errors).toEqual([]);
  });
});
