/** Every order type and time in force against bars: what fills, when and at which price. */
import { describe, expect, it } from 'vitest';
import { PLAIN } from '../domain/order-conditions.js';
import type { OrderConditions } from '../domain/order-conditions.js';
import { DAY_MS, HOUR_MS } from '../market-data/bar-time.js';
import { ACME } from '../testing/test-account.js';
import { conservativeFills } from './conservative-fills.js';
import { MatchingEngine } from './matching-engine.js';
import { RestingOrder } from './resting-order.js';
import type { RestingTerms } from './resting-order.js';
import { sessionsOf } from './sessions.js';
import { protectionOrder } from './venue-order.js';

const HOURLY = { ...ACME, timeframe: '1h', calendar: '24/7' } as const;
/** Open, high, low, close. */
type Prices = readonly [number, number, number, number];
type Given = Omit<Partial<RestingTerms>, 'conditions'> & {
  readonly ref?: string;
  readonly conditions?: Partial<OrderConditions>;
};

const BUY = 1;
const SELL = -1;

class Book {
  readonly said: string[] = [];
  private at: number;
  private readonly engine: MatchingEngine;

  constructor(
    private readonly stepMs = DAY_MS,
    start = -1,
  ) {
    this.at = start;
    const spec = stepMs === DAY_MS ? { ...ACME, calendar: '24/7' as const } : HOURLY;
    this.engine = new MatchingEngine(conservativeFills, sessionsOf([spec]), {
      filled: (order, lots, ticks) =>
        this.said.push(`${order.ref} ${lots}@${ticks}${order.takes ? ' taker' : ''}`),
      expired: ({ ref }, reason) => this.said.push(`${ref} ${reason}`),
      canceled: ({ ref }, reason) => this.said.push(`${ref} ${reason}`),
      protected: (parent, lots) =>
        parent.protection.map((terms) => protectionOrder(parent, terms, lots, this.at)),
      heldLots: () => null,
    });
  }

  add(given: Given): this {
    const { ref = 'o', conditions, ...terms } = given;
    this.engine.add(
      new RestingOrder(ref, 0, this.at, {
        sign: BUY,
        type: 'LIMIT',
        timeInForce: 'GTC',
        lots: 5,
        limitTicks: 0,
        stopTicks: 0,
        reduceOnly: false,
        fractionAtFill: 0,
        ...terms,
        conditions: { ...PLAIN, ...conditions },
      }),
    );
    return this;
  }

  bars(...bars: readonly Prices[]): readonly string[] {
    for (const [openTicks, highTicks, lowTicks, closeTicks] of bars) {
      this.at += this.stepMs;
      const volume = 1000;
      this.engine.match(0, this.at, { openTicks, highTicks, lowTicks, closeTicks, volume });
    }
    return this.said;
  }
}

const CALM: Prices = [100, 102, 98, 100];

describe('a stop limit', () => {
  const order: Given = { type: 'STOP_LIMIT', stopTicks: 105, limitTicks: 107 };
  it.each([
    [
      'fills at its stop when the price runs through it',
      order,
      [CALM, [100, 106, 99, 105]],
      ['o 5@105 taker'],
    ],
    [
      'fills at the open that lies between stop and limit',
      order,
      [[106, 108, 104, 105]],
      ['o 5@106 taker'],
    ],
    ['waits for its limit after a gap beyond it', order, [[110, 112, 108, 111]], []],
    [
      'fills at its limit when the price comes back after that gap',
      order,
      [[110, 112, 106, 111]],
      ['o 5@107 taker'],
    ],
    ['does nothing before its stop', order, [CALM, CALM], []],
    [
      'that lies beyond its stop waits for the bar after the one that woke it',
      { ...order, limitTicks: 103 },
      [
        [104, 106, 101, 104],
        [104, 105, 102, 104],
      ],
      ['o 5@103 taker'],
    ],
    [
      'of a sale works the other way round',
      { sign: SELL, type: 'STOP_LIMIT', stopTicks: 95, limitTicks: 93 },
      [[100, 101, 94, 96]],
      ['o 5@95 taker'],
    ],
  ] as const)('%s', (_, given, bars, said) => {
    expect(new Book().add(given as Given).bars(...(bars as readonly Prices[]))).toEqual(said);
  });
});

