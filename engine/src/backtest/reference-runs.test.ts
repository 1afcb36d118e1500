/** Runs published by others, trade by trade, under the fill model `reference`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { present } from '../domain/assert.js';
import { referenceStats } from '../analytics/reference-stats.js';
import { tradeFigures } from '../analytics/trade-figures.js';
import type { BarsSide } from '../market-data/bars-file.js';
import { readBarsText } from '../market-data/bars-file.js';
import { parseBarTime } from '../market-data/bars-file-time.js';
import { seriesFromFile } from '../market-data/file-series.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { oraclesFolder } from '../testing/oracles.js';
import { runBacktest } from './run-backtest.js';
import type { BacktestResult } from './backtest-options.js';

interface OracleRun {
  readonly data: {
    readonly file: string;
    readonly from_: string;
    readonly to: string;
    readonly side: BarsSide | null;
  };
  readonly params: Readonly<Record<string, unknown>>;
  readonly settings: {
    readonly cash: number;
    readonly spread: number;
    readonly commission: number;
    readonly margin: number;
    readonly trade_on_close: boolean;
  };
  readonly stats: Readonly<Record<string, number | string>>;
  readonly trades: readonly Readonly<Record<string, number | null>>[];
  readonly equity: { readonly index: readonly string[]; readonly value: readonly number[] };
}

/** Each with the built-in strategy that follows its words. */
const RUNS: readonly (readonly [string, string])[] = [
  ['goog_smacross_published', 'sma-cross'],
  ['goog_smacross_commission', 'sma-cross'],
  ['eurusd_daily_smacross_spread_margin', 'sma-cross'],
  ['btc_donchian', 'donchian'],
  ['spx_donchian_trade_on_close', 'donchian'],
  ['goog_limit_pullback', 'limit-pullback'],
  ['goog_stop_breakout', 'stop-breakout'],
  ['msft_rsi_sltp', 'rsi-mean-reversion'],
];
const folder = oraclesFolder();
const hasOracles = existsSync(join(folder, 'backtests'));

const bytes = (path: string): string => gunzipSync(readFileSync(join(folder, path))).toString();

function load(name: string): OracleRun {
  return JSON.parse(bytes(`backtests/dev_${name}.json.gz`)) as OracleRun;
}

function time(text: string): number {
  const stamp = parseBarTime(text, 'UTC');
  if (stamp === null) throw new Error(text);
  return stamp;
}

function run(oracle: OracleRun, name: string, journal: boolean) {
  const strategy = present(builtInStrategies().get(name), name);
  const { data, settings } = oracle;
  const parsed = readBarsText(bytes(join('market', data.file.replace('market/', ''))), {
    side: data.side ?? undefined,
    from: time(data.from_),
    to: time(data.to),
  });
  if (!parsed.ok) throw new Error(parsed.error.message);
  const series = seriesFromFile(parsed.bars, {
    fileName: data.file,
    minDecimals: 9,
    feeRate: String(settings.commission),
  });
  const parameters = checkStrategyParameters(strategy, oracle.params);
  if (!parameters.ok) throw new Error(parameters.error);
  const { spread, margin, commission, trade_on_close: tradeOnClose } = settings;
  const result = runBacktest({
    series: [series],
    currency: 'USD',
    cash: String(settings.cash),
    mandate: null,
    strategy,
    parameters: parameters.values,
    fillModel: { name: 'reference', spread, margin, commission, tradeOnClose },
    journal,
  });
  return { result, bars: parsed.bars };
}

describe.skipIf(!hasOracles).each(RUNS)(
  '%s (skipped without the oracle folder)',
  (name, strategy) => {
    it('has every trade, every equity sample and every statistic of the published run', () => {
      const oracle = load(name);
      const { result, bars } = run(oracle, strategy, false);
      expectTrades(result, oracle);
      const labels = [...bars.label];
      oracle.equity.index.forEach((label, i) => {
        const actual = result.equity[labels.indexOf(time(label))] as number;
        expectNear(actual, oracle.equity.value[i] as number, 1e-6, `equity at ${label}`);
      });
      const stats = referenceStats({
        labels: bars.label,
        closes: bars.close,
        equity: result.equity,
        trades: result.trades.map(tradeFigures),
        firstDecision: result.firstDecision,
      });
      for (const [key, value] of Object.entries(oracle.stats)) {
        const actual = stats[key];
        if (typeof value === 'number') expectNear(Number(actual), value, 1e-6, key);
        else expect(String(actual).replace('Z', ''), key).toBe(value);
      }
    });

    it('gives the same orders with its journal', () => {
      const oracle = load(name);
      const plain = run(oracle, strategy, false).result;
      const journaled = run(oracle, strategy, true).result;
      expect(journaled.orderListHash).toBe(plain.orderListHash);
      expect(journaled.equity).toEqual(plain.equity);
      expect(journaled.trades.length).toBe(plain.trades.length);
    });
  },
);

function expectTrades(result: BacktestResult, oracle: OracleRun): void {
  expect(result.trades.length).toBe(oracle.trades.length);
  oracle.trades.forEach((expected, i) => {
    const actual = tradeFigures(result.trades.at(i));
    expect([actual.size, actual.entryBar, actual.exitBar]).toEqual([
      expected['Size'],
      expected['EntryBar'],
      expected['ExitBar'],
    ]);
    expectNear(actual.entryPrice, expected['EntryPrice'] as number, 1e-9, `entry ${i}`);
    expectNear(actual.exitPrice, expected['ExitPrice'] as number, 1e-9, `exit ${i}`);
    expectSame(actual.sl ?? null, expected['SL'], `stop loss ${i}`);
    expectSame(actual.tp ?? null, expected['TP'], `take profit ${i}`);
    expect(Math.abs(actual.pnl - (expected['PnL'] as number))).toBeLessThan(1e-3);
  });
}

function expectNear(actual: number, expected: number, relative: number, what: string): void {
  const allowed = relative * Math.max(1e-12, Math.abs(expected));
  if (!(Math.abs(actual - expected) <= allowed)) expect(actual, what).toBe(expected);
}

function expectSame(
  actual: number | null,
  expected: number | null | undefined,
  what: string,
): void {
  if (expected === null || expected === undefined) expect(actual, what).toBeNull();
  else expectNear(actual ?? Number.NaN, expected, 1e-9, what);
}
