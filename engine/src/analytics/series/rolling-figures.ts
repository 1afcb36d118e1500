/** Figures over a window that moves along the returns. */
import { betaOf } from '../measures/market-model.js';
import { deepestDrawdown } from '../measures/drawdown.js';
import { totalReturn } from '../measures/growth.js';
import { sharpeRatio } from '../measures/sharpe.js';
import { sortinoRatio } from '../measures/sortino.js';
import { annualVolatility } from '../measures/volatility.js';

/** One value for each place of a full window, the first at the window's last return. */
export function rolling<T>(
  length: number,
  window: number,
  figure: (from: number, to: number) => T,
): T[] {
  const values: T[] = [];
  for (let to = window; to <= length; to += 1) values.push(figure(to - window, to));
  return values;
}

export const ROLLING_FIGURES = [
  'return',
  'volatility',
  'sharpe',
  'sortino',
  'drawdown',
  'beta',
] as const;
export type RollingFigure = (typeof ROLLING_FIGURES)[number];

export interface RollingOptions {
  /** In returns. */
  readonly window: number;
  readonly periodsPerYear: number;
  readonly benchmark?: ArrayLike<number> | undefined;
  /** Most points to compute: they are spread evenly, and the last window is always among them. */
  readonly points?: number | undefined;
}

export interface RollingPoint {
  /** The window's last return. */
  readonly index: number;
  readonly value: number | null;
}

const DEFAULT_POINTS = 1000;

/** Returns, drawdowns and volatility as fractions; Sharpe, Sortino and volatility a year. */
export function rollingFigure(
  figure: RollingFigure,
  returns: ArrayLike<number>,
  options: RollingOptions,
): readonly RollingPoint[] {
  const { window, points = DEFAULT_POINTS } = options;
  const all = Float64Array.from(returns);
  const market = Float64Array.from(options.benchmark ?? []);
  const places = all.length - window + 1;
  if (window < 2 || places < 1) return [];
  const count = Math.min(places, points);
  return Array.from({ length: count }, (_, i) => {
    const place = count === 1 ? places - 1 : Math.round((i * (places - 1)) / (count - 1));
    const inside = all.subarray(place, place + window);
    const value = valueOf(figure, inside, market.subarray(place, place + window), options);
    return { index: place + window - 1, value: Number.isFinite(value) ? value : null };
  });
}

function valueOf(
  figure: RollingFigure,
  returns: Float64Array,
  market: Float64Array,
  { periodsPerYear }: RollingOptions,
): number {
  switch (figure) {
    case 'return':
      return totalReturn(returns);
    case 'volatility':
      return annualVolatility(returns, periodsPerYear);
    case 'sharpe':
      return sharpeRatio(returns, 0, periodsPerYear);
    case 'sortino':
      return sortinoRatio(returns, 0, periodsPerYear);
    case 'drawdown':
      return deepestDrawdown(returns);
    case 'beta':
      return market.length === 0 ? Number.NaN : betaOf(returns, market);
  }
}
