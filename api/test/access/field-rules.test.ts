/** Amounts of money are for who may see them: on every way that the schema offers. */
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import pg from 'pg';
import { FIELD_RULES, newId, toWireId, type ClientId } from '@fiducia/tenants';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf, placeOrder } from '../isolation/seed-trading.js';
import { freshKey } from '../isolation/variable-values.js';
import { ask } from '../support/graphql-request.js';
import { openLiveClient, subscribeLive } from '../support/live-client.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';

let gateway: TestGateway;
let superuser: pg.Client;

beforeAll(async () => {
  gateway = await startTestGateway({ engine: true });
  superuser = new pg.Client({ connectionString: gateway.database.superuserUrl });
  await superuser.connect();
  await placeOrder(gateway, gateway.a, freshKey());
});
afterAll(async () => {
  await superuser.end();
  await gateway.stop();
});

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

/** Decimals of what hangs on an account that are no amount of its money, each with its reason. */
const NO_AMOUNT: Readonly<Record<string, string>> = {
  'HaltFigure.value': 'reached through Halt.figures only, which is restricted',
  'EquityPoint.equity': 'reached through Account.equityCurve only, which is restricted',
  'EquityPoint.drawdownPct': 'reached through Account.equityCurve only, which is restricted',
  'Position.lastPrice': 'a price of the market',
  'Order.limitPrice': 'a price',
  'Order.stopPrice': 'a price',
  'Order.trailAmount': 'a distance of prices',
  'Order.trailPercent': 'a distance of prices',
  'Order.stopLoss': 'a price',
  'Order.takeProfit': 'a price',
  'Order.averageFillPrice': 'a price of the market',
  'Fill.price': 'a price of the market',
  'CorporateAction.amount': 'known of every share',
  'Deployment.capitalSharePct': 'what was set, and not what came of it',
};
/** Types that hold no money of an account: the market, the mandate, research, strategies. */
const OTHER_MATTERS =
  /^(Mandate|Instrument|Candle|Strategy|Research|Backtest|Sweep|TearSheet|Market)/;

function typesUnder(root: GraphQLSchema, names: readonly string[]): readonly GraphQLNamedType[] {
  const seen = new Set<GraphQLNamedType>();
  const visit = (type: GraphQLNamedType | undefined): void => {
    if (!isObjectType(type) || seen.has(type) || OTHER_MATTERS.test(type.name)) return;
    seen.add(type);
    for (const field of Object.values(type.getFields())) visit(getNamedType(field.type));
  };
  for (const name of names) visit(root.getType(name));
  return [...seen];
}

it('the rules decide about every decimal and every free document of an account', () => {
  const ruled = new Set(FIELD_RULES.map(({ type, field }) => `${type}.${field}`));
  const undecided = typesUnder(schema, ['Account', 'AccountUpdate', 'AccountEvent']).flatMap(
    (type) => {
      if (!isObjectType(type)) return [];
      return Object.values(type.getFields())
        .filter((field) => ['Decimal', 'JSON'].includes(getNamedType(field.type).name))
        .filter((field) => !isEnumType(getNamedType(field.type)))
        .map((field) => `${type.name}.${field.name}`)
        .filter((name) => !ruled.has(name) && NO_AMOUNT[name] === undefined);
    },
  );
  expect(undecided.filter((name) => name !== 'Deployment.parameters')).toEqual([]);
});

/** Every field of a type that a rule is about, so that a new rule is asked for as well. */
function ruled(type: string): string {
  const inside: Readonly<Record<string, string>> = {
    equityCurve: 'equityCurve(last: 3) { equity drawdownPct }',
    figures: 'figures { name value }',
  };
  const fields = FIELD_RULES.filter((rule) => rule.type === type).map(({ field }) => field);
  return fields.map((field) => inside[field] ?? field).join(' ');
}

const EVERYTHING = `{
  accounts(first: 10) { nodes {
    id restricted ${ruled('Account')}
    halt { ${ruled('Halt')} }
    positions { ${ruled('Position')} }
    deployments { ${ruled('Deployment')} positions { ${ruled('DeploymentPosition')} } }
    orders(first: 5) { nodes { ${ruled('Order')} } }
    fills(first: 5) { nodes { ${ruled('Fill')} } }
    corporateActions(first: 5) { nodes { ${ruled('CorporateAction')} } }
  } }
}`;
const UPDATE = `account { restricted ${ruled('AccountUpdate')} }`;

interface Shown {
  readonly id: string;
  readonly restricted: boolean;
  readonly [field: string]: unknown;
}

