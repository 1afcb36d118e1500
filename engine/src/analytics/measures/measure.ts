/** What a measure is: its value from a series of returns, and all that a reader has to know of it. */
import type { MeasuredSeries } from './measured-series.js';

export const MEASURE_GROUPS = [
  'RETURN',
  'RISK',
  'RATIO',
  'DISTRIBUTION',
  'PERIODS',
  'CONFIDENCE',
  'BENCHMARK',
  'TRADES',
] as const;
export type MeasureGroup = (typeof MEASURE_GROUPS)[number];

/** FRACTION: 0.25 is 25 %. Never a percentage. */
export type MeasureUnit = 'FRACTION' | 'RATIO' | 'COUNT' | 'MONEY' | 'DAYS' | 'BARS';

/** What is said beside a value, or null when there is nothing to say. */
export type CaveatRule = (series: MeasuredSeries) => string | null;

export interface Measure {
  /** Name in the product; losses are positive here. */
  readonly key: string;
  readonly title: string;
  /** Names in empyrical and quantstats of the same figure. */
  readonly names?: readonly string[];
  /** −1 where the libraries write the figure with the other sign. */
  readonly nameSign?: -1;
  readonly group: MeasureGroup;
  readonly unit: MeasureUnit;
  readonly formula: string;
  readonly source: string;
  /** Returns (or trades, in that group) below which there is no value. */
  readonly minimum: number;
  /** Which way is better; absent where neither is. */
  readonly better?: 'MORE' | 'LESS';
  /** NaN and infinity are no values. */
  readonly of: (series: MeasuredSeries) => number;
  readonly caveats?: readonly CaveatRule[];
  /** Why there is no value when `of` gives none. */
  readonly missing?: string;
}

export interface MeasureResult {
  readonly value: number | null;
  /** Limits of the value; the reason where there is none. */
  readonly caveats: readonly string[];
}

/** Fewer of them and a statistic says little: the usual rule of thumb for the central limit. */
export const FEW = 30;

export const fewReturns: CaveatRule = ({ returns }) =>
  returns.length < FEW ? `fewer than ${FEW} returns` : null;

export const shortHistory: CaveatRule = ({ years }) => (years < 1 ? 'shorter than a year' : null);

export const fewTrades: CaveatRule = ({ trades }) =>
  trades.length < FEW ? `fewer than ${FEW} trades` : null;

/** Of `expected` observations in a tail the figure is an average or an edge. */
export function thinTail(cutoff: number): CaveatRule {
  return ({ returns }) => {
    const expected = Math.floor(returns.length * cutoff);
    return expected < 10 ? `rests on ${expected} returns in the tail` : null;
  };
}
