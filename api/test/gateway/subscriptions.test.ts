/** Live events: from the journal, complete and in order, whatever happens between. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { accountOf } from '../isolation/seed-trading.js';
import { ask } from '../support/graphql-request.js';
import { openLiveClient, subscribeLive, type LiveResult } from '../support/live-client.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';

let gateway: TestGateway;
let account: string;

beforeAll(async () => {
  // Twenty bars a second: the journal grows while it is being read.
  gateway = await startTestGateway({ engine: true, barsPerSecond: 20 });
  account = accountOf(gateway.a, 0);
});
afterAll(async () => {
  await gateway.stop();
});

const EVENTS = `subscription ($id: ID!, $afterSeq: Int) { accountEvents(accountId: $id, afterSeq: $afterSeq) {
  seq type at payload account { accountId seq equity } orders { id status deployment { id } }
  fills { id orderId price } candles { symbol candle { at close } } } }`;

interface Event {
  readonly seq: number;
  readonly type: string;
  readonly account: { readonly seq: number };
  readonly orders: readonly { readonly id: string }[];
  readonly fills: readonly { readonly id: string }[];
  readonly candles: readonly { readonly symbol: string }[];
}
const eventsIn = (results: readonly LiveResult[]) =>
  results.map(({ data }) => data?.['accountEvents'] as Event);

describe('account events', () => {
  it('replay the whole journal and go on live, each entry once and in order', async () => {
    const client = openLiveClient(gateway.url, { token: gateway.a.apiKey });
    const head = await headOf();
    const live = subscribeLive(client, EVENTS, { id: account, afterSeq: 0 });
    await live.until((results) => results.length > head + 5);
    live.stop();
    const events = eventsIn(live.results);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events[0]?.type).toBe('ACCOUNT_OPENED');
    expect(events.every((event) => event.account.seq >= event.seq)).toBe(true);
    const bars = events.filter(({ type }) => type === 'BARS');
    expect(
      bars.every(
        ({ candles }) =>
          candles.map(({ symbol }) => symbol).join() === 'TIDE,WAVE' || candles.length === 2,
      ),
    ).toBe(true);
    expect(events.some(({ fills }) => fills.length > 0)).toBe(true);
    expect(events.some(({ orders }) => orders.length > 0)).toBe(true);
    await client.dispose();
  });

  it('resume after a lost connection without gap or double', async () => {
    const seen: number[] = [];
    let afterSeq = (await headOf()) - 20;
    const start = afterSeq;
    for (let connection = 0; connection < 4; connection += 1) {
      const client = openLiveClient(gateway.url, { token: gateway.a.apiKey });
      const live = subscribeLive(client, EVENTS, { id: account, afterSeq });
      await live.until((results) => results.length >= 12);
      // Cut in the middle: what was on its way is lost.
      client.terminate();
      seen.push(...eventsIn(live.results).map(({ seq }) => seq));
      afterSeq = seen.at(-1) ?? afterSeq;
      await client.dispose();
    }
    expect(seen).toEqual(seen.map((_, index) => start + index + 1));
  });

  it('begin with the next entry when no place is given', async () => {
    const client = openLiveClient(gateway.url, { token: gateway.a.apiKey });
    const before = await headOf();
    const live = subscribeLive(client, EVENTS, { id: account });
    await live.until((results) => results.length > 0);
    expect(eventsIn(live.results)[0]?.seq).toBeGreaterThan(before);
    live.stop();
    await client.dispose();
  });

  it.each([
    ['a place beyond the journal', { afterSeq: 1_000_000 }, 'INVALID_ARGUMENT'],
    ['a negative place', { afterSeq: -1 }, 'INVALID_ARGUMENT'],
    ['a malformed id', { id: 'nonsense' }, 'INVALID_ARGUMENT'],
    ['an account that is not there', { id: `acc_${'0'.repeat(32)}` }, 'NOT_FOUND'],
  ])('are refused for %s', async (_name, variables, code) => {
    const client = openLiveClient(gateway.url, { token: gateway.a.apiKey });
    const live = subscribeLive(client, EVENTS, { id: account, ...variables });
    await live.ended;
    expect(live.text()).toContain(code);
    await client.dispose();
  });
});

describe('the overview', () => {
  it('is told of each account that moves', async () => {
    const client = openLiveClient(gateway.url, { token: gateway.a.apiKey });
    const query =
      'subscription { accountUpdates { accountId seq status equity cash dayResult exposure drawdownPct marketTime run } }';
    const live = subscribeLive(client, query);
    await live.until(
      (results) =>
        new Set(results.map((result) => JSON.stringify(result.data).slice(0, 80))).size >= 2,
    );
    live.stop();
    await client.dispose();
  });
});

describe('a connection', () => {
  it.each([
    ['a query', '{ viewer { id } }', 'SUBSCRIPTION_ONLY'],
    ['bad syntax', 'subscription {', 'MALFORMED_QUERY'],
    ['an unknown field', 'subscription { marketUpdates { nothing } }', 'INVALID_QUERY'],
    [
      'two fields',
      'subscription { marketUpdates { phase } accountUpdates { seq } }',
      'TOO_MANY_ROOT_FIELDS',
    ],
    [
      'too many tokens',
      `subscription { marketUpdates { ${'phase '.repeat(2_500)} } }`,
      'TOO_MANY_TOKENS',
    ],
  ])('answers %s with a code', async (_name, query, code) => {
    const client = openLiveClient(gateway.url, { token: gateway.a.apiKey });
    const live = subscribeLive(client, query);
    await live.ended;
    expect(live.text()).toContain(code);
    await client.dispose();
  });

  it('holds twenty subscriptions and refuses the next', async () => {
    const client = openLiveClient(gateway.url, { token: gateway.a.apiKey });
    const query = 'subscription { marketUpdates { phase } }';
    const held = Array.from({ length: 20 }, () => subscribeLive(client, query));
    await Promise.all(held.map((one) => one.until((results) => results.length > 0)));
    const more = subscribeLive(client, query);
    await more.ended;
    expect(more.text()).toContain('TOO_MANY_SUBSCRIPTIONS');
    await client.dispose();
  });

  it('is closed for garbage and for another path, and the server goes on', async () => {
    const address = gateway.url.replace('http', 'ws');
    const garbage = new WebSocket(address, 'graphql-transport-ws');
    const closed = new Promise<number>((resolve) => garbage.once('close', resolve));
    garbage.once('open', () => garbage.send('\u0000 not JSON'));
    expect(await closed).toBe(4400);
    const elsewhere = new WebSocket(address.replace('/graphql', '/other'), 'graphql-transport-ws');
    const refused = await new Promise<Error>((resolve) => elsewhere.once('error', resolve));
    expect(refused.message).toContain('404');
    expect(
      (await ask(gateway.url, { query: '{ market { phase } }', token: gateway.a.apiKey })).status,
    ).toBe(200);
  });

  it('ends when its API key is revoked in the database', async () => {
    const client = openLiveClient(gateway.url, { token: gateway.b.apiKey });
    const live = subscribeLive(client, 'subscription { accountUpdates { seq } }');
    await live.until((results) => results.length > 0);
    await gateway.tenants.db.tenants.run(gateway.b.context, (tx) =>
      tx.query('update api_key set revoked_at = now() where tenant_id = $1', [gateway.b.tenantId]),
    );
    expect(await live.ended).toMatchObject({ code: 4401, reason: 'SESSION_ENDED' });
    await client.dispose();
  });
});

async function headOf(): Promise<number> {
  const query = 'query ($id: ID!) { account(id: $id) { journal { seq } } }';
  const answer = await ask(gateway.url, {
    query,
    variables: { id: account },
    token: gateway.a.apiKey,
  });
  return (answer.data?.['account'] as { journal: { seq: number } }).journal.seq;
}
