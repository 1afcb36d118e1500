/**
 * Walks every field of the schema with the other tenant's ids, as every role and as an API key.
 *
 * Nothing of the other tenant may come out, nothing of it may change, and its ids must get the
 * same answers as ids that nobody has. The operations are written from the schema.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  parse,
  validate,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '@fiducia/tenants';
import { MAX_OBJECTS } from '../../src/gateway/limits/limits.js';
import { countObjects } from '../../src/gateway/limits/query-cost.js';
import { ask, type GraphqlAnswer } from '../support/graphql-request.js';
import { openLiveClient, subscribeLive } from '../support/live-client.js';
import { hashRowsOfTenant } from '../support/row-hashes.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';
import { operationsOf, type ArgumentKind, type Operation, type Variable } from './schema-walk.js';
import { findSecret, secretsOf, type TenantSecrets } from './tenant-secrets.js';
import { seedResearch } from './seed-research.js';
import { placeOrder, seedTrading, untilStill } from './seed-trading.js';
import { freshKey, valuesFor } from './variable-values.js';

const schemaText = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
const schema: GraphQLSchema = buildSchema(schemaText);
const operations = operationsOf(schema);
const VIEWERS = [...ROLES, 'API_KEY'] as const;

let gateway: TestGateway;
let secrets: TenantSecrets;
let own: TenantSecrets;
const tokens = new Map<string, string>();

beforeAll(async () => {
  gateway = await startTestGateway({ engine: true });
  await seedTrading(gateway, gateway.a);
  await seedTrading(gateway, gateway.b);
  await seedResearch(gateway, gateway.a);
  await seedResearch(gateway, gateway.b);
  for (const role of ROLES) tokens.set(role, await gateway.signIn(gateway.a, role));
  tokens.set('API_KEY', gateway.a.apiKey);
  secrets = await secretsOf(gateway.database.superuserUrl, gateway.b);
  own = await secretsOf(gateway.database.superuserUrl, gateway.a);
});
afterAll(async () => {
  await gateway.stop();
});

const KIND_PREFIX: Readonly<
  Record<string, { prefix: string; kind: keyof TenantSecrets['idsOf'] }>
> = {
  ACCOUNT_ID: { prefix: 'acc', kind: 'account' },
  CLIENT_ID: { prefix: 'cli', kind: 'client' },
  ORDER_ID: { prefix: 'ord', kind: 'order' },
  DEPLOYMENT_ID: { prefix: 'dep', kind: 'deployment' },
  RESEARCH_RUN_ID: { prefix: 'run', kind: 'research' },
  ANY_ID: { prefix: 'acc', kind: 'account' },
};

function idOfTenant(whose: TenantSecrets, kind: ArgumentKind): string | null {
  const known = KIND_PREFIX[kind];
  if (known === undefined) return null;
  const [id] = whose.idsOf[known.kind];
  if (id === undefined) throw new Error(`The tenant has no ${known.kind} to try.`);
  return `${known.prefix}_${id}`;
}

function randomId(kind: ArgumentKind): string | null {
  const known = KIND_PREFIX[kind];
  return known === undefined ? null : `${known.prefix}_${randomUUID().replaceAll('-', '')}`;
}

const isId = (variable: Variable) => variable.kind in KIND_PREFIX;

/** One field at a time with a foreign id, the others empty or our own; then all of them. */
function variantsOf(operation: Operation): readonly (readonly Variable[])[] {
  const ids = operation.variables.filter(isId);
  return ids.length > 1 ? [...ids.map((one) => [one]), ids] : [ids];
}

function fill(
  operation: Operation,
  chosen: readonly Variable[],
  id: (kind: ArgumentKind) => unknown,
) {
  return valuesFor(operation, (variable) => {
    if (chosen.includes(variable)) return id(variable.kind);
    return variable.required ? idOfTenant(own, variable.kind) : null;
  });
}

/** An answer without what differs from one request to the next. */
function comparable(answer: GraphqlAnswer): string {
  return JSON.stringify([
    answer.status,
    answer.data,
    answer.errors.map(({ extensions, ...error }) => ({
      ...error,
      extensions: { ...extensions, requestId: '' },
    })),
  ]);
}

async function tokenFor(viewer: string, operation: Operation): Promise<string> {
  // Signing out would end the walk for this viewer: it gets a session of its own.
  if (operation.field === 'signOut' && viewer !== 'API_KEY') {
    return gateway.signIn(gateway.a, viewer as (typeof ROLES)[number]);
  }
  return tokens.get(viewer) ?? '';
}

const overHttp = operations.filter(({ kind }) => kind !== 'subscription');
const live = operations.filter(({ kind }) => kind === 'subscription');

