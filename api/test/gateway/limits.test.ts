/** Rate limits by cost, what they tell, what they keep free; persisted operations; both stores. */
import { createHash } from 'node:crypto';
import { redisMissing, startTestRedis, type TestRedis } from '@fiducia/tenants/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieNames } from '../../src/gateway/identity/credential.js';
import type { RateLimits } from '../../src/gateway/rate-limits/rate-policies.js';
import { accountOf } from '../isolation/seed-trading.js';
import { ask as askAt, codesOf, post } from '../support/graphql-request.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';

const minute = (points: number) => ({ points, windowMs: 60_000 });
const WIDE = minute(1e6);
const VIEWER = '{ viewer { id } }';
const missing = redisMissing();

let redis: TestRedis | null = null;
beforeAll(async () => {
  if (missing === '') redis = await startTestRedis();
});
afterAll(() => redis?.stop());

/** Of the right form; the checksum at its end is not. */
function madeUpKey(index: number): string {
  return `fdk_test_${'a'.repeat(8)}_${'b'.repeat(42)}${index}_${'c'.repeat(6)}`;
}

const LIMITS: RateLimits = {
  actor: minute(40),
  tenant: minute(60),
  address: WIDE,
  visitor: minute(5),
  reserved: minute(2),
  guesses: minute(3),
};
/** 21 units. */
const LARGE = '{ accounts(first: 200) { nodes { fills(first: 9) { nodes { id } } } } }';
const HALT = `mutation ($input: HaltAccountInput!) { haltAccount(input: $input) { __typename } }`;