describe('a limit that waits for a touch', () => {
  const order: Given = { type: 'LIMIT_IF_TOUCHED', stopTicks: 95, limitTicks: 96 };
  it.each([
    ['fills where it is touched', order, [[100, 101, 95, 99]], ['o 5@95 taker']],
    ['fills at an open beyond the touch', order, [[94, 97, 93, 95]], ['o 5@94 taker']],
    ['does nothing before the touch', order, [[100, 101, 96, 99]], []],
    [
      'below the touch needs a price below its limit',
      { ...order, limitTicks: 93 },
      [[100, 101, 93, 99]],
      [],
    ],
    [
      'below the touch fills at its limit',
      { ...order, limitTicks: 93 },
      [[100, 101, 92, 99]],
      ['o 5@93 taker'],
    ],
  ] as const)('%s', (_, given, bars, said) => {
    expect(new Book().add(given as Given).bars(...(bars as readonly Prices[]))).toEqual(said);
  });
});

describe('a trailing stop', () => {
  const sell = (conditions: Partial<OrderConditions>): Given => ({
    sign: SELL,
    type: 'TRAILING_STOP',
    stopTicks: 90,
    conditions,
  });

  it('follows the highest price of the bars before, at its distance', () => {
    const book = new Book().add(sell({ trailTicks: 10 }));
    // 120 − 10 holds from the next bar on; the low of the very bar came, for all we know, first.
    expect(book.bars([100, 120, 105, 118])).toEqual([]);
    expect(book.bars([118, 119, 110, 112])).toEqual(['o 5@110']);
  });

  it('fills at the open that gapped over its level', () => {
    const book = new Book().add(sell({ trailTicks: 10 }));
    expect(book.bars([100, 120, 105, 118], [101, 103, 100, 102])).toEqual(['o 5@101']);
  });

  it('never moves away from the market again', () => {
    const book = new Book().add(sell({ trailTicks: 10 }));
    expect(book.bars([100, 120, 112, 113], [113, 114, 111, 112], [112, 113, 110, 111])).toEqual([
      'o 5@110',
    ]);
  });

  it('at a percentage rounds away from the market', () => {
    const book = new Book().add(sell({ trailFraction: 0.025 }));
    // 119 × 0.975 = 116.025
    expect(book.bars([118, 119, 117, 118], [118, 118, 116, 117])).toEqual(['o 5@116']);
  });

  it('of a purchase follows the lowest price', () => {
    const book = new Book().add({
      type: 'TRAILING_STOP',
      stopTicks: 110,
      conditions: { trailTicks: 5 },
    });
    expect(book.bars([100, 104, 90, 92], [92, 95, 91, 94])).toEqual(['o 5@95']);
  });
});

describe('an order for the session’s open or close', () => {
  it.each([
    [
      'a market order on the open',
      { type: 'MARKET_ON_OPEN', timeInForce: 'OPG' },
      ['o 5@100 taker'],
    ],
    ['a market order on the close', { type: 'MARKET_ON_CLOSE', timeInForce: 'CLS' }, ['o 5@101']],
    ['a limit on the open that is met', { timeInForce: 'OPG', limitTicks: 101 }, ['o 5@100 taker']],
    [
      'a limit on the open that is not',
      { timeInForce: 'OPG', limitTicks: 100 },
      ['o OPENING_MISSED'],
    ],
    ['a limit on the close that is met', { timeInForce: 'CLS', limitTicks: 102 }, ['o 5@101']],
    [
      'a limit on the close that is not',
      { timeInForce: 'CLS', limitTicks: 101 },
      ['o CLOSING_MISSED'],
    ],
  ] as const)('of daily bars: %s', (_, given, said) => {
    expect(new Book().add(given as Given).bars([100, 102, 95, 101])).toEqual(said);
  });

  it('of shorter bars waits for the next session’s first bar', () => {
    const book = new Book(HOUR_MS, 20 * HOUR_MS - 1);
    book.add({ type: 'MARKET_ON_OPEN', timeInForce: 'OPG' });
    expect(book.bars(CALM, CALM, CALM, CALM)).toEqual([]);
    expect(book.bars([107, 108, 106, 107])).toEqual(['o 5@107']);
  });

  it('of shorter bars waits for the session’s last close', () => {
    const book = new Book(HOUR_MS, 21 * HOUR_MS - 1);
    book.add({ type: 'MARKET_ON_CLOSE', timeInForce: 'CLS' });
    expect(book.bars(CALM, CALM)).toEqual([]);
    expect(book.bars([100, 102, 98, 99])).toEqual(['o 5@99']);
  });
});

