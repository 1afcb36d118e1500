/**
 * One tenant gets the same answers, byte for byte, whether or not another one's data exist.
 *
 * Two databases are copied from one; in the second the other tenants are taken out before anything
 * works on it. The same requests go to both: whatever counts, orders, refuses or prices by rows of
 * others gives itself away. What is replaced before comparing stands in one-world.ts.
 */
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import fc from 'fast-check';
import { byEffort, recordFigures } from '@fiducia/tenants/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, type GraphqlAnswer } from '../support/graphql-request.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';
import { combinationsOf, type Combination } from './combinations.js';
import { plantGhost } from './ghost-tenant.js';
import { isIdArgument } from './id-kinds.js';
import { World } from './one-world.js';
import { operationsOf, type Operation } from './schema-walk.js';
import { seedResearch } from './seed-research.js';
import { seedTrading, untilStill } from './seed-trading.js';
import { secretsOf, unknownId, type TenantSecrets } from './tenant-secrets.js';
import { valuesFor } from './variable-values.js';
import { idsIn, removeTenants } from './world-rows.js';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const operations = operationsOf(schema).filter(({ kind }) => kind !== 'subscription');
const queries = operations.filter(({ kind }) => kind === 'query');
const mutations = operations.filter(({ kind, name }) => kind === 'mutation' && !name.includes('…'));

/** So many differences say enough. */
const SHOWN = 12;
/** Never filled up again while the test runs, so that what a request costs is compared as well. */
const LIMIT = { points: 1_000_000, windowMs: 1e12 };
const STANDING_LIMITS = {
  ...{ actor: LIMIT, tenant: LIMIT, address: LIMIT },
  ...{ visitor: LIMIT, reserved: LIMIT, guesses: LIMIT },
};

/** A brand is shown to whoever names its host or slug, before anybody has signed in. */
const PUBLIC = 'branding';
/** A worker may have taken the run before the answer left; the runs are compared when they are done. */
const RACES: readonly string[] = ['requestBacktest', 'requestSweep', 'rerunResearchRun'];

interface Side {
  readonly gateway: TestGateway;
  readonly world: World;
  readonly tokens: readonly string[];
}

let sides: readonly Side[] = [];
let own: TenantSecrets;
let others: readonly TenantSecrets[];
let removed = 0;
const differences: string[] = [];
let compared = 0;

beforeAll(async () => {
  const base = await startTestGateway({ engine: true });
  for (const tenant of [base.a, base.b]) {
    await seedTrading(base, tenant);
    await seedResearch(base, tenant);
  }
  const { superuserUrl } = base.database;
  const ghost = await plantGhost(superuserUrl);
  own = await secretsOf(superuserUrl, base.a);
  others = [await secretsOf(superuserUrl, base.b), await secretsOf(superuserUrl, ghost)];
  await base.engine?.stop();
  const known = await idsIn(superuserUrl);
  const partedAt = new Date();
  const alone = async (database: TestGateway['database']): Promise<void> => {
    removed = await removeTenants(database.superuserUrl, [base.b.tenantId, ghost.tenantId]);
  };
  const opened: Side[] = [];
  for (const prepare of [null, alone]) {
    const copy = await startTestGateway({
      engine: true,
      copyOf: base,
      rateLimits: STANDING_LIMITS,
      ...(prepare && { prepare }),
    });
    const reader = await copy.signIn(copy.a, 'CLIENT_READER');
    const owner = await copy.signIn(copy.a, 'TENANT_OWNER');
    const tokens = [copy.a.apiKey, owner, reader];
    opened.push({ gateway: copy, world: new World(known, partedAt), tokens });
  }
  sides = opened;
  await base.stop();
}, 180_000);

afterAll(async () => {
  for (const { gateway } of sides) await gateway.stop();
});

