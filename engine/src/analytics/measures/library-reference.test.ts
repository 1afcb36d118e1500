/** Two libraries' figures on real series: ours are the same to 1e-6, under their names. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBarsText } from '../../market-data/bars-file.js';
import { oraclesFolder } from '../../testing/oracles.js';
import { drawdownTable } from '../series/drawdown-table.js';
import { simpleReturns } from '../returns.js';
import { greeksOf } from './market-model.js';
import { libraryMeasures } from './measure-registry.js';
import { MeasuredSeries } from './measured-series.js';

interface Figure {
  readonly value: number;
}
interface Stretch {
  readonly start: string;
  readonly valley: string;
  readonly end: string;
  readonly days: number;
  readonly 'max drawdown': number;
  readonly '99% max drawdown': number;
}
interface QuantstatsTables {
  readonly worst_5_drawdowns: readonly Stretch[];
  readonly greeks?: { readonly alpha: number; readonly beta: number };
}
interface Reference {
  readonly asset: readonly [string, string, string];
  readonly benchmark: readonly [string, string, string] | null;
  readonly periods_per_year: number;
  readonly n_returns: number;
  readonly empyrical: Readonly<Record<string, Figure>>;
  readonly quantstats: Readonly<Record<string, Figure>> & QuantstatsTables;
}

const folder = oraclesFolder();
const file = join(folder, 'metrics', 'dev_reference_on_real_series.json');
const references = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Reference>>)
  : {};
/** The reference's own choice; the file has it per period. */
const RISK_FREE_A_YEAR = 0.02;

function closes([path, from, to]: readonly [string, string, string]): Map<number, number> {
  const text = gunzipSync(readFileSync(join(folder, 'market', path))).toString();
  const result = readBarsText(text, { from: Date.parse(from), to: Date.parse(to) + 86_399_999 });
  if (!result.ok) throw new Error(result.error.message);
  const { label, close } = result.bars;
  return new Map(Array.from(label, (at, i) => [at, close[i] as number]));
}

function measured({ asset, benchmark, periods_per_year }: Reference): MeasuredSeries {
  const own = closes(asset);
  const market = benchmark === null ? null : closes(benchmark);
  const stamps = [...own.keys()].filter((at) => market === null || market.has(at));
  const pick = (prices: Map<number, number>): number[] =>
    simpleReturns(stamps.map((at) => prices.get(at) ?? Number.NaN));
  return new MeasuredSeries({
    returns: pick(own),
    labels: stamps.slice(1),
    periodsPerYear: periods_per_year,
    riskFree: RISK_FREE_A_YEAR / periods_per_year,
    benchmark: market === null ? undefined : pick(market),
  });
}

const near = (own: number | null | undefined, expected: number): boolean =>
  typeof own === 'number' && Math.abs(own - expected) <= 1e-6 * Math.max(1e-9, Math.abs(expected));

describe.skipIf(!existsSync(file))('on real series (skipped without the oracle folder)', () => {
  it.each(Object.entries(references))('%s has the figures of both libraries', (_, reference) => {
    const series = measured(reference);
    expect(series.returns).toHaveLength(reference.n_returns);
    const own = libraryMeasures(series);
    const expected: Readonly<Record<string, Partial<Figure>>> = {
      ...reference.quantstats,
      ...reference.empyrical,
    };
    const figures = Object.entries(expected).filter(([, each]) => typeof each.value === 'number');
    expect(figures.length).toBeGreaterThan(50);
    const wrong = figures
      .filter(([name, { value = NaN }]) => !near(own[name], value))
      .map(([name, { value }]) => `${name}: ${own[name]} against ${value}`);
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(references))('%s has the same worst drawdowns', (_, reference) => {
    const series = measured(reference);
    const labels = series.labels ?? [];
    const day = (row: number): string => new Date(labels[row] as number).toISOString().slice(0, 10);
    const own = drawdownTable(series.returns, labels, 5).map((stretch) => ({
      start: day(stretch.start),
      valley: day(stretch.valley),
      end: day(stretch.end),
      days: stretch.days,
      'max drawdown': stretch.depth * 100,
      '99% max drawdown': (stretch.depthWithoutOutliers ?? NaN) * 100,
    }));
    const close = (value: number): unknown => expect.closeTo(value, 6);
    expect(own).toEqual(
      reference.quantstats.worst_5_drawdowns.map((stretch) => ({
        ...stretch,
        'max drawdown': close(stretch['max drawdown']),
        '99% max drawdown': close(stretch['99% max drawdown']),
      })),
    );
  });

  it('greeks are those of the benchmarked series', () => {
    for (const reference of Object.values(references)) {
      const { greeks } = reference.quantstats;
      if (greeks === undefined) continue;
      const series = measured(reference);
      const own = greeksOf(series.returns, series.benchmark ?? [], reference.periods_per_year);
      expect(near(own.alpha, greeks.alpha) && near(own.beta, greeks.beta)).toBe(true);
    }
  });
});