describe('a time in force', () => {
  it.each([
    ['IOC fills at the first open', { type: 'MARKET', timeInForce: 'IOC' }, ['o 5@100 taker']],
    ['IOC takes what the open gives', { timeInForce: 'IOC', limitTicks: 101 }, ['o 5@100 taker']],
    ['IOC waits for nothing', { timeInForce: 'IOC', limitTicks: 99 }, ['o IOC']],
    ['FOK waits for nothing', { timeInForce: 'FOK', limitTicks: 99 }, ['o FOK']],
    [
      'post-only takes no price from the book',
      { limitTicks: 101, conditions: { postOnly: true } },
      ['o POST_ONLY_WOULD_TAKE'],
    ],
    ['post-only rests', { limitTicks: 99, conditions: { postOnly: true } }, ['o 5@99']],
  ] as const)('%s', (_, given, said) => {
    expect(new Book().add(given as Given).bars(CALM)).toEqual(said);
  });

  it('GTD lives through the bar that ends at its moment, and no longer', () => {
    const order: Given = {
      timeInForce: 'GTD',
      limitTicks: 90,
      conditions: { expireAt: 2 * DAY_MS - 1 },
    };
    expect(new Book().add(order).bars(CALM, [95, 96, 89, 90])).toEqual(['o 5@90']);
    expect(new Book().add(order).bars(CALM, CALM, [95, 96, 89, 90])).toEqual(['o EXPIRED']);
  });
});

describe('protection', () => {
  const bracket = { stopLossTicks: 90, takeProfitTicks: 110 };

  it.each([
    ['takes the profit', [CALM, [105, 111, 104, 108]], ['o 5@100 taker', 'o.sl OCO', 'o.tp 5@110']],
    ['stops the loss', [CALM, [95, 96, 89, 91]], ['o 5@100 taker', 'o.tp OCO', 'o.sl 5@90']],
    [
      'stops where one bar touches both',
      [CALM, [100, 115, 85, 100]],
      ['o 5@100 taker', 'o.tp OCO', 'o.sl 5@90'],
    ],
    [
      'acts on the entry’s own bar',
      [[100, 102, 89, 95]],
      ['o 5@100 taker', 'o.tp OCO', 'o.sl 5@90'],
    ],
    [
      'fills at the worse open after a gap',
      [CALM, [85, 88, 84, 86]],
      ['o 5@100 taker', 'o.tp OCO', 'o.sl 5@85'],
    ],
  ] as const)('of a market order %s', (_, bars, said) => {
    const book = new Book().add({ type: 'MARKET', conditions: bracket });
    expect(book.bars(...(bars as readonly Prices[]))).toEqual(said);
  });

  it('of an entry inside the bar may stop on it, but takes its profit on a later one', () => {
    const limit: Given = { limitTicks: 95, conditions: bracket };
    expect(new Book().add(limit).bars([100, 115, 94, 112])).toEqual(['o 5@95']);
    expect(new Book().add(limit).bars([100, 101, 89, 92])).toEqual([
      'o 5@95',
      'o.tp OCO',
      'o.sl 5@90',
    ]);
  });
});

describe('one cancels the others', () => {
  it('when one fills, and the stop wins where a bar touches both', () => {
    const book = new Book()
      .add({ ref: 'below', limitTicks: 95, conditions: { ocoGroup: 'm:x' } })
      .add({ ref: 'above', type: 'STOP', stopTicks: 105, conditions: { ocoGroup: 'm:x' } })
      .add({ ref: 'other', limitTicks: 95, conditions: { ocoGroup: 'm:y' } });
    expect(book.bars([100, 106, 94, 100])).toEqual(['below OCO', 'above 5@105', 'other 5@95']);
  });
});
