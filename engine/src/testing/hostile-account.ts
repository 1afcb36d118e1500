/** Whatever may happen to an account, drawn at random: people, prices, companies, venues that err. */
import fc from 'fast-check';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { ACME, TestAccount, WIDE_MANDATE } from './test-account.js';
import type { TestAccountOptions, TestBar } from './test-account.js';

const OTHER = { ...ACME, symbol: 'OTHER', tickSize: '0.0005', lotSize: '0.01' };

const OPTIONS: TestAccountOptions = {
  cash: '100000',
  instruments: [ACME, OTHER],
  mandate: {
    ...WIDE_MANDATE,
    maxOrderNotionalPct: '30',
    maxGrossExposurePct: '80',
    cashReservePct: '20',
    maxDrawdownPct: '30',
  },
  strategies: builtInStrategies(),
  deployments: [
    { capitalSharePct: '50', parameters: { fast: 2, slow: 4, long_only: false, size: 1 } },
    {
      capitalSharePct: '30',
      strategy: 'momentum',
      symbols: ['ACME', 'OTHER'],
      parameters: { lookback: 3, threshold: 0, trend: 2, atr: 2, trail: 1, size: 0.2 },
    },
  ],
};

export type Action =
  | { readonly do: 'bar'; readonly moves: readonly [number, number] }
  | { readonly do: 'order'; readonly order: Parameters<TestAccount['order']>[0] }
  | { readonly do: 'split' | 'dividend'; readonly symbol: string; readonly by: number }
  | { readonly do: 'charge' | 'cancel' | 'halt' | 'release' | 'stop' | 'restart' | 'move' }
  | { readonly do: 'liquidate' | 'fill-elsewhere'; readonly by: number };

const order = fc
  .record({
    symbol: fc.constantFrom('ACME', 'OTHER'),
    side: fc.constantFrom('BUY' as const, 'SELL' as const),
    kind: fc.constantFrom('MARKET' as const, 'LIMIT' as const, 'STOP' as const),
    protection: fc.constantFrom(0, 0, 3, 8),
    group: fc.constantFrom(null, null, 'g'),
    waits: fc.integer({ min: 0, max: 5 }),
    timeInForce: fc.constantFrom('GTC' as const, 'DAY' as const),
    units: fc.integer({ min: 0, max: 400 }),
    price: fc.integer({ min: 80, max: 125 }),
    reduceOnly: fc.boolean(),
  })
  .map(({ kind, price, units, protection, group, waits, ...rest }) => ({
    ...rest,
    ...(protection > 0 && !rest.reduceOnly ? bracket(rest.side, price, protection) : {}),
    ...(group === null ? {} : { ocoGroup: group }),
    ...(waits === 0 ? { after: 'LAST' } : {}),
    type: kind,
    quantity: { units: String(units) },
    limitPrice: kind === 'LIMIT' ? String(price) : null,
    stopPrice: kind === 'STOP' ? String(price) : null,
  }));

function bracket(side: 'BUY' | 'SELL', price: number, by: number) {
  const sign = side === 'BUY' ? 1 : -1;
  return { stopLoss: String(price - sign * by), takeProfit: String(price + sign * by) };
}

const symbol = fc.constantFrom('ACME', 'OTHER');
const by = fc.nat(5);
const move = fc.integer({ min: -600, max: 600 });
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(move, move).map((moves) => ({ do: 'bar' as const, moves })) },
  { weight: 6, arbitrary: order.map((request) => ({ do: 'order' as const, order: request })) },
  { weight: 1, arbitrary: fc.constant({ do: 'cancel' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'halt' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'release' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'move' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'charge' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('split' as const), symbol, by }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('dividend' as const), symbol, by }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('liquidate' as const), by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fill-elsewhere' as const), by }) },
);
export const actions = fc.array(action, { minLength: 10, maxLength: 60 });

