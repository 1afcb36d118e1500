/**
 * Walks every field of the schema with the other tenants' ids, as every role and as an API key.
 *
 * Nothing of the other tenants may come out, nothing of them may change, and their ids must get the
 * same answers as ids that nobody has. The operations are written from the schema, what must not
 * come out is read from the tables.
 */
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  parse,
  validate,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { PARTNER_ROLES, ROLES, type Role } from '@fiducia/tenants';
import { byEffort, recordFigures } from '@fiducia/tenants/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_OBJECTS } from '../../src/gateway/limits/limits.js';
import { countObjects } from '../../src/gateway/limits/query-cost.js';
import { ask, type GraphqlAnswer } from '../support/graphql-request.js';
import { openLiveClient, subscribeLive } from '../support/live-client.js';
import { hashRowsOfTenant } from '../support/row-hashes.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';
import { plantGhost, type GhostTenant } from './ghost-tenant.js';
import { combinationsOf } from './combinations.js';
import { namesOf, seedOperator, type Operator } from './platform-operator.js';
import { operationsOf } from './schema-walk.js';
import { secretsOf, unknownId, type TenantSecrets } from './tenant-secrets.js';
import { seedResearch } from './seed-research.js';
import { placeOrder, seedTrading, untilStill } from './seed-trading.js';
import { freshKey, valuesFor } from './variable-values.js';
import { isIdArgument } from './id-kinds.js';
import {
  askAs,
  comparable,
  fillingsOf,
  isId,
  judge,
  walkOperations,
  type Viewer,
  type WalkCounts,
  type Walker,
} from './walker.js';

const schemaText = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
const schema: GraphQLSchema = buildSchema(schemaText);
const operations = operationsOf(schema);
const VIEWERS = [...ROLES, 'API_KEY'] as const;

let gateway: TestGateway;
let ghost: GhostTenant;
let others: readonly TenantSecrets[];
let theirs: TenantSecrets;
let own: TenantSecrets;
let operator: Operator;
/** Of the platform’s own tenant. */
let operators: TenantSecrets;
let partnerNames: readonly string[] = [];
const tokens = new Map<Viewer, string>();

beforeAll(async () => {
  gateway = await startTestGateway({ engine: true });
  const { superuserUrl } = gateway.database;
  for (const tenant of [gateway.a, gateway.b]) {
    await seedTrading(gateway, tenant);
    await seedResearch(gateway, tenant);
  }
  ghost = await plantGhost(superuserUrl);
  for (const role of PARTNER_ROLES) tokens.set(role, await gateway.signIn(gateway.a, role));
  tokens.set('API_KEY', gateway.a.apiKey);
  operator = await seedOperator(gateway);
  tokens.set('PLATFORM_OPERATOR', await operator.signIn());
  const partners = [gateway.a.tenantId, gateway.b.tenantId, ghost.tenantId];
  partnerNames = await namesOf(superuserUrl, partners);
  theirs = await secretsOf(superuserUrl, gateway.b);
  own = await secretsOf(superuserUrl, gateway.a);
  others = [theirs, await secretsOf(superuserUrl, ghost)];
  operators = await secretsOf(superuserUrl, operator);
}, 120_000);
afterAll(async () => {
  await gateway.stop();
});

function walkerOf(viewer: Viewer, counts: WalkCounts = newCounts()): Walker {
  const base = { gateway, viewer, counts, tokens, signIn };
  return viewer === 'PLATFORM_OPERATOR'
    ? { ...base, own: operators, others: [own, ...others], shown: partnerNames }
    : { ...base, own, others, shown: [] };
}

function signIn(viewer: Role): Promise<string> {
  return viewer === 'PLATFORM_OPERATOR' ? operator.signIn() : gateway.signIn(gateway.a, viewer);
}

function newCounts(): WalkCounts {
  return { requests: 0, idsTried: 0, leaks: [] };
}

/** Hands the counts over before anything is expected of them. */
function conclude(context: Parameters<typeof recordFigures>[0], { counts }: Walker): void {
  recordFigures(context, 'walk', { ...counts, leaks: counts.leaks.length });
  expect(counts.leaks).toEqual([]);
}

const overHttp = operations.filter(({ kind }) => kind !== 'subscription');
const live = operations.filter(({ kind }) => kind === 'subscription');

