/** Runs over series of several currencies: the same as on paper, and true to their trades. */
import { describe, expect, it } from 'vitest';
import { tradeFigures } from '../analytics/trade-figures.js';
import { DEFAULT_MANDATE } from '../domain/mandate-default.js';
import { seriesFromFile } from '../market-data/file-series.js';
import { NO_CARRYING } from '../simulation/costs/carrying-costs.js';
import { NO_SLIPPAGE } from '../simulation/costs/slippage.js';
import { randomWalkBars } from '../simulation/random-walk.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import { paperJournal } from '../testing/paper-journal.js';
import type { BacktestOptions, BacktestSeries } from './backtest-options.js';
import { runBacktest } from './run-backtest.js';

const MANDATE = {
  ...DEFAULT_MANDATE,
  maxOrderNotionalPct: '40',
  maxGrossExposurePct: '150',
  allowShort: true,
  maxDrawdownPct: '90',
  maxDailyLossPct: '90',
};

function walk(symbol: string, seed: number, currency: string, scaleBy: number): BacktestSeries {
  const bars = randomWalkBars(1200, seed);
  const scaled = (prices: Float64Array): Float64Array =>
    prices.map((price) => Number((price * scaleBy).toPrecision(6)));
  const { open, high, low, close } = bars;
  return seriesFromFile(
    {
      ...bars,
      open: scaled(open),
      high: scaled(high),
      low: scaled(low),
      close: scaled(close),
      priceDecimals: 6,
    },
    {
      fileName: symbol,
      currency,
      feeRate: '0.0003',
      assetClass: currency === 'EUR' ? 'EQUITY' : 'FOREX',
    },
  );
}

const SERIES = [
  walk('SIE', 3, 'EUR', 1),
  walk('USDJPY', 5, 'JPY', 1.5),
  walk('EURUSD', 7, 'USD', 0.011),
];

function options(changes: Partial<BacktestOptions> = {}): BacktestOptions {
  const strategy = builtInStrategies().get('sma-cross');
  if (strategy === undefined) throw new Error('sma-cross');
  const checked = checkStrategyParameters(strategy, { fast: 5, slow: 20 });
  if (!checked.ok) throw new Error(checked.error);
  return {
    series: SERIES,
    currency: 'USD',
    cash: '100000',
    mandate: MANDATE,
    strategy,
    parameters: checked.values,
    fillModel: { name: 'conservative' },
    journal: true,
    ...changes,
  };
}

describe('a run over several currencies', () => {
  it('has the journal of a paper account, also one that moves between processes', () => {
    const wanted = options();
    const run = runBacktest(wanted);
    expect(run.trades.length).toBeGreaterThan(60);
    expect(paperJournal(wanted, [5, 102, 600, 1199])).toBe(run.journalHash);
    const plain = runBacktest({ ...wanted, journal: false });
    expect(plain.equity).toEqual(run.equity);
    expect(plain.orderListHash).toBe(run.orderListHash);
  });

  it('adds up: what its trades earned is what it became', () => {
    const reference = { name: 'reference', spread: 0, margin: 1, tradeOnClose: false } as const;
    for (const series of SERIES.map((_, index) => only(index))) {
      const fillModel = { ...reference, commission: 0.0003 };
      const run = runBacktest(options({ series, mandate: null, fillModel, journal: false }));
      const earned = run.trades.map(tradeFigures).reduce((sum, { pnl }) => sum + pnl, 0);
      expect(run.trades.length).toBeGreaterThan(20);
      expect((run.equity.at(-1) as number) - 100_000).toBeCloseTo(earned, 4);
    }
  });

  it('gives the strategy no series that is only there for its rate', () => {
    const run = runBacktest(options({ series: only(0), journal: false }));
    const symbols = new Set(run.trades.map(({ instrument }) => instrument.symbol));
    expect([...symbols]).toEqual(['SIE']);
  });

  it('is in euros what it is in dollars while the rate stands still', () => {
    const [sie] = SERIES as [BacktestSeries];
    const flat = walk('EURUSD', 7, 'USD', 0.011);
    const scale = new InstrumentScale(flat.instrument);
    flat.columns.close.fill(scale.floatToTicks(1.25));
    const rateOnly = { ...flat, rateOnly: true };
    const dollars = runBacktest(options({ series: [sie, rateOnly], journal: false }));
    const inEuros = { series: [sie], currency: 'EUR', cash: '80000', journal: false };
    const euros = runBacktest(options(inEuros));
    const ordersOf = ({ orders }: typeof euros) =>
      Array.from({ length: orders.length }, (_, row) => orders.at(row));
    expect(ordersOf(dollars)).toEqual(ordersOf(euros));
    dollars.equity.forEach((value, i) =>
      expect(value / 1.25 / (euros.equity[i] as number)).toBeCloseTo(1, 9),
    );
  });

  it('charges an order in its own currency and tiers in the account’s', () => {
    const fees = {
      takerRate: '0.001',
      makerRate: '0.001',
      perUnit: '0',
      perOrder: '2',
      minimum: '0',
      maximumRate: null,
      tiers: [],
    };
    const costs = {
      fees,
      slippage: NO_SLIPPAGE,
      carrying: NO_CARRYING,
      margin: null,
      latencyMs: 0,
    };
    const fillModel = { name: 'conservative', costs } as const;
    const run = runBacktest(options({ series: only(0), fillModel, journal: false }));
    const [first] = run.trades.map(tradeFigures);
    if (first === undefined) throw new Error('no trade');
    const { size, entryPrice, exitPrice, entryRate = 0, exitRate = 0, commission } = first;
    const fee = (price: number): number => 2 + Math.abs(size) * price * 0.001;
    expect(commission).toBeCloseTo(fee(entryPrice) * entryRate + fee(exitPrice) * exitRate, 6);
  });
});

/** One series with the rates that it needs. */
function only(index: number): readonly BacktestSeries[] {
  const rates = index === 0 ? SERIES.slice(2).map((one) => ({ ...one, rateOnly: true })) : [];
  return [SERIES[index] as BacktestSeries, ...rates];
}
