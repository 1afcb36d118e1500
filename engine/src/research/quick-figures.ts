/**
 * The few measures by which trials are compared, in few passes over the equity: a search computes them
 * thousands of times. Each is the registry's own figure (a test holds both together).
 */
import { credibleAnnualReturn } from '../analytics/measures/growth.js';
import type { TradeFigures } from '../analytics/trade-figures.js';
import type { Figures } from './outcome.js';

export interface TrialToMeasure {
  readonly openingCash: number;
  readonly equity: Float64Array;
  readonly trades: readonly TradeFigures[];
  readonly periodsPerYear: number;
}

export const QUICK_FIGURES = [
  'totalReturn',
  'cagr',
  'volatility',
  'sharpe',
  'maxDrawdown',
  'trades',
  'winRate',
  'profitFactor',
] as const;

/** Returns that differ by less than this share of their mean differ by rounding alone. */
const FLAT = 1e-14;

export function quickFigures(trial: TrialToMeasure): Figures {
  const { openingCash, equity, periodsPerYear } = trial;
  const { count, mean, deviation } = returnMoments(openingCash, equity);
  const last = equity.length === 0 ? openingCash : (equity[equity.length - 1] as number);
  const total = last / openingCash - 1;
  const yearly = Math.sqrt(periodsPerYear);
  return {
    totalReturn: valued(count >= 1, total),
    cagr: valued(count >= 1, credibleAnnualReturn(total, count / periodsPerYear)),
    volatility: valued(count >= 2, deviation * yearly),
    sharpe: valued(count >= 2, (mean / deviation) * yearly),
    maxDrawdown: valued(count >= 1, deepestFall(openingCash, equity)),
    ...tradeFiguresOf(trial.trades),
  };
}

function valued(isThere: boolean, value: number): number | null {
  return isThere && Number.isFinite(value) ? value + 0 : null;
}

interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Of an account that was lost the returns end with −1, and are 0 from there on. */
function returnMoments(openingCash: number, equity: Float64Array): Moments {
  const first = equity.length > 0 && equity[0] !== openingCash ? 0 : 1;
  const count = Math.max(0, equity.length - first);
  const start = count === 0 ? 0 : returnAt(equity, first, openingCash);
  let sum = 0;
  let before = openingCash;
  for (let i = first; i < equity.length; i += 1) {
    const value = equity[i] as number;
    sum += gain(value, before) - start;
    before = before <= 0 ? before : value;
  }
  const mean = start + sum / count;
  const squares = squaresOf(equity, first, openingCash, mean);
  const isFlat = !(Math.sqrt(squares / count) > FLAT * Math.abs(mean));
  const deviation = isFlat ? 0 : Math.sqrt(squares / (count - 1));
  return { count, mean, deviation };
}

function returnAt(equity: Float64Array, row: number, before: number): number {
  return gain(equity[row] as number, before);
}

function gain(value: number, before: number): number {
  if (before <= 0) return 0;
  return value <= 0 ? -1 : value / before - 1;
}

function squaresOf(equity: Float64Array, first: number, openingCash: number, mean: number): number {
  let squares = 0;
  let before = openingCash;
  for (let i = first; i < equity.length; i += 1) {
    const value = equity[i] as number;
    const distance = gain(value, before) - mean;
    squares += distance * distance;
    before = before <= 0 ? before : value;
  }
  return squares;
}

/** More than rounding can make of a fraction: what lies this near is worked out. */
const NEAR = 1e-12;

/** The deepest fall from the highest equity so far, as a fraction; divides only for a deeper one. */
function deepestFall(openingCash: number, equity: Float64Array): number {
  let peak = openingCash;
  let deepest = 0;
  let floor = peak;
  for (let i = 0; i < equity.length; i += 1) {
    const value = equity[i] as number;
    if (value > floor) {
      if (value <= peak) continue;
      peak = value;
    } else {
      if (value <= 0) return 1;
      const fall = 1 - value / peak;
      if (fall > deepest) deepest = fall;
    }
    floor = peak * (1 - deepest + NEAR);
  }
  return deepest;
}

function tradeFiguresOf(trades: readonly TradeFigures[]): Figures {
  let won = 0;
  let profit = 0;
  let loss = 0;
  for (const { pnl } of trades) {
    if (pnl > 0) {
      won += 1;
      profit += pnl;
    } else if (pnl < 0) loss -= pnl;
  }
  return {
    trades: trades.length,
    winRate: valued(trades.length > 0, won / trades.length),
    profitFactor: valued(trades.length > 0, profit / loss),
  };
}
