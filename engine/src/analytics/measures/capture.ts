/** How much of the benchmark's growth, of its rises and of its falls a series took part in. */
import { annualReturn } from './growth.js';
import { whereBenchmark } from './market-model.js';
import { fewReturns, shortHistory } from './measure.js';
import type { Measure } from './measure.js';
import type { MeasuredSeries } from './measured-series.js';

/** Annual return ÷ annual return of the benchmark. */
export function captureOf(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  periodsPerYear: number,
): number {
  return annualReturn(returns, periodsPerYear) / annualReturn(benchmark, periodsPerYear);
}

/** The same over the periods in which the benchmark rose (1) or fell (−1). */
export function captureWhere(
  direction: 1 | -1,
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  periodsPerYear: number,
): number {
  const kept = whereBenchmark(direction, returns, benchmark);
  return captureOf(kept.returns, kept.benchmark, periodsPerYear);
}

function captured(series: MeasuredSeries, direction: 1 | -1): number {
  return captureWhere(direction, series.returns, series.benchmark ?? [], series.periodsPerYear);
}

export const CAPTURE_MEASURES: readonly Measure[] = [
  {
    key: 'capture',
    title: 'Capture',
    names: ['capture'],
    group: 'BENCHMARK',
    unit: 'RATIO',
    formula: 'return a year ÷ return a year of the benchmark',
    source: 'empyrical capture',
    minimum: 1,
    of: ({ returns, benchmark, periodsPerYear }) =>
      captureOf(returns, benchmark ?? [], periodsPerYear),
    caveats: [fewReturns, shortHistory],
    missing: 'the benchmark has no return',
  },
  {
    key: 'upCapture',
    title: 'Up capture',
    names: ['up_capture'],
    group: 'BENCHMARK',
    unit: 'RATIO',
    formula: 'capture over the periods in which the benchmark rose',
    source: 'empyrical up_capture',
    minimum: 1,
    better: 'MORE',
    of: (series) => captured(series, 1),
    caveats: [fewReturns, shortHistory],
    missing: 'the benchmark never rose',
  },
  {
    key: 'downCapture',
    title: 'Down capture',
    names: ['down_capture'],
    group: 'BENCHMARK',
    unit: 'RATIO',
    formula: 'capture over the periods in which the benchmark fell',
    source: 'empyrical down_capture',
    minimum: 1,
    better: 'LESS',
    of: (series) => captured(series, -1),
    caveats: [fewReturns, shortHistory],
    missing: 'the benchmark never fell',
  },
  {
    key: 'upDownCapture',
    title: 'Up capture for down capture',
    names: ['up_down_capture'],
    group: 'BENCHMARK',
    unit: 'RATIO',
    formula: 'up capture ÷ down capture',
    source: 'empyrical up_down_capture',
    minimum: 1,
    better: 'MORE',
    of: (series) => captured(series, 1) / captured(series, -1),
    caveats: [fewReturns, shortHistory],
    missing: 'the benchmark never rose or never fell',
  },
];