describe('the generated operations', () => {
  it('cover every root field, and are valid', (context) => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = roots.flatMap((type) => Object.keys(type?.getFields() ?? {}));
    const covered = new Set(operations.map(({ field }) => field));
    recordFigures(context, 'walk', { operations: operations.length });
    expect(covered).toEqual(new Set(fields));
    for (const { name, document } of operations) {
      expect(validate(schema, parse(document)), name).toEqual([]);
    }
  });

  it('are no larger than what is answered', () => {
    const large = overHttp.flatMap((one) => {
      const parsed = parse(one.document);
      const [operation] = parsed.definitions as readonly OperationDefinitionNode[];
      if (operation === undefined) throw new Error(one.name);
      const variables = valuesFor(one, () => 'id');
      const query = { schema, document: parsed, operation, variables };
      const objects = countObjects(query);
      return objects > MAX_OBJECTS ? [`${one.name}: ${objects}`] : [];
    });
    expect(large).toEqual([]);
  });

  it('fail on an argument whose meaning nobody has stated', () => {
    const changed = schemaText.replace('order(id: ID!)', 'order(id: ID!, portfolioId: ID)');
    expect(() => operationsOf(buildSchema(changed))).toThrow(/Query.order.portfolioId/);
  });
});

describe.each(VIEWERS)('%s of one tenant', (viewer) => {
  it('learns and changes nothing of others by any query or mutation', async (context) => {
    const before = await rowsOfOthers();
    const walker = walkerOf(viewer);
    await walkOperations(walker, overHttp);
    conclude(context, walker);
    expect(await rowsOfOthers()).toEqual(before);
  }, 120_000);

  it('learns nothing by the other one’s cursors', async (context) => {
    const walker = walkerOf(viewer);
    for (const operation of overHttp) {
      if (!operation.variables.some(({ kind }) => kind === 'CURSOR')) continue;
      for (const cursor of await cursorsOf(gateway.b.apiKey)) {
        const variables = valuesFor(operation, ({ kind, required }) =>
          kind === 'CURSOR' ? cursor : required && isIdArgument(kind) ? own.idOf(kind) : null,
        );
        walker.counts.idsTried += 1;
        judge(walker, operation.name, await askAs(walker, operation, variables), [cursor]);
      }
    }
    conclude(context, walker);
  }, 120_000);

  it('hears nothing of the other one by any subscription', async (context) => {
    const walker = walkerOf(viewer);
    const client = openLiveClient(gateway.url, { token: tokens.get(viewer) ?? '' });
    try {
      for (const operation of live) {
        const ids = operation.variables.filter(isId);
        if (ids.length === 0) continue;
        for (const { foreign, unknown } of fillingsOf(walker, operation, ids)) {
          const tried = subscribeLive(client, operation.document, foreign);
          const control = subscribeLive(client, operation.document, unknown);
          await Promise.all([tried.ended, control.ended]);
          walker.counts.requests += 2;
          walker.counts.idsTried += ids.length;
          expect(tried.text()).toBe(control.text());
          judge(walker, operation.name, { text: tried.text(), status: 200 });
        }
      }
      // The platform's own tenant has no account that could move.
      if (viewer !== 'PLATFORM_OPERATOR') await hearsOnlyItsOwn(walker, client);
    } finally {
      await client.dispose();
    }
    conclude(context, walker);
  }, 60_000);
});

/** Both tenants move; only one's movements arrive, and they do arrive. */
async function hearsOnlyItsOwn(
  walker: Walker,
  client: ReturnType<typeof openLiveClient>,
): Promise<void> {
  const quiet = live.filter((operation) => !operation.variables.some(isId));
  const heard = quiet.map(({ document }) => subscribeLive(client, document));
  const accountUpdates = heard[quiet.findIndex(({ field }) => field === 'accountUpdates')];
  // A subscription is not acknowledged: move again until it is heard.
  for (let turn = 0; turn < 20 && accountUpdates?.results.length === 0; turn += 1) {
    await placeOrder(gateway, gateway.b, freshKey());
    await placeOrder(gateway, gateway.a, freshKey());
    await accountUpdates.until((results) => results.length > 0, 500).catch(() => undefined);
  }
  expect(accountUpdates?.results.length).toBeGreaterThan(0);
  for (const [index, one] of heard.entries()) {
    judge(walker, quiet[index]?.name ?? '', { text: one.text(), status: 200 });
    one.stop();
  }
  await untilStill(gateway, gateway.b);
}

describe('arguments of any kind together', () => {
  it('bring nothing of others, and leave them as they are', async (context) => {
    const numRuns = byEffort({ test: 100, quick: 300, full: 2_000 });
    const before = await rowsOfOthers();
    const counts = newCounts();
    const property = fc.asyncProperty(
      fc.constantFrom(...VIEWERS),
      combinationsOf(schema, overHttp, { own, others }),
      async (viewer, { operation, variables, sent }) => {
        const walker = walkerOf(viewer, counts);
        counts.idsTried += sent.length;
        judge(walker, operation.name, await askAs(walker, operation, variables), sent);
        expect(counts.leaks).toEqual([]);
      },
    );
    try {
      await fc.assert(property, { numRuns, seed: 20_260_102 });
    } finally {
      recordFigures(context, 'walk', { ...counts, leaks: counts.leaks.length });
    }
    expect(await rowsOfOthers()).toEqual(before);
  }, 400_000);
});

