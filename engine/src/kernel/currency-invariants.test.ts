/** What must hold in an account of several currencies, whatever orders, prices and rates do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf } from '../domain/amount.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import { parseDecimal, powerOfTen } from '../domain/decimal.js';
import { divideHalfEven } from '../domain/round-half-even.js';
import {
  EURGBP,
  EURUSD,
  GBPUSD,
  SIE,
  SONY,
  USDJPY,
  converted,
} from '../testing/currency-instruments.js';
import { ACME, TestAccount, WIDE_MANDATE } from '../testing/test-account.js';
import type { TestAccountOptions } from '../testing/test-account.js';
import { StrategyRegistry } from '../strategies/strategy-registry.js';
import { AccountState } from './account-state.js';
import type { InstrumentState } from './instrument-state.js';
import { mandateLimits } from './mandate-limits.js';

const FEES = { takerFeeRate: '0.0007', makerFeeRate: '-0.0001' };
const SPECS = [SIE, EURUSD, { ...SONY, ...FEES }, USDJPY, { ...EURGBP, ...FEES }, GBPUSD, ACME];
const FIRST_TICKS = [5000, 11_000, 300_000, 15_000, 8500, 12_500, 10_000];
const OPTIONS: TestAccountOptions = { cash: '100000', instruments: converted(...SPECS) };

type Action =
  | { readonly do: 'bars'; readonly moves: readonly number[] }
  | { readonly do: 'order'; readonly order: Parameters<TestAccount['order']>[0] }
  | { readonly do: 'dividend' | 'split' };

const move = fc.integer({ min: -400, max: 400 });
const order = fc
  .record({
    instrument: fc.integer({ min: 0, max: SPECS.length - 1 }),
    side: fc.constantFrom('BUY' as const, 'SELL' as const),
    units: fc.integer({ min: 1, max: 700 }),
    away: fc.integer({ min: -300, max: 300 }),
    isLimit: fc.boolean(),
  })
  .map(({ instrument, side, units, away, isLimit }) => {
    const spec = SPECS[instrument] as InstrumentSpec;
    const ticks = Math.round((FIRST_TICKS[instrument] as number) * (1 + away / 10_000));
    return {
      symbol: spec.symbol,
      side,
      quantity: { units: String(units) },
      type: isLimit ? ('LIMIT' as const) : ('MARKET' as const),
      limitPrice: isLimit ? new InstrumentScale(spec).ticksToPrice(ticks) : null,
    };
  });
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(move, { minLength: SPECS.length, maxLength: SPECS.length })
      .map((moves) => ({ do: 'bars' as const, moves })),
  },
  { weight: 6, arbitrary: order.map((request) => ({ do: 'order' as const, order: request })) },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'dividend' as const }, { do: 'split' as const }) },
);
const actions = fc.array(action, { minLength: 8, maxLength: 50 });

class Driver {
  readonly account = new TestAccount(OPTIONS);
  private readonly ticks = [...FIRST_TICKS];

  constructor() {
    this.bars(SPECS.map(() => 0));
  }

  perform(step: Action): void {
    const { account } = this;
    if (step.do === 'bars') this.bars(step.moves);
    else if (step.do === 'order') account.order(step.order);
    else if (step.do === 'dividend') {
      account.apply({ type: 'DIVIDEND', at: account.at, symbol: 'SIE', amount: '0.333' });
    } else {
      const split = { type: 'SPLIT', at: account.at, symbol: 'SONY' } as const;
      account.apply({ ...split, numerator: 3, denominator: 2 });
    }
  }

  /** A move of 13 leaves the series without a bar on this day. */
  private bars(moves: readonly number[]): void {
    const bars = moves.flatMap((by, index) => {
      if (by === 13) return [];
      const from = this.ticks[index] as number;
      const close = Math.max(10, Math.round(from * (1 + by / 10_000)));
      this.ticks[index] = close;
      return [{ symbol: SPECS[index]?.symbol ?? '', open: from, close }];
    });
    if (bars.length > 0) this.account.bar(...bars);
  }
}

