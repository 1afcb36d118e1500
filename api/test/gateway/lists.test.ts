/** Reading again by id, and lists in the order that is asked for. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf, seedTrading } from '../isolation/seed-trading.js';
import { seedResearch } from '../isolation/seed-research.js';
import { ask, codesOf } from '../support/graphql-request.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ engine: true });
  for (const tenant of [gateway.a, gateway.b]) {
    await seedTrading(gateway, tenant);
    await seedResearch(gateway, tenant);
  }
});
afterAll(() => gateway.stop());

interface ListPage {
  readonly nodes: readonly Record<string, unknown>[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function query(text: string, variables: Record<string, unknown> = {}, token?: string) {
  return ask(gateway.url, { query: text, variables, token: token ?? gateway.a.apiKey });
}

async function allPages(list: string, fields: string, args: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  let after: string | null = null;
  do {
    const text: string = `query ($after: String) {
      list: ${list}(first: 2, after: $after${args}) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`;
    const answer = await query(text, { after });
    expect(codesOf(answer), answer.text).toEqual([]);
    const page = answer.data?.['list'] as ListPage;
    rows.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null && rows.length < 200);
  return rows;
}

async function idsOf(token: string): Promise<readonly string[]> {
  const text = `{ accounts(first: 1) { nodes { id client { id } deployments { id } } }
    orders(first: 1) { nodes { id } } fills(first: 1) { nodes { id } }
    researchRuns(first: 1) { nodes { id } } viewer { tenant { id } } }`;
  const answer = await query(text, {}, token);
  return [...answer.text.matchAll(/"id":"([a-z]{3}_[0-9a-f]{32})"/g)].map(([, id]) => id ?? '');
}

describe('node', () => {
  it('gives again whatever has an id, of its own type', async () => {
    const ids = await idsOf(gateway.a.apiKey);
    const text = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
    const answer = await query(text, { ids });
    const nodes = answer.data?.['nodes'] as { __typename: string; id: string }[];
    expect(nodes.map(({ id }) => id)).toEqual(ids);
    expect(new Set(nodes.map(({ __typename }) => __typename))).toEqual(
      new Set(['Account', 'Client', 'Deployment', 'Order', 'Fill', 'ResearchRun', 'Tenant']),
    );
  });

  it('answers what belongs to others as what nobody has', async () => {
    const foreign = await idsOf(gateway.b.apiKey);
    expect(foreign.length).toBeGreaterThan(5);
    for (const id of foreign) {
      const unknown = `${id.slice(0, 4)}${randomUUID().replaceAll('-', '')}`;
      const text = 'query ($id: ID!) { node(id: $id) { __typename id } }';
      const [theirs, nobodys] = [await query(text, { id }), await query(text, { id: unknown })];
      expect(theirs.text).toBe('{"data":{"node":null}}');
      expect(nobodys.text).toBe(theirs.text);
    }
  });

  it.each([
    ['a kind that does not exist', `abc_${'0'.repeat(32)}`],
    ['no id', 'x'],
  ])('refuses %s', async (_name, id) => {
    const answer = await query('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(codesOf(answer)).toEqual(['INVALID_ARGUMENT']);
  });

  it('takes at most 200 ids', async () => {
    const ids = Array.from({ length: 201 }, () => accountOf(gateway.a, 0));
    const answer = await query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(codesOf(answer)).toEqual(['INVALID_ARGUMENT']);
  });
});

describe('a sorted list', () => {
  const cases = [
    ['accounts', 'id name', 'NAME', 'name'],
    ['orders', 'id decidedAt', 'DECIDED_AT', 'decidedAt'],
    ['orders', 'id updatedAt', 'UPDATED_AT', 'updatedAt'],
    ['fills', 'id at', 'AT', 'at'],
    ['researchRuns', 'id requestedAt', 'REQUESTED_AT', 'requestedAt'],
  ] as const;

  it.each(cases)('%s gives every row once, up and down: %s', async (list, fields, field, key) => {
    const sorted = (direction: string) => `, sortBy: { field: ${field}, direction: ${direction} }`;
    const up = (await allPages(list, fields, sorted('ASC'))) as Record<string, string>[];
    const down = (await allPages(list, fields, sorted('DESC'))) as Record<string, string>[];
    expect(up.length).toBeGreaterThan(1);
    expect(new Set(up.map(({ id }) => id)).size).toBe(up.length);
    expect(down.map(({ id }) => id)).toEqual(up.map(({ id }) => id).toReversed());
    const keys = up.map((row) => row[key] ?? '');
    if (list !== 'accounts') expect(keys).toEqual(keys.toSorted());
  });

  it('refuses a cursor of another order', async () => {
    const asked = (direction: string, after: string) =>
      `{ list: fills(first: 1, sortBy: { field: AT, direction: ${direction} }${after}) { pageInfo { endCursor } } }`;
    const first = (await query(asked('ASC', ''))).data?.['list'] as ListPage;
    const other = await query(asked('DESC', `, after: "${first.pageInfo.endCursor ?? ''}"`));
    expect(codesOf(other)).toEqual(['INVALID_INPUT']);
  });

  it('refuses a column that is not in the list', async () => {
    const text =
      '{ orders(first: 1, sortBy: { field: quantity, direction: ASC }) { nodes { id } } }';
    expect(codesOf(await query(text))).toEqual(['INVALID_QUERY']);
  });
});

describe('filters', () => {
  it('of orders and fills meet in the database', async () => {
    const all = (await allPages('orders', 'id side', '')) as { side: string }[];
    const buys = (await allPages('orders', 'id side', ', side: BUY')) as { side: string }[];
    expect(buys).toEqual(all.filter(({ side }) => side === 'BUY'));
    const other = `, accountId: "${accountOf(gateway.b, 0)}"`;
    expect(await allPages('orders', 'id', other)).toEqual([]);
    expect(await allPages('fills', 'id', other)).toEqual([]);
    const own = `, accountId: "${accountOf(gateway.a, 0)}"`;
    expect((await allPages('fills', 'id', own)).length).toBeGreaterThan(0);
    expect(await allPages('fills', 'id', `${own}, to: "1970-01-01T00:00:00Z"`)).toEqual([]);
  });

  it('of accounts meet in the database', async () => {
    const all = await allPages('accounts', 'id', '');
    expect(await allPages('accounts', 'id', ', mode: PAPER')).toEqual(all);
    expect(await allPages('accounts', 'id', ', mode: LIVE')).toEqual([]);
    expect(await allPages('accounts', 'id', ', currency: "XXX"')).toEqual([]);
  });
});
