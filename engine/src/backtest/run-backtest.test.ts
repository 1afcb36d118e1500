/** One run: the same with and without its journal, in any process, and as a paper account has it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MANDATE } from '../domain/mandate-default.js';
import type { Mandate } from '../domain/mandate.js';
import { seriesFromFile } from '../market-data/file-series.js';
import { randomWalkBars } from '../simulation/random-walk.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import { paperJournal } from '../testing/paper-journal.js';
import type { BacktestOptions } from './backtest-options.js';
import { runBacktest } from './run-backtest.js';

const WIDE: Mandate = {
  ...DEFAULT_MANDATE,
  maxOrderNotionalPct: '60',
  allowShort: true,
  maxDrawdownPct: '90',
  maxDailyLossPct: '90',
};

/** Short enough to trade often on a few thousand bars. */
const PARAMETERS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'sma-cross': { fast: 5, slow: 20 },
  momentum: { lookback: 20, trail: 2, threshold: 0 },
  donchian: { n: 10, m: 5 },
  'limit-pullback': { d: 0.001, sl: 0.01, tp: 0.01 },
  'stop-breakout': { n: 5, sl: 0.02, hold: 8 },
  'rsi-mean-reversion': { n: 5, lo: 40, hi: 60, sl: 0.02, tp: 0.02 },
};
const STRATEGIES = Object.keys(PARAMETERS);

function options(changes: Partial<BacktestOptions> = {}, name = 'sma-cross'): BacktestOptions {
  const strategy = builtInStrategies().get(name);
  if (strategy === undefined) throw new Error(name);
  const checked = checkStrategyParameters(strategy, PARAMETERS[name] ?? {});
  if (!checked.ok) throw new Error(checked.error);
  return {
    series: [seriesFromFile(randomWalkBars(3000, 11), { fileName: 'walk.csv', feeRate: '0.0002' })],
    currency: 'USD',
    cash: '100000',
    mandate: WIDE,
    strategy,
    parameters: checked.values,
    fillModel: { name: 'conservative' },
    journal: true,
    ...changes,
  };
}

describe('a backtest', () => {
  it.each(STRATEGIES)(
    'of %s gives the same orders, trades and equity with and without its journal',
    (name) => {
      const plain = runBacktest(options({ journal: false }, name));
      const journaled = runBacktest(options({}, name));
      expect(plain.orders.length).toBeGreaterThan(10);
      expect(journaled.orderListHash).toBe(plain.orderListHash);
      expect(journaled.equity).toEqual(plain.equity);
      expect(plain.journalHash).toBeNull();
    },
  );

  it('pins its order lists: a change here changes what every account does', () => {
    const pins = STRATEGIES.map((name) => {
      const { orders, orderListHash } = runBacktest(options({ journal: false }, name));
      return `${name} ${orders.length} ${orderListHash}`;
    });
    expect(pins).toMatchInlineSnapshot(`
      [
        "sma-cross 407 683d90a07baf2b4a365bd99eb3620e166da9e1a1154835fc3a131eb26d622468",
        "momentum 250 6334decd49d97cca099b640ebded7719ea25fd641c6cc8a7ca4a597a2421ae02",
        "donchian 164 d2cadb5ac507b3b4d9c12a5d879e9e949bd6dbd426dee3faabeeea830e9b14c2",
        "limit-pullback 180 fc53251a829ff29424a35e1aae812878785313cbc051805160b3347849682b33",
        "stop-breakout 1546 a4635f80608c64cb169dae85bbc0a98a8ed8d12bfc0c237ddf208f1a5b8b692e",
        "rsi-mean-reversion 585 06b152a10e32a931628ef9974a65ab16cf3330226670b69e71278d872472ae55",
      ]
    `);
  });

  it('knows a strategy for each of its pins', () => {
    expect(STRATEGIES.slice().sort()).toEqual(
      builtInStrategies()
        .list()
        .map(({ name }) => name)
        .sort(),
    );
  });

  it.each(STRATEGIES)('of %s has the journal of a paper account', (name) => {
    const wanted = options({}, name);
    expect(paperJournal(wanted)).toEqual(runBacktest(wanted).journalHash);
  });

  it('has the same journal in whatever chunks the bars are handed to whatever process', () => {
    const bars = randomWalkBars(400, 3);
    const wanted = options({ series: [seriesFromFile(bars, { fileName: 'walk.csv' })] });
    const { journalHash } = runBacktest(wanted);
    const cuts = fc.array(fc.nat(399), { maxLength: 8 });
    fc.assert(
      fc.property(cuts, (chunks) => {
        expect(paperJournal(wanted, chunks)).toBe(journalHash);
      }),
      { numRuns: 20 },
    );
  });

  it('with the product’s limits is stopped by the drawdown rule, and says so', () => {
    const mandate = { ...WIDE, maxDrawdownPct: '2' };
    const { riskActions, equity } = runBacktest(options({ mandate }));
    expect(riskActions?.halts).toMatchObject([{ rule: 'MAX_DRAWDOWN' }]);
    expect(equity.at(-1)).toBe(equity.at(-100));
  });

  it('is the same in a currency of 18 decimals, whose amounts leave the safe integers', () => {
    const bars = randomWalkBars(1500, 8);
    const inCurrency = (currency: string) =>
      runBacktest(
        options({ currency, series: [seriesFromFile(bars, { fileName: 'walk.csv', currency })] }),
      );
    const [fiat, crypto] = [inCurrency('USD'), inCurrency('USDT')];
    expect(crypto.trades).toHaveLength(fiat.trades.length);
    expect(fiat.trades.length).toBeGreaterThan(20);
    crypto.equity.forEach((value, i) => expect(value).toBeCloseTo(fiat.equity[i] as number, 6));
  });

  it('on several series keeps one account with all of them', () => {
    const other = seriesFromFile(randomWalkBars(2000, 5), { fileName: 'other.csv' });
    const both = options({ journal: false });
    const run = runBacktest({ ...both, series: [...both.series, other] });
    const symbols = new Set(
      Array.from({ length: run.orders.length }, (_, row) => run.orders.at(row).symbol),
    );
    expect([...symbols].sort()).toEqual(['OTHER', 'WALK']);
    expect(run.equity.length).toBe(3000);
  });
});
