/** Falls from the highest point so far, and what is measured against them. */
import { deviationOf, meanOf } from '../statistics/moments.js';
import { expectedShortfallBeyondNormal } from './expected-shortfall.js';
import { credibleAnnualReturn } from './growth.js';
import { shortHistory } from './measure.js';
import type { Measure } from './measure.js';
import type { MeasuredSeries } from './measured-series.js';

/** After each return the fall from the highest wealth so far, the start included: 0 or below. */
export function drawdownsOf(returns: ArrayLike<number>): Float64Array {
  const drawdowns = new Float64Array(returns.length);
  let wealth = 1;
  let peak = 1;
  for (let i = 0; i < returns.length; i += 1) {
    const value = returns[i] as number;
    if (!Number.isNaN(value)) wealth *= 1 + value;
    if (wealth > peak) peak = wealth;
    drawdowns[i] = wealth / peak - 1;
  }
  return drawdowns;
}

/** The deepest of them: 0 or below. */
export function deepestDrawdown(returns: ArrayLike<number>): number {
  if (returns.length === 0) return Number.NaN;
  return drawdownsOf(returns).reduce((deepest, value) => Math.min(deepest, value), 0);
}

function deepest({ drawdowns }: MeasuredSeries): number {
  return drawdowns.reduce((least, value) => Math.min(least, value), 0);
}

/** From one high straight to another nothing was under water, however far apart the bars are. */
function longestDays({ drawdowns, labels }: MeasuredSeries): number {
  if (labels === null) return Number.NaN;
  let longest = 0;
  let peakAt = labels[0] as number;
  let wasBelow = false;
  drawdowns.forEach((fall, i) => {
    const at = labels[i] as number;
    if (wasBelow || fall < 0) longest = Math.max(longest, at - peakAt);
    wasBelow = fall < 0;
    if (fall === 0) peakAt = at;
  });
  return longest / 86_400_000;
}

/** Root of the mean square of the falls; n − 1 as the library has it. */
function ulcerIndex({ drawdowns }: MeasuredSeries): number {
  const squares = drawdowns.reduce((sum, value) => sum + value * value, 0);
  return Math.sqrt(squares / (drawdowns.length - 1));
}

/** Sum of returns ÷ (ulcer index × pitfall), pitfall = −CVaR of the falls ÷ deviation of returns. */
function serenity(series: MeasuredSeries): number {
  const { drawdowns } = series;
  const tail = expectedShortfallBeyondNormal(drawdowns, meanOf(drawdowns), deviationOf(drawdowns));
  return series.sum / (ulcerIndex(series) * (-tail / series.deviation));
}

const NO_FALL = 'there was no drawdown';

export const DRAWDOWN_MEASURES: readonly Measure[] = [
  {
    key: 'maxDrawdown',
    title: 'Maximum drawdown',
    names: ['max_drawdown'],
    nameSign: -1,
    group: 'RISK',
    unit: 'FRACTION',
    formula: 'largest of 1 − wealth ÷ highest wealth so far, the start included',
    source: 'empyrical max_drawdown',
    minimum: 1,
    better: 'LESS',
    of: (series) => 0 - deepest(series),
  },
  {
    key: 'maxDrawdownDays',
    title: 'Longest time under water',
    group: 'RISK',
    unit: 'DAYS',
    formula:
      'most calendar days from a high over a fall to the next, or to the end; 0 without a fall',
    source: 'definition of the product',
    minimum: 1,
    better: 'LESS',
    of: longestDays,
    missing: 'the returns have no times',
  },
  {
    key: 'ulcerIndex',
    title: 'Ulcer index',
    names: ['ulcer_index'],
    group: 'RISK',
    unit: 'FRACTION',
    formula: '√(Σ drawdown² ÷ (n − 1))',
    source: 'Martin and McCann 1989; quantstats ulcer_index',
    minimum: 2,
    better: 'LESS',
    of: ulcerIndex,
  },
  {
    key: 'calmar',
    title: 'Calmar ratio',
    names: ['calmar_ratio', 'calmar'],
    group: 'RATIO',
    unit: 'RATIO',
    formula: 'return a year ÷ maximum drawdown',
    source: 'Young 1991; empyrical calmar_ratio',
    minimum: 1,
    better: 'MORE',
    of: (series) => credibleAnnualReturn(series.total, series.years) / -deepest(series),
    caveats: [shortHistory],
    missing: NO_FALL,
  },
  {
    key: 'recoveryFactor',
    title: 'Recovery factor',
    names: ['recovery_factor'],
    group: 'RATIO',
    unit: 'RATIO',
    formula: '|Σ r| ÷ maximum drawdown',
    source: 'quantstats recovery_factor',
    minimum: 1,
    better: 'MORE',
    of: (series) => Math.abs(series.sum) / -deepest(series),
    caveats: [
      ({ sum }) => (sum < 0 ? 'the returns add up to a loss; the ratio shows its size only' : null),
    ],
    missing: NO_FALL,
  },
  {
    key: 'ulcerPerformance',
    title: 'Ulcer performance index',
    names: ['ulcer_performance_index'],
    group: 'RATIO',
    unit: 'RATIO',
    formula: 'total return ÷ ulcer index',
    source: 'Martin 1989; quantstats ulcer_performance_index',
    minimum: 2,
    better: 'MORE',
    of: (series) => series.total / ulcerIndex(series),
    missing: NO_FALL,
  },
  {
    key: 'serenity',
    title: 'Serenity index',
    names: ['serenity_index'],
    group: 'RATIO',
    unit: 'RATIO',
    formula: 'Σ r ÷ (ulcer index × pitfall), pitfall = expected shortfall of drawdowns ÷ σ(r)',
    source: 'KeyQuant white paper; quantstats serenity_index',
    minimum: 2,
    better: 'MORE',
    of: serenity,
    missing: NO_FALL,
  },
];