const minor = (text: string): bigint => {
  const { units, scale } = parseDecimal(text);
  return units * powerOfTen(8 - scale);
};
const sum = (values: readonly string[]): bigint =>
  values.reduce((total, value) => total + minor(value), 0n);

function expectSound(account: TestAccount): void {
  const { view } = account.kernel;
  const net = view.positions.filter(({ owner }) => owner === null);
  const positions = SPECS.map(({ symbol }) => `POSITION:${symbol}`);
  const ledger = ['CASH', 'FEES', 'CAPITAL', 'REALIZED_PNL', 'CARRY', ...positions];
  expect(sum(ledger.map((name) => view.ledgerBalance(name)))).toBe(0n);
  expect(sum(view.workingOrders.map(({ reserved }) => reserved))).toBe(minor(view.reserved));
  const cost = sum(positions.map((name) => view.ledgerBalance(name)));
  const open = sum(net.map(({ unrealizedPnl }) => unrealizedPnl));
  const value = sum(net.map(({ marketValue }) => marketValue));
  expect(cost + open).toBe(value);
  const booked = sum(net.map(({ realizedPnl }) => realizedPnl));
  expect(-minor(view.ledgerBalance('REALIZED_PNL'))).toBe(booked);
}

/** Just after bars, before anything fills: cash and what is held are the equity of the mark. */
function expectMarked(account: TestAccount): void {
  const { view } = account.kernel;
  const net = view.positions.filter(({ owner }) => owner === null);
  expect(minor(view.cash) + sum(net.map(({ marketValue }) => marketValue))).toBe(
    minor(view.equity),
  );
}

