/** Reads at 200 a second with order mutations at 20 a second beside them, against their limits. */
import { randomUUID } from 'node:crypto';
import { BENCH_QUERY, checkBenchAnswer } from './bench-query.js';
import { runOpenLoad, type OpenLoad, type OpenLoadResult } from './open-load.js';
import { BENCH_SYMBOLS } from './seed-bench.js';

const READS = { perSecond: 200, limitP99Ms: 50 } as const;
const ORDERS = { perSecond: 20, limitP99Ms: 100 } as const;
const WARM_UP_MS = 3_000;

export interface LoadAgainstLimit extends OpenLoadResult {
  readonly perSecond: number;
  readonly limitP99Ms: number;
  readonly ok: boolean;
}

export interface OpenModelReport {
  readonly seconds: number;
  readonly reads: LoadAgainstLimit;
  /** Placed and canceled in turn. */
  readonly orders: LoadAgainstLimit;
}

export interface OpenModelTarget {
  readonly port: number;
  readonly token: string;
  readonly accountWireId: string;
}

export async function benchOpenModel(
  target: OpenModelTarget,
  seconds: number,
): Promise<OpenModelReport> {
  const orders = new OrderRequests(target.accountWireId);
  await measure(target, orders, WARM_UP_MS);
  const [reads, placed] = await measure(target, orders, seconds * 1_000);
  return { seconds, reads: against(reads, READS), orders: against(placed, ORDERS) };
}

async function measure(
  { port, token, accountWireId }: OpenModelTarget,
  orders: OrderRequests,
  milliseconds: number,
): Promise<readonly [OpenLoadResult, OpenLoadResult]> {
  const body = JSON.stringify({ query: BENCH_QUERY, variables: { id: accountWireId } });
  const check = (answer: string): void => checkBenchAnswer(answer, BENCH_SYMBOLS.length);
  const load = { port, token, milliseconds };
  return Promise.all([
    runOpenLoad({ ...load, perSecond: READS.perSecond, next: () => ({ body, check }) }),
    runOpenLoad({ ...load, perSecond: ORDERS.perSecond, next: () => orders.next() }),
  ]);
}

function against(
  result: OpenLoadResult,
  { perSecond, limitP99Ms }: { readonly perSecond: number; readonly limitP99Ms: number },
): LoadAgainstLimit {
  return { ...result, perSecond, limitP99Ms, ok: result.p99Ms <= limitP99Ms };
}

const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
  __typename ... on PlaceOrderPayload { order { id } } ... on Failure { code message } } }`;
const CANCEL = `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) {
  __typename ... on Failure { code message } } }`;
/** Far below the market, so that an order rests until it is canceled. */
const LOWEST_PRICE = 500;
const PRICES = 10_000;

/** Orders that rest, and cancels of those that were placed: an account holds only so many. */
class OrderRequests {
  readonly #accountWireId: string;
  readonly #resting: string[] = [];
  #placed = 0;

  constructor(accountWireId: string) {
    this.#accountWireId = accountWireId;
  }

  next(): ReturnType<OpenLoad['next']> {
    const orderId = this.#resting.shift();
    return orderId === undefined ? this.#place() : this.#cancel(orderId);
  }

  #place(): ReturnType<OpenLoad['next']> {
    this.#placed += 1;
    // No two alike: the second of two equal orders would be refused as a mistake.
    const limitPrice = (LOWEST_PRICE + (this.#placed % PRICES) / 100).toFixed(2);
    const input = {
      ...{ idempotencyKey: randomUUID(), accountId: this.#accountWireId, limitPrice },
      ...{ symbol: BENCH_SYMBOLS[0], side: 'BUY', type: 'LIMIT', timeInForce: 'GTC' },
      quantity: '0.0001',
    };
    const check = (answer: string): void => {
      const [, orderId] = /"id":"(ord_[0-9a-f]+)"/.exec(answer) ?? [];
      if (orderId === undefined) throw new Error(`The order was not placed: ${answer}`);
      this.#resting.push(orderId);
    };
    return { body: JSON.stringify({ query: PLACE, variables: { input } }), check };
  }

  #cancel(orderId: string): ReturnType<OpenLoad['next']> {
    const variables = { input: { idempotencyKey: randomUUID(), orderId } };
    const check = (answer: string): void => {
      if (!answer.includes('CancelOrderPayload')) throw new Error(`Not canceled: ${answer}`);
    };
    return { body: JSON.stringify({ query: CANCEL, variables }), check };
  }
}