const RATIOS = [
  [2, 1],
  [3, 2],
  [1, 10],
  [7, 3],
  [1, 3],
  [1000, 1],
] as const;

/** Performs them on an account of two strategies and a person. */
export class Driver {
  readonly account = new TestAccount(OPTIONS);
  private readonly ticks = [10_000, 200_000];
  private halts = 0;
  private fills = 0;
  private last: string | null = null;

  perform(step: Action): void {
    const { account } = this;
    switch (step.do) {
      case 'bar':
        account.bar(...step.moves.map((by, index) => this.nextBar(index, by)));
        return;
      case 'order':
        this.last = account.order({
          ...step.order,
          ...(step.order.after === 'LAST' ? { after: this.last } : {}),
        });
        return;
      case 'split': {
        const [numerator, denominator] = RATIOS[step.by] ?? [1, 1];
        const { at } = account;
        account.apply({ type: 'SPLIT', at, symbol: step.symbol, numerator, denominator });
        return;
      }
      case 'dividend': {
        const amount = `0.${step.by}37`;
        account.apply({ type: 'DIVIDEND', at: account.at, symbol: step.symbol, amount });
        return;
      }
      case 'charge':
        account.apply({
          type: 'VENUE_CHARGED',
          at: account.at,
          kind: 'INTEREST',
          symbol: null,
          amount: this.halts % 2 === 0 ? '1.37' : '-0.41',
        });
        return;
      case 'liquidate':
        this.liquidate(step.by);
        return;
      case 'fill-elsewhere': {
        const { workingOrders } = account.kernel.view;
        const found = workingOrders[step.by % Math.max(1, workingOrders.length)];
        if (found !== undefined)
          this.fill(found.order, found.spec.symbol === 'ACME' ? '3' : '0.07');
        return;
      }
      case 'cancel':
        account.cancel(account.kernel.view.workingOrders[0]?.order ?? 'none');
        return;
      case 'halt':
        this.halts += 1;
        account.halt(`h${this.halts}`, this.halts % 2 === 0);
        return;
      case 'release':
        account.release(`h${this.halts}`);
        return;
      case 'stop':
        account.stop('d1', true);
        return;
      case 'restart':
        account.restartRun();
        return;
      case 'move':
        account.moveToAnotherProcess();
    }
  }

  /** The venue closes a part of what some owner holds, by an order that nobody asked for. */
  private liquidate(by: number): void {
    const { account } = this;
    const held = account.kernel.view.positions.filter(
      ({ owner, quantity }) => owner !== null && quantity !== '0',
    );
    const one = held[by % Math.max(1, held.length)];
    if (one === undefined || one.owner === null) return;
    const { owner, symbol: name } = one;
    const quantity = one.quantity.replace('-', '');
    const at = account.at;
    account.apply({ type: 'VENUE_LIQUIDATED', at, owner, symbol: name, quantity });
    const made = account.eventsOf('ORDER_INITIALIZED').at(-1);
    if (made !== undefined) this.fill(made.order, quantity);
  }

  /** A venue that the simulated one knows nothing of: parts, late ones, and more than was asked. */
  private fill(order: string, quantity: string): void {
    this.fills += 1;
    this.account.apply({
      type: 'VENUE_FILLED',
      at: this.account.at,
      venueSeq: 1,
      order,
      tradeId: `elsewhere-${this.fills}`,
      quantity,
      price: '97.5',
      fee: this.fills % 2 === 0 ? '0.07' : '-0.03',
      liquidity: 'TAKER',
    });
  }

  private nextBar(index: number, by: number): TestBar {
    const from = this.ticks[index] ?? 0;
    const close = Math.max(100, Math.round(from * (1 + by / 10_000)));
    const open = Math.max(100, Math.round(from * (1 - by / 20_000)));
    this.ticks[index] = close;
    const symbol = index === 0 ? 'ACME' : 'OTHER';
    return { symbol, open, close, high: Math.max(open, close) + 7, low: Math.min(open, close) - 7 };
  }
}
