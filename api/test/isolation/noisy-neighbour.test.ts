/**
 * One tenant floods; another one's reads and orders take at most so much longer than beside nothing.
 *
 * Quiet and noisy rounds alternate on one gateway with the rate limits of the product, and medians
 * over the rounds are compared, so that the machine's moods meet both alike.
 */
import { must, byEffort, recordFigures } from '@fiducia/tenants/testing';
import { createApiKey } from '@fiducia/tenants';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestGateway, type TestGateway, type TestTenant } from '../support/test-gateway.js';
import {
  percentile,
  startLoadProcess,
  type LoadProcess,
  type LoadQuestion,
  type LoadResult,
} from './load-process.js';
import { accountOf } from './seed-trading.js';

const ROUNDS = byEffort({ test: 1, quick: 3, full: 7 });
const MILLISECONDS = byEffort({ test: 500, quick: 1_500, full: 3_000 });
/** What the neighbour sends with: more connections than it could ever be served at once. */
const FLOOD_CONNECTIONS = 64;
const FLOOD_KEYS = 4;
const READS_PER_SECOND = 20;
const ORDERS_PER_SECOND = 3;
/** The stated bound on how much slower the quiet tenant's slowest hundredth may get. */
const MOST = 2;
/** What a tenant is promised at any time; below it a factor of a few milliseconds says nothing. */
const PROMISED_MS = { reads: 50, orders: 100 } as const;

/**
 * What the gateway's thread must get of a processor while it has work. With less, other programs of
 * the machine decide how long an answer takes, and the figures say nothing about tenants.
 */
const CONCLUSIVE_SHARE = 0.7;

let gateway: TestGateway;
let flood: LoadProcess;
let readers: LoadProcess;
let traders: LoadProcess;
let floodKeys: readonly string[];

beforeAll(async () => {
  gateway = await startTestGateway({ engine: true, rateLimits: {} });
  const keys: string[] = [];
  for (let number = 0; number < FLOOD_KEYS; number += 1) keys.push(await keyOf(gateway.b));
  floodKeys = keys;
  [flood, readers, traders] = [startLoadProcess(), startLoadProcess(), startLoadProcess()];
}, 60_000);

afterAll(async () => {
  await Promise.all([flood, readers, traders].map((one) => one.stop()));
  await gateway.stop();
});

async function keyOf(tenant: TestTenant): Promise<string> {
  const scope = { type: 'ALL' } as const;
  const grants = (['READ', 'TRADE'] as const).map((keyScope) => ({ keyScope, scope }));
  const input = { name: 'load', grants, allowedIps: [], expiresAt: null };
  return must(await createApiKey(tenant.context, gateway.tenants, input)).key;
}

function readOf(tenant: TestTenant, token: string): LoadQuestion {
  const query = `query ($id: ID!) { account(id: $id) { id equity cash
    positions { instrument { symbol } quantity } } }`;
  return { query, variables: { id: accountOf(tenant, 0) }, token };
}

/** What a careless program asks for again and again: every account with its orders. */
function heavyReadOf(token: string): LoadQuestion {
  const query = `{ accounts(first: 20) { nodes { id equity orders(first: 20) { nodes {
    id status quantity } } } } }`;
  return { query, variables: {}, token };
}

function orderOf(tenant: TestTenant, token: string): LoadQuestion {
  const query = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
    __typename ... on PlaceOrderPayload { order { id } } } }`;
  const accountId = accountOf(tenant, 0);
  const input = {
    ...{ idempotencyKey: 'FRESH_KEY', accountId, symbol: 'TIDE', side: 'BUY', type: 'LIMIT' },
    ...{ timeInForce: 'GTC', quantity: '0.0001', limitPrice: 'FRESH_PRICE' },
  };
  const thenCancel = {
    query: `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename } }`,
    variables: { input: { idempotencyKey: 'FRESH_KEY', orderId: 'ORDER_ID' } },
  };
  return { query, variables: { input }, token, thenCancel };
}

interface Round {
  readonly reads: LoadResult;
  readonly orders: LoadResult;
  readonly flood: LoadResult | null;
  /** Processor time for each moment in which the thread had work. */
  readonly processorShare: number;
}

async function measure(noisy: boolean): Promise<Round> {
  const { url, a, b } = gateway;
  const milliseconds = MILLISECONDS;
  const [cpuBefore, busyBefore] = [process.cpuUsage(), performance.eventLoopUtilization()];
  const noise = floodKeys.flatMap((key) => [heavyReadOf(key), readOf(b, key), orderOf(b, key)]);
  const [reads, orders, flooded] = await Promise.all([
    readers.run({
      ...{ url, milliseconds, connections: 20, perSecond: READS_PER_SECOND },
      questions: [{ ...readOf(a, a.apiKey), expect: '"equity"' }],
    }),
    traders.run({
      ...{ url, milliseconds, connections: 20, perSecond: ORDERS_PER_SECOND },
      questions: [{ ...orderOf(a, a.apiKey), expect: 'PlaceOrderPayload' }],
    }),
    noisy
      ? flood.run({
          ...{ url, milliseconds, connections: FLOOD_CONNECTIONS, perSecond: null },
          questions: noise,
        })
      : null,
  ]);
  const cpu = process.cpuUsage(cpuBefore);
  const { active } = performance.eventLoopUtilization(busyBefore);
  const processorShare = (cpu.user + cpu.system) / 1_000 / active;
  return { reads, orders, flood: flooded, processorShare };
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function figuresOf(rounds: readonly Round[], what: 'reads' | 'orders') {
  const of = (share: number) =>
    Number(median(rounds.map((round) => percentile(round[what].latencies, share))).toFixed(1));
  return { p50Ms: of(0.5), p99Ms: of(0.99) };
}

it('a flood of one tenant slows another one down by no more than is stated', async (context) => {
  await measure(true);
  const quiet: Round[] = [];
  const noisy: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    quiet.push(await measure(false));
    noisy.push(await measure(true));
  }
  const report = (['reads', 'orders'] as const).map((what) => {
    const [without, beside] = [figuresOf(quiet, what), figuresOf(noisy, what)];
    const factor = Number((beside.p99Ms / without.p99Ms).toFixed(2));
    return { what, quiet: without, noisy: beside, factor };
  });
  const [reads, orders] = report;
  const share = median([...quiet, ...noisy].map(({ processorShare }) => processorShare));
  const conclusive = share >= CONCLUSIVE_SHARE;
  const within = report.every(
    ({ what, factor, noisy: beside }) => factor <= MOST || beside.p99Ms <= PROMISED_MS[what],
  );
  const floods = noisy.map((round) => round.flood as LoadResult);
  recordFigures(context, 'noisy-neighbour', {
    ...{ rounds: ROUNDS, bound: MOST, promisedP99Ms: PROMISED_MS, reads, orders },
    ...{ within, conclusive, processorShare: Number(share.toFixed(2)) },
    // A machine that is too busy to tell proves nothing.
    ok: within && conclusive,
    floodPerSecond: Math.round(
      median(floods.map(({ latencies }) => latencies.length)) / (MILLISECONDS / 1_000),
    ),
    floodStatuses: floods.at(-1)?.statuses,
  });
  for (const round of [...quiet, ...noisy]) {
    expect([...round.reads.failures, ...round.orders.failures].slice(0, 3)).toEqual([]);
    expect(round.reads.latencies.length).toBeGreaterThan(0);
  }
  // The ordinary test run shares its processors with other tests: times mean nothing there.
  if (ROUNDS > 1) expect(report, JSON.stringify(report)).toSatisfy(() => within || !conclusive);
}, 120_000);