async function accountsOf(token: string): Promise<readonly Shown[]> {
  const answer = await ask(gateway.url, { query: EVERYTHING, token });
  const found = answer.data?.['accounts'] as { nodes: readonly Shown[] } | undefined;
  if (found === undefined) throw new Error(answer.text);
  return found.nodes;
}

/** Every leaf that a restricted account shows of its amounts. */
function leavesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return [value];
}

describe('amounts of money', () => {
  it('are asked for on every type that has a rule', () => {
    const asked = EVERYTHING + UPDATE;
    // A journal entry's payload is asked for by its own name below.
    const rules = FIELD_RULES.filter(({ type }) => type !== 'AccountEvent');
    expect(rules.filter(({ type }) => !asked.includes(ruled(type)))).toEqual([]);
  });

  it('are shown to a portfolio manager and hidden from support with all that is derived', async () => {
    const seen = await accountsOf(await gateway.signIn(gateway.a, 'PORTFOLIO_MANAGER'));
    expect(seen.map(({ restricted }) => restricted)).toEqual([false, false]);
    expect(seen[0]?.['equity']).toMatch(/^\d/);
    expect(seen[0]?.['exposurePct']).toMatch(/^\d/);
    expect(leavesOf(seen[0]?.['positions']).length).toBeGreaterThan(0);
    const hidden = await accountsOf(await gateway.signIn(gateway.a, 'SUPPORT'));
    expect(hidden).toHaveLength(2);
    for (const { id, restricted, ...amounts } of hidden) {
      expect(restricted, id).toBe(true);
      expect(leavesOf(amounts).filter((leaf) => leaf !== null)).toEqual([]);
    }
  });

  it('are hidden in live updates and events as well', async () => {
    const token = await gateway.signIn(gateway.a, 'SUPPORT');
    const client = openLiveClient(gateway.url, { token });
    const id = accountOf(gateway.a, 0);
    const events = subscribeLive(
      client,
      `subscription ($id: ID!) { accountEvents(accountId: $id, afterSeq: 0) {
        seq payload ${UPDATE} } }`,
      { id },
    );
    await events.until((results) => results.length > 0);
    const { payload, account } = events.results[0]?.data?.['accountEvents'] as {
      payload: unknown;
      account: Shown;
    };
    const { restricted, ...amounts } = account;
    expect(restricted).toBe(true);
    expect(Object.keys(amounts)).toContain('exposurePct');
    expect(leavesOf([payload, amounts]).filter((leaf) => leaf !== null)).toEqual([]);
    await client.dispose();
  });

  it('are shown for the client whose reader one is, and hidden for the others one supports', async () => {
    const { tenantId, clientIds, users } = gateway.a;
    const support = users.find(({ role }) => role === 'SUPPORT');
    const assignment = [newId(), tenantId, support?.userId, clientIds[0]];
    await superuser.query({
      text: `insert into role_assignment (id, tenant_id, user_id, role, scope_type, scope_id, created_at)
        values ($1, $2, $3, 'CLIENT_READER', 'CLIENT', $4, now())`,
      values: assignment,
    });
    const seen = await accountsOf(await gateway.signIn(gateway.a, 'SUPPORT'));
    const byId = new Map(seen.map((account) => [account.id, account]));
    const [own, other] = [byId.get(accountOf(gateway.a, 0)), byId.get(accountOf(gateway.a, 1))];
    expect(own?.restricted).toBe(false);
    expect(own?.['equity']).toMatch(/^\d/);
    expect((own?.['orders'] as { nodes: { quantity: unknown }[] }).nodes[0]?.quantity).toMatch(
      /^\d/,
    );
    expect(other?.restricted).toBe(true);
    expect(leavesOf(other?.['positions']).filter((leaf) => leaf !== null)).toEqual([]);
    expect(other?.['equity']).toBeNull();
  });
});

it('a client’s reader never meets another client’s name', async () => {
  const token = await gateway.signIn(gateway.a, 'CLIENT_READER');
  const other = toWireId('client', gateway.a.clientIds[1] as ClientId);
  const query = `query ($other: ID!, $account: ID!) {
    clients(first: 10) { nodes { name } }
    accounts(first: 10) { nodes { client { name } } }
    filtered: accounts(first: 10, clientId: $other) { nodes { client { name } } }
    account(id: $account) { client { name } } }`;
  const variables = { other, account: accountOf(gateway.a, 1) };
  const answer = await ask(gateway.url, { query, variables, token });
  expect(answer.text).toContain('Client 1');
  expect(answer.text).not.toContain('Client 2');
});
