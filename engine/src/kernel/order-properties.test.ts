/** Random orders of every kind on random bars: money adds up, nothing fills outside its bar, restarts change nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { OrderRequest } from '../domain/order.js';
import { ACME, TestAccount } from '../testing/test-account.js';

/** Eight decimals and fractions of a unit; six digits before the point; a plain share. */
const INSTRUMENTS: readonly InstrumentSpec[] = [
  { ...ACME, tickSize: '0.00000001', lotSize: '1' },
  { ...ACME, tickSize: '0.01', lotSize: '0.0001' },
  ACME,
];
const BASES = [1_000, 12_345_600, 10_000] as const;

interface Step {
  readonly side: 'BUY' | 'SELL';
  readonly shape: number;
  readonly offset: number;
  readonly second: number;
  readonly lots: number;
  readonly time: number;
  readonly moves: readonly [number, number, number];
  readonly moved: boolean;
  readonly also: 'NOTHING' | 'CANCEL' | 'HALT';
}

/** In thousandths of the price. */
const thousandths = fc.integer({ min: -60, max: 60 });
const step: fc.Arbitrary<Step> = fc.record({
  side: fc.constantFrom('BUY' as const, 'SELL' as const),
  shape: fc.nat(9),
  offset: thousandths,
  second: fc.integer({ min: 1, max: 60 }),
  lots: fc.integer({ min: 1, max: 20 }),
  time: fc.nat(6),
  moves: fc.tuple(thousandths, thousandths, thousandths),
  moved: fc.boolean(),
  also: fc.oneof(
    { weight: 20, arbitrary: fc.constant('NOTHING' as const) },
    { weight: 4, arbitrary: fc.constant('CANCEL' as const) },
    { weight: 1, arbitrary: fc.constant('HALT' as const) },
  ),
});

class Market {
  readonly account: TestAccount;
  private close: number;
  private readonly given: string[] = [];

  constructor(
    private readonly spec: InstrumentSpec,
    base: number,
    private readonly moves: boolean,
  ) {
    this.account = new TestAccount({ cash: '1000000', instruments: [spec] });
    this.close = base;
    this.account.bar({ close: base });
  }

  perform(given: Step): void {
    if (this.moves && given.moved) this.account.moveToAnotherProcess();
    this.given.push(this.account.order(this.request(given)));
    if (given.also === 'CANCEL')
      this.account.cancel(this.given[given.lots % this.given.length] ?? '');
    // A halt that is released at once: its cancels are on their way.
    if (given.also === 'HALT') {
      this.account.halt(`h${this.given.length}`);
      this.account.release(`h${this.given.length}`);
    }
    const [a, b, c] = given.moves.map((move) => this.at(move));
    const open = a as number;
    const close = c as number;
    const others = [open, b as number, close];
    const bar = { open, high: Math.max(...others), low: Math.min(...others), close };
    const before = this.account.inputs.length;
    this.account.bar(bar);
    this.close = close;
    this.expectInside(bar, before);
    this.expectMoney();
  }

  private at(thousandth: number): number {
    return Math.max(1, Math.round(this.close * (1 + thousandth / 1000)));
  }

  private price(thousandth: number): string {
    const digits = this.spec.tickSize.split('.')[1]?.length ?? 0;
    return (this.at(thousandth) / 10 ** digits).toFixed(digits);
  }

  /** Any shape with any time in force: what does not go together must be denied, not break. */
  private request({ side, shape, offset, second, lots, time }: Step): Partial<OrderRequest> {
    const sign = side === 'BUY' ? 1 : -1;
    const limitPrice = this.price(offset);
    const stopPrice = this.price(sign * second);
    const quantity = { units: this.spec.lotSize === '1' ? String(lots) : `0.${lots}` };
    const times = ['GTC', 'GTC', 'GTC', 'DAY', 'IOC', 'FOK', 'CLS'] as const;
    const timeInForce = times[time] ?? 'GTC';
    const plain = { side, quantity, timeInForce };
    const protection = {
      stopLoss: this.price(-sign * second),
      takeProfit: this.price(sign * second * 2),
    };
    const shapes: readonly Partial<OrderRequest>[] = [
      { ...plain, type: 'MARKET', ...protection },
      { ...plain, type: 'LIMIT', limitPrice },
      { ...plain, type: 'STOP', stopPrice, ocoGroup: 'a' },
      { ...plain, type: 'STOP_LIMIT', stopPrice, limitPrice },
      { ...plain, type: 'LIMIT_IF_TOUCHED', stopPrice: this.price(-sign * second), limitPrice },
      { ...plain, type: 'TRAILING_STOP', trailPercent: String(second / 10) },
      { ...plain, type: 'MARKET_ON_OPEN', timeInForce: 'OPG' },
      { ...plain, type: 'MARKET_ON_CLOSE', timeInForce: 'CLS' },
      {
        ...plain,
        type: 'LIMIT',
        limitPrice,
        ocoGroup: 'a',
        ...(time > 3 ? { postOnly: true } : {}),
      },
      { ...plain, type: 'MARKET', after: this.given.at(-1) ?? null },
    ];
    return { symbol: 'ACME', ...shapes[shape] };
  }

  private expectInside(bar: { high: number; low: number }, before: number): void {
    const digits = this.spec.tickSize.split('.')[1]?.length ?? 0;
    for (const input of this.account.inputs.slice(before)) {
      if (input.type !== 'VENUE_FILLED') continue;
      const ticks = Math.round(Number(input.price) * 10 ** digits);
      expect(ticks).toBeGreaterThanOrEqual(bar.low);
      expect(ticks).toBeLessThanOrEqual(bar.high);
    }
  }

  private expectMoney(): void {
    const { view } = this.account.kernel;
    const names = ['CASH', 'FEES', 'CAPITAL', 'REALIZED_PNL', 'POSITION:ACME'];
    const sum = names.reduce((total, name) => total + minor(view.ledgerBalance(name)), 0n);
    expect(sum).toBe(0n);
    const net = view.positions.find(({ owner }) => owner === null);
    expect(minor(view.equity)).toBe(minor(view.cash) + minor(net?.marketValue ?? '0'));
    const reserved = view.workingOrders.reduce((total, order) => total + minor(order.reserved), 0n);
    expect(minor(view.reserved)).toBe(reserved);
  }
}

function minor(text: string): bigint {
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const units = BigInt(whole) * 100_000_000n + BigInt(part.padEnd(8, '0').slice(0, 8));
  return text.startsWith('-') ? -units : units;
}

describe.each(INSTRUMENTS.map((spec, i) => [spec.tickSize, spec, BASES[i] as number] as const))(
  'orders of every kind at a tick of %s',
  (_, spec, base) => {
    it('keep the money exact, fill inside the bar, and are the same after any restarts', () => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), (steps) => {
          const straight = new Market(spec, base, false);
          const moved = new Market(spec, base, true);
          for (const given of steps) {
            straight.perform(given);
            moved.perform(given);
          }
          expect(moved.account.chain.head).toBe(straight.account.chain.head);
          expect(moved.account.kernel.snapshot()).toEqual(straight.account.kernel.snapshot());
        }),
        { numRuns: 30 },
      );
    });
  },
);