describe('the walk itself', () => {
  it('finds the canaries when the other tenant asks for its own', async () => {
    const revealed = new Set<string>();
    for (const operation of overHttp.filter(({ kind }) => kind === 'query')) {
      const variables = valuesFor(operation, ({ kind, required }) =>
        isIdArgument(kind) && required ? theirs.idOf(kind) : null,
      );
      const token = gateway.b.apiKey;
      const answer = await ask(gateway.url, { query: operation.document, variables, token });
      if (theirs.finder.find(answer.text) !== null) revealed.add(operation.field);
    }
    expect([...revealed]).toEqual(
      expect.arrayContaining([
        ...['account', 'accounts', 'auditEntries', 'order', 'researchRun', 'researchRuns'],
        'viewer',
      ]),
    );
  });

  it('shows the operator the names of all partners, and what else it would find of them', async () => {
    const query = '{ partners(first: 10) { nodes { id slug name } } }';
    const token = tokens.get('PLATFORM_OPERATOR') ?? '';
    const { text } = await ask(gateway.url, { query, token });
    for (const name of partnerNames) expect(text).toContain(name);
    const walker = { ...walkerOf('PLATFORM_OPERATOR'), shown: [] };
    judge(walker, 'Query.partners', { text, status: 200 });
    expect(walker.counts.leaks.length).toBeGreaterThan(0);
  });

  it('looks for a text in every column that can bear one', (context) => {
    const { columns } = ghost;
    const size = others.reduce((sum, { finder }) => sum + finder.size, 0);
    recordFigures(context, 'walk', { canaries: { columns, texts: size } });
    expect(columns).toBeGreaterThan(60);
    expect(others[1]?.finder.find(`so ${ghost.canary} app_user.email 1234`)).toContain(
      ghost.canary,
    );
    expect(theirs.finder.find(`x ${theirs.idOf('ORDER_ID') ?? ''} x`)).not.toBeNull();
    expect(theirs.finder.find(`x ${unknownId('ORDER_ID')} x`)).toBeNull();
  });

  it('gets the same answer for a name of the other tenant as for one of nobody', async () => {
    const query = `mutation ($input: SignInInput!) { signIn(input: $input) {
      __typename ... on Failure { code message } } }`;
    const [known] = gateway.b.users;
    const answers = await Promise.all(
      [known?.email, 'somebody@nowhere.example'].map((email) =>
        ask(gateway.url, { query, variables: { input: { email, password: 'wrong' } } }),
      ),
    );
    expect(comparable(answers[0] as GraphqlAnswer)).toBe(comparable(answers[1] as GraphqlAnswer));
  });

  it('lets both tenants use the same idempotency key for different things', async () => {
    const key = 'the-same-key';
    const theirOrder = await placeOrder(gateway, gateway.b, key, '0.1');
    const ourOrder = await placeOrder(gateway, gateway.a, key, '0.2');
    expect(theirOrder.text).not.toContain('IDEMPOTENCY_CONFLICT');
    expect(ourOrder.text).not.toContain('IDEMPOTENCY_CONFLICT');
  });

  it('has written no text of any tenant into the gateway’s log', () => {
    const text = JSON.stringify(gateway.log.lines);
    for (const { canary } of [gateway.a, gateway.b, ghost]) expect(text).not.toContain(canary);
    for (const { finder } of others) expect(finder.findText(text)).toBeNull();
    expect(gateway.log.errors).toEqual([]);
  });
});

function rowsOfOthers() {
  const { superuserUrl } = gateway.database;
  const tenants = [gateway.b.tenantId, ghost.tenantId];
  return Promise.all(tenants.map((tenantId) => hashRowsOfTenant(superuserUrl, tenantId)));
}

/** Cursors that the other tenant's own lists give out. */
async function cursorsOf(apiKey: string): Promise<readonly string[]> {
  const query = `{ accounts(first: 2) { pageInfo { startCursor endCursor } nodes {
      orders(first: 2) { pageInfo { endCursor } } fills(first: 2) { pageInfo { endCursor } } } }
    auditEntries(first: 2) { pageInfo { endCursor } } }`;
  const answer = await ask(gateway.url, { query, token: apiKey });
  return [...answer.text.matchAll(/"(?:start|end)Cursor":"([^"]+)"/g)].map(
    ([, cursor = '']) => cursor,
  );
}
