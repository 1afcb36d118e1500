/**
 * The few measures by which trials are compared, in few passes over the equity: a search computes them
 * thousands of times. Each is the registry's own figure (a test holds both together).
 */
import { credibleAnnualReturn } from '../analytics/measures/growth.js';
import type { Figures } from './outcome.js';

export interface TrialToMeasure {
  readonly openingCash: number;
  readonly equity: Float64Array;
  /** Of each trade, in the account's currency, net of commission. */
  readonly profits: readonly number[];
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
    ...tradeFiguresOf(trial.profits),
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
  const returns = returnsOf(openingCash, equity, first);
  const start = count === 0 ? 0 : (returns[0] as number);
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += (returns[i] as number) - start;
  const mean = start + sum / count;
  const squares = squaresOf(returns, count, mean);
  const isFlat = !(Math.sqrt(squares / count) > FLAT * Math.abs(mean));
  const deviation = isFlat ? 0 : Math.sqrt(squares / (count - 1));
  return { count, mean, deviation };
}

/** Room for the returns of one trial, used by each in turn: a new one for each costs more than the rest. */
let room = new Float64Array(0);

/** Valid until the next call; beyond the returns of this one is what an earlier one left. */
function returnsOf(openingCash: number, equity: Float64Array, first: number): Float64Array {
  if (room.length < equity.length) room = new Float64Array(equity.length);
  let before = openingCash;
  for (let i = first; i < equity.length; i += 1) {
    const value = equity[i] as number;
    room[i - first] = gain(value, before);
    before = before <= 0 ? before : value;
  }
  return room;
}

function gain(value: number, before: number): number {
  if (before <= 0) return 0;
  return value <= 0 ? -1 : value / before - 1;
}

function squaresOf(returns: Float64Array, count: number, mean: number): number {
  let squares = 0;
  for (let i = 0; i < count; i += 1) {
    const distance = (returns[i] as number) - mean;
    squares += distance * distance;
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

function tradeFiguresOf(profits: readonly number[]): Figures {
  let won = 0;
  let gained = 0;
  let lost = 0;
  for (const profit of profits) {
    if (profit > 0) {
      won += 1;
      gained += profit;
    } else if (profit < 0) lost -= profit;
  }
  const trades = profits.length;
  return {
    trades,
    winRate: valued(trades > 0, won / trades),
    profitFactor: valued(trades > 0, gained / lost),
  };
}