describe('the generated operations', () => {
  it('cover every root field, and are valid', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = roots.flatMap((type) => Object.keys(type?.getFields() ?? {}));
    expect(new Set(operations.map(({ field }) => field))).toEqual(new Set(fields));
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
  it('learns and changes nothing of the other one by any query or mutation', async () => {
    const before = await hashRowsOfTenant(gateway.database.superuserUrl, gateway.b.tenantId);
    for (const operation of overHttp) {
      for (const chosen of variantsOf(operation)) {
        const foreign = fill(operation, chosen, (kind) => idOfTenant(secrets, kind));
        const unknown = fill(operation, chosen, randomId);
        const token = await tokenFor(viewer, operation);
        const query = operation.document;
        const answer = await ask(gateway.url, { query, variables: foreign, token });
        expect(findSecret(answer.text, secrets), `${operation.name}: ${answer.text}`).toBeNull();
        expect(answer.status, `${operation.name}: ${answer.text}`).toBeLessThan(500);
        if (chosen.length === 0) continue;
        const control = await ask(gateway.url, { query, variables: unknown, token });
        expect(comparable(answer), operation.name).toBe(comparable(control));
      }
    }
    const after = await hashRowsOfTenant(gateway.database.superuserUrl, gateway.b.tenantId);
    expect(after).toEqual(before);
  });

  it('learns nothing by the other one’s cursors', async () => {
    const cursors = await cursorsOf(gateway.b.apiKey);
    for (const operation of overHttp) {
      const variable = operation.variables.find(({ kind }) => kind === 'CURSOR');
      if (variable === undefined) continue;
      for (const cursor of cursors) {
        const variables = valuesFor(operation, (one) =>
          one.kind === 'CURSOR' ? cursor : one.required ? idOfTenant(own, one.kind) : null,
        );
        const token = await tokenFor(viewer, operation);
        const answer = await ask(gateway.url, { query: operation.document, variables, token });
        expect(findSecret(answer.text.replaceAll(cursor, ''), secrets), operation.name).toBeNull();
        expect(answer.status).toBeLessThan(500);
      }
    }
  });

  it('hears nothing of the other one by any subscription', async () => {
    const client = openLiveClient(gateway.url, { token: tokens.get(viewer) ?? '' });
    try {
      for (const operation of live) {
        const foreign = fill(operation, operation.variables.filter(isId), (kind) =>
          idOfTenant(secrets, kind),
        );
        const unknown = fill(operation, operation.variables.filter(isId), randomId);
        if (!operation.variables.some(isId)) continue;
        const tried = subscribeLive(client, operation.document, foreign);
        const control = subscribeLive(client, operation.document, unknown);
        await Promise.all([tried.ended, control.ended]);
        expect(tried.text()).toBe(control.text());
        expect(findSecret(tried.text(), secrets), operation.name).toBeNull();
      }
      await hearsOnlyItsOwn(client);
    } finally {
      await client.dispose();
    }
  });
});

/** Both tenants move; only one's movements arrive, and they do arrive. */
async function hearsOnlyItsOwn(client: ReturnType<typeof openLiveClient>): Promise<void> {
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
  for (const one of heard) {
    expect(findSecret(one.text(), secrets)).toBeNull();
    one.stop();
  }
  await untilStill(gateway, gateway.b);
}

describe('the walk itself', () => {
  it('finds the canaries when the other tenant asks for its own', async () => {
    const revealed = new Set<string>();
    for (const operation of overHttp.filter(({ kind }) => kind === 'query')) {
      const variables = valuesFor(operation, ({ kind }) => idOfTenant(secrets, kind));
      const answer = await ask(gateway.url, {
        query: operation.document,
        variables,
        token: gateway.b.apiKey,
      });
      if (findSecret(answer.text, secrets) !== null) revealed.add(operation.field);
    }
    expect([...revealed].toSorted()).toEqual([
      'account',
      'accounts',
      'auditEntries',
      'order',
      'researchRun',
      'researchRuns',
      'viewer',
    ]);
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
    const theirs = await placeOrder(gateway, gateway.b, key, '0.1');
    const ours = await placeOrder(gateway, gateway.a, key, '0.2');
    expect(theirs.text).not.toContain('IDEMPOTENCY_CONFLICT');
    expect(ours.text).not.toContain('IDEMPOTENCY_CONFLICT');
  });

  it('has written no canary of either tenant into the gateway’s log', () => {
    const text = JSON.stringify(gateway.log.lines);
    expect(findSecret(text, { ...secrets, ids: new Set() })).toBeNull();
    expect(findSecret(text, { ...own, ids: new Set() })).toBeNull();
    expect(gateway.log.errors).toEqual([]);
  });
});

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