describe.each([
  ['in the process', ''],
  ['on Redis', missing],
])('rate limits %s%s', (store, skipped) => {
  const test = it.skipIf(skipped !== '');
  let gateway: TestGateway;
  let reader: string;
  const ask = (query: string, token: string | null, variables = {}) =>
    askAt(gateway.url, { query, token, variables });

  beforeAll(async () => {
    if (skipped !== '') return;
    const redisUrl = store === 'on Redis' && redis !== null ? redis.url : null;
    gateway = await startTestGateway({ engine: false, rateLimits: LIMITS, redisUrl });
    reader = await gateway.signIn(gateway.b, 'CLIENT_READER');
  });
  afterAll(async () => {
    if (skipped === '') await gateway.stop();
  });

  test('say what a request cost and what is left', async () => {
    const { headers } = await ask(VIEWER, gateway.a.apiKey);
    expect(headers.get('ratelimit-policy')).toContain('"actor";q=40;w=60, "tenant";q=60;w=60');
    expect(headers.get('ratelimit')).toContain('"actor";r=39;t=60, "tenant";r=59;t=60');
    expect(headers.get('x-request-cost')).toBe('1');
    expect(headers.get('retry-after')).toBeNull();
  });

  test('count what a request can produce, and say when to come back', async () => {
    const first = await ask(LARGE, gateway.a.apiKey);
    expect([codesOf(first), first.headers.get('x-request-cost')]).toEqual([[], '21']);
    const second = await ask(LARGE, gateway.a.apiKey);
    expect([second.status, codesOf(second)]).toEqual([429, ['RATE_LIMITED']]);
    const seconds = Number(second.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(second.errors[0]?.extensions.retryAfterSeconds).toBe(seconds);
    expect(codesOf(await ask(LARGE, gateway.b.apiKey))).toEqual([]);
  });

  test('of one tenant hold for all its keys and people together', async () => {
    expect(codesOf(await ask(LARGE, reader))).toEqual([]);
    const refused = await ask(LARGE, reader);
    expect(codesOf(refused)).toEqual(['RATE_LIMITED']);
    expect(refused.headers.get('ratelimit')).toMatch(/"tenant";r=1\d/);
  });

  test('keep a way out: cancels and halts pass when everything else is used up', async () => {
    const token = gateway.a.apiKey;
    for (let count = 0; codesOf(await ask(VIEWER, token)).length === 0; count += 1) {
      expect(count).toBeLessThan(60);
    }
    const input = (idempotencyKey: string) => ({
      input: {
        accountId: `acc_${'0'.repeat(32)}`,
        idempotencyKey,
        reason: 'as a test',
        closePositions: false,
      },
    });
    const pressed = await ask(HALT, token, input('one'));
    expect(pressed.data, pressed.text).toEqual({ haltAccount: { __typename: 'NotFoundError' } });
    expect(pressed.headers.get('ratelimit-policy')).toBe('"reserved";q=2;w=60');
    const disguised = '{ viewer { id haltAccount: name } }';
    expect(codesOf(await ask(disguised, token))).toEqual(['RATE_LIMITED']);
    expect(codesOf(await ask(HALT, token, input('two')))).toEqual(['RATE_LIMITED']);
  });

  test('hold for visitors by their address', async () => {
    const brand = () => ask('{ branding { productName } }', null);
    for (let count = 0; codesOf(await brand()).length === 0; count += 1) {
      expect(count).toBeLessThan(5);
    }
    expect(codesOf(await brand())).toEqual(['RATE_LIMITED']);
  });

  test('stop guessing before a credential is looked up', async () => {
    const outcomes = [];
    for (let index = 0; index < 4; index += 1) {
      outcomes.push((await ask(VIEWER, madeUpKey(index))).headers.get('ratelimit-policy'));
    }
    expect(outcomes.at(-1)).toBe('"guesses";q=3;w=60');
    expect(codesOf(await ask(VIEWER, gateway.b.apiKey))).toEqual(['RATE_LIMITED']);
  });
});

describe('persisted operations', () => {
  const text = 'query Mine { viewer { id } }';
  const hash = createHash('sha256').update(text).digest('hex');
  const json = { 'content-type': 'application/json' };
  const byHash = (sha256Hash: string) =>
    JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
  let live: TestGateway;

  beforeAll(async () => {
    live = await startTestGateway({
      engine: false,
      environment: 'LIVE',
      persistedOperations: new Map([[hash, text]]),
    });
  });
  afterAll(() => live.stop());

  it('are run by their hash', async () => {
    const headers = { ...json, authorization: `Bearer ${live.a.apiKey}` };
    expect(codesOf(await post(live.url, byHash(hash), headers))).toEqual([]);
    const unknown = await post(live.url, byHash('0'.repeat(64)), headers);
    expect([unknown.status, codesOf(unknown)]).toEqual([404, ['PERSISTED_OPERATION_UNKNOWN']]);
  });

  it('are all that a browser session runs in LIVE; a key runs anything', async () => {
    const token = await live.signIn(live.a, 'CLIENT_READER');
    const origin = new URL(live.url).origin;
    const cookie = { cookie: `${cookieNames(false).access}=${token}`, origin };
    expect(codesOf(await askAt(live.url, { query: text, headers: cookie }))).toEqual([]);
    expect(codesOf(await post(live.url, byHash(hash), { ...json, ...cookie }))).toEqual([]);
    const other = await askAt(live.url, { query: VIEWER, headers: cookie });
    expect([other.status, codesOf(other)]).toEqual([403, ['OPERATION_NOT_PERSISTED']]);
    expect(codesOf(await askAt(live.url, { query: VIEWER, token }))).toEqual([]);
    expect(codesOf(await askAt(live.url, { query: VIEWER, token: live.a.apiKey }))).toEqual([]);
  });
});

describe('a statement that takes too long', () => {
  it('ends with its request, and the database stops working on it', async () => {
    const gateway = await startTestGateway({ engine: false });
    try {
      const { db } = gateway.database;
      const controller = new AbortController();
      const { context } = gateway.a;
      const slow = db.tenants.read(context, 'select pg_sleep(60)', [], {
        signal: controller.signal,
      });
      const settled = expect(slow).rejects.toThrow('Nobody waits');
      while ((await sleeping(gateway)) === 0) await new Promise(setImmediate);
      controller.abort();
      await settled;
      while ((await sleeping(gateway)) > 0) await new Promise(setImmediate);
      const after = await askAt(gateway.url, {
        query: 'query ($id: ID!) { account(id: $id) { id } }',
        variables: { id: accountOf(gateway.a, 0) },
        token: gateway.a.apiKey,
      });
      expect(codesOf(after)).toEqual([]);
    } finally {
      await gateway.stop();
    }
  });

  async function sleeping({ database }: TestGateway): Promise<number> {
    const text = `select count(*)::int as n from pg_stat_activity
      where state = 'active' and query like '%pg_sleep%' and pid <> pg_backend_pid()`;
    const { rows } = await database.db.shared.query<{ n: number }>(text);
    return rows[0]?.n ?? 0;
  }
});