describe('an account of several currencies', () => {
  it('balances after every step, and is worth its cash and its positions', () => {
    fc.assert(
      fc.property(actions, (steps) => {
        const driver = new Driver();
        for (const step of steps) {
          driver.perform(step);
          expectSound(driver.account);
          if (step.do === 'bars') expectMarked(driver.account);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('goes on the same after a restart anywhere', () => {
    fc.assert(
      fc.property(actions, fc.nat(), (steps, cut) => {
        const straight = new Driver();
        const moved = new Driver();
        steps.forEach((step, index) => {
          straight.perform(step);
          if (index === cut % steps.length) moved.account.moveToAnotherProcess();
          moved.perform(step);
        });
        expect(moved.account.chain.head).toBe(straight.account.chain.head);
        expect(moved.account.kernel.snapshot()).toEqual(straight.account.kernel.snapshot());
      }),
      { numRuns: 30 },
    );
  });

  it('loses only the fees of a round trip while price and rate stand still', () => {
    const rows = fc.record({
      units: fc.integer({ min: 1, max: 900 }),
      ticks: fc.integer({ min: 1, max: 2000 }),
      rate: fc.integer({ min: 1, max: 50_000 }),
      side: fc.constantFrom('BUY' as const, 'SELL' as const),
    });
    fc.assert(
      fc.property(rows, ({ units, ticks, rate, side }) => {
        const account = new TestAccount({
          cash: '10000000000',
          instruments: converted(SIE, EURUSD),
        });
        const bar = () => account.bar({ close: ticks }, { symbol: 'EURUSD', close: rate });
        bar();
        account.order({ symbol: 'SIE', side, quantity: { units: String(units) } });
        bar();
        const back = side === 'BUY' ? 'SELL' : 'BUY';
        account.order({ symbol: 'SIE', side: back, quantity: { units: String(units) } });
        bar();
        const { view } = account.kernel;
        expect(minor(view.cash)).toBe(minor('10000000000') - minor(view.ledgerBalance('FEES')));
        expect(minor(view.ledgerBalance('REALIZED_PNL'))).toBe(0n);
      }),
      { numRuns: 60 },
    );
  });
});

/** Two instruments as an account in `currency` has them, each at a close. */
function pairOf(
  currency: string,
  spec: InstrumentSpec,
  rate: { readonly spec: InstrumentSpec; readonly ticks: number; readonly inverted: boolean },
): InstrumentState {
  const { inverted } = rate;
  const conversion = { symbol: rate.spec.symbol, inverted };
  const state = new AccountState({
    currency,
    openingCash: 0n,
    limits: mandateLimits(WIDE_MANDATE, currency),
    instruments: [{ ...spec, conversion }, inverted ? { ...rate.spec, conversion } : rate.spec],
    strategies: new StrategyRegistry([]),
    sizing: 'AT_DECISION',
  });
  const [instrument, source] = state.instruments as [InstrumentState, InstrumentState];
  source.at = 0;
  source.closeTicks = rate.ticks;
  return instrument;
}

const BITCOIN = { ...ACME, symbol: 'BTCUSD', assetClass: 'CRYPTO', tickSize: '0.01' } as const;
const ETHER_IN_BITCOIN = {
  ...ACME,
  symbol: 'ETHBTC',
  assetClass: 'CRYPTO',
  currency: 'BTC',
  tickSize: '0.000001',
  lotSize: '0.0001',
} as const;

/** Every rate and scale that an amount can cross, with the exact value of lots × ticks × rate. */
const CROSSINGS = [
  { name: 'euros to dollars', currency: 'USD', spec: SIE, rate: EURUSD, inverted: false },
  { name: 'yen to dollars', currency: 'USD', spec: SONY, rate: USDJPY, inverted: true },
  {
    name: 'bitcoin to dollars',
    currency: 'USD',
    spec: ETHER_IN_BITCOIN,
    rate: BITCOIN,
    inverted: false,
  },
  { name: 'dollars to bitcoin', currency: 'BTC', spec: ACME, rate: BITCOIN, inverted: true },
] as const;

describe.each(CROSSINGS)('an amount from $name', ({ currency, spec, rate, inverted }) => {
  const scaleOf = (code: string): number => (code === 'BTC' ? 18 : 8);
  const steps = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
  const sized = fc.oneof(fc.integer({ min: 1, max: 100_000 }), steps);

  function exactly(lots: number, ticks: number, rateTicks: number): bigint {
    const price = parseDecimal(spec.tickSize);
    const lot = parseDecimal(spec.lotSize);
    const step = parseDecimal(rate.tickSize);
    const paid = BigInt(lots) * BigInt(ticks) * price.units * lot.units;
    const one = BigInt(rateTicks) * step.units;
    const places = powerOfTen(price.scale + lot.scale);
    const unit = powerOfTen(scaleOf(currency));
    return inverted
      ? divideHalfEven(paid * unit * powerOfTen(step.scale), places * one)
      : divideHalfEven(paid * unit * one, places * powerOfTen(step.scale));
  }

  it('is rounded once, half to even, up to 2⁵³ ticks and lots', () => {
    fc.assert(
      fc.property(sized, sized, sized, (lots, ticks, rateTicks) => {
        const instrument = pairOf(currency, spec, { spec: rate, ticks: rateTicks, inverted });
        const expected = exactly(lots, ticks, rateTicks);
        expect(instrument.value(lots, ticks)).toBe(amountOf(expected));
        expect(instrument.value(-lots, ticks)).toBe(amountOf(-expected));
        const safe = instrument.valueSafe(lots, ticks);
        if (!Number.isNaN(safe)) expect(BigInt(safe)).toBe(expected);
        const { numerator, denominator } = instrument.lotValue(ticks);
        expect(divideHalfEven(BigInt(lots) * numerator, denominator)).toBe(expected);
      }),
    );
  });

  it('is k times as much at k times the rate, within rounding', () => {
    fc.assert(
      fc.property(sized, sized, fc.integer({ min: 1, max: 1e9 }), (lots, ticks, rateTicks) => {
        const k = 7n;
        const at = (ticksOfRate: number): bigint =>
          BigInt(
            pairOf(currency, spec, { spec: rate, ticks: ticksOfRate, inverted }).value(lots, ticks),
          );
        const [more, less] = inverted
          ? [at(rateTicks), at(rateTicks * Number(k))]
          : [at(rateTicks * Number(k)), at(rateTicks)];
        const error = more - less * k;
        expect(error <= k && error >= -k).toBe(true);
      }),
    );
  });
});