/** The same request to both worlds; what differs is kept. */
async function compare(
  name: string,
  question: { readonly query: string; readonly variables: Record<string, unknown> },
  viewer: number,
): Promise<void> {
  const answers: GraphqlAnswer[] = [];
  for (const { gateway, tokens } of sides) {
    answers.push(await ask(gateway.url, { ...question, token: tokens[viewer] ?? null }));
  }
  if (RACES.some((field) => name.endsWith(`.${field}`))) return;
  compared += 1;
  const [together, alone] = sides.map(({ world }, side) =>
    world.comparable(answers[side] as GraphqlAnswer),
  );
  if (together !== alone)
    differences.push(
      `${name} ${JSON.stringify(question.variables)}\n${firstDifference(together, alone)}`,
    );
}

function firstDifference(one = '', other = ''): string {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const place = Math.max(0, at - 120);
  return `with:    …${one.slice(place, at + 200)}\nwithout: …${other.slice(place, at + 200)}`;
}

function variablesOf(operation: Operation, idOf: (kind: never) => string | null) {
  return valuesFor(operation, ({ kind, required }) =>
    isIdArgument(kind) ? (idOf(kind as never) ?? (required ? unknownId(kind) : null)) : null,
  );
}

async function compareAllQueries(): Promise<void> {
  for (const operation of queries) {
    const question = { query: operation.document, variables: variablesOf(operation, own.idOf) };
    for (const viewer of [0, 1, 2]) await compare(operation.name, question, viewer);
    for (const secrets of others) {
      const foreign = variablesOf(operation, secrets.idOf);
      await compare(operation.name, { ...question, variables: foreign }, 1);
    }
  }
}

function conclude(context: Parameters<typeof recordFigures>[0]): void {
  const [total, found] = [compared, differences.length];
  compared = 0;
  recordFigures(context, 'non-interference', {
    ...{ operations: 0, requests: total * 2, differences: found },
  });
  expect(differences.splice(0).slice(0, SHOWN)).toEqual([]);
}

it('removes rows of others in one of the worlds', (context) => {
  recordFigures(context, 'non-interference', {
    operations: operations.length,
    rowsOfOthers: removed,
  });
  expect(removed).toBeGreaterThan(200);
});

it('every query answers the same', async (context) => {
  await compareAllQueries();
  conclude(context);
}, 120_000);

it('lists, filters and sorts of any kind answer the same', async (context) => {
  const numRuns = byEffort({ test: 60, quick: 200, full: 1_000 });
  const combinations: Combination[] = fc.sample(
    combinationsOf(
      schema,
      queries.filter(({ field }) => field !== PUBLIC),
      { own, others },
    ),
    {
      numRuns,
      seed: 20_260_103,
    },
  );
  for (const { operation, variables } of combinations) {
    await compare(operation.name, { query: operation.document, variables }, compared % 3);
  }
  conclude(context);
}, 180_000);

it('bad documents and signed-out requests answer the same', async (context) => {
  const broken = ['{', '{ nothing }', '{ account(id: "x") { id } }', 'query { accounts { id } }'];
  for (const query of broken) await compare('a bad document', { query, variables: {} }, 0);
  const query = `mutation ($input: SignInInput!) { signIn(input: $input) {
    __typename ... on Failure { code message } } }`;
  for (const email of sides[0]?.gateway.b.users.map((user) => user.email) ?? []) {
    await compare('signIn', { query, variables: { input: { email, password: 'not theirs' } } }, 9);
  }
  conclude(context);
});

it('every mutation answers the same, with our ids and with others’', async (context) => {
  for (const operation of mutations) {
    // It would end the walk.
    if (operation.field === 'signOut') continue;
    for (const secrets of [...others, own]) {
      const variables = variablesOf(operation, secrets.idOf);
      await compare(operation.name, { query: operation.document, variables }, 0);
      await compare(operation.name, { query: operation.document, variables }, 1);
    }
  }
  conclude(context);
}, 120_000);

it('every query answers the same after that', async (context) => {
  for (const { gateway } of sides) await untilStill(gateway, gateway.a);
  await compareAllQueries();
  conclude(context);
}, 120_000);
