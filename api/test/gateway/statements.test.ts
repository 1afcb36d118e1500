/** How many statements a request costs: as many for a page of accounts as for one. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { accountOf } from '../isolation/seed-trading.js';
import { ask } from '../support/graphql-request.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ engine: true });
  // It has opened the accounts; from now on its looks for work would be counted as well.
  await gateway.engine?.stop();
});
afterAll(async () => {
  await gateway.stop();
});

const EVERYTHING = `query ($first: Int!) { accounts(first: $first) { totalCount nodes {
  id client { name } halt { sentence }
  positions { quantity instrument { symbol } }
  deployments { id positions { quantity } }
  orders(first: 5) { nodes { id deployment { id } } }
  fills(first: 5) { nodes { id } }
  equityCurve(maxPoints: 20) { equity } } } }`;

/** Looking up the key: one statement, each time, so that the count does not depend on a cache. */
const KEY = 1;

/** Flights to the database and statements in them, of one request with an API key. */
async function costOf(query: string, variables: Record<string, unknown>) {
  const token = gateway.a.apiKey;
  const warm = await ask(gateway.url, { query, variables, token });
  expect(warm.errors).toEqual([]);
  const { tenants } = gateway.engineDeps.db;
  const single = vi.spyOn(tenants, 'read');
  const several = vi.spyOn(tenants, 'readAll');
  try {
    await ask(gateway.url, { query, variables, token });
    const batches = several.mock.calls.map(([, statements]) => statements.length);
    const statements = batches.reduce((sum, count) => sum + count, single.mock.calls.length);
    return { flights: batches.length + single.mock.calls.length, statements };
  } finally {
    single.mockRestore();
    several.mockRestore();
  }
}

it('asks for many accounts with as many statements as for one', async () => {
  const one = await costOf(EVERYTHING, { first: 1 });
  const many = await costOf(EVERYTHING, { first: 50 });
  expect(many).toEqual(one);
  expect(many.statements).toBeLessThanOrEqual(KEY + 10);
});

it('reads an account and its positions in one flight', async () => {
  const cost = await costOf(
    'query ($id: ID!) { account(id: $id) { equity positions { quantity } } }',
    {
      id: accountOf(gateway.a, 0),
    },
  );
  expect(cost).toEqual({ flights: KEY + 1, statements: KEY + 2 });
});
