/** The formulas of pivot points: a level, and supports and resistances around it. */
import type { IndicatorParameter } from '../indicator.js';

/** As the parameter `method` numbers them. */
export const PIVOT_METHODS = ['standard', 'fibonacci', 'camarilla', 'demark', 'woodie'] as const;
export type PivotMethod = (typeof PIVOT_METHODS)[number];

/** pp, s1 … s4, r1 … r4: the order of the outputs. */
export const PIVOT_OUTPUTS = ['pp', 's1', 's2', 's3', 's4', 'r1', 'r2', 'r3', 'r4'] as const;

export function methodParameter(): IndicatorParameter<'method'> {
  return { name: 'method', default: 0, min: 0, max: PIVOT_METHODS.length - 1, integer: true };
}

export interface PeriodPrices {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Open of the period for which the levels are: Woodie's formula starts there. */
  readonly nextOpen: number;
}

export function pivotLevels(method: PivotMethod, prices: PeriodPrices): readonly number[] {
  switch (method) {
    case 'standard':
      return floorLevels(typical(prices), prices);
    case 'fibonacci':
      return symmetric(typical(prices), [0.382, 0.618, 1], prices.high - prices.low);
    case 'camarilla':
      return camarilla(prices);
    case 'demark':
      return demark(prices);
    case 'woodie':
      return floorLevels(woodieCentre(prices), prices);
  }
}

/** Ken Wood's centre gives the new open twice the weight. */
function woodieCentre({ high, low, nextOpen }: PeriodPrices): number {
  return (high + low + 2 * nextOpen) / 4;
}

function typical({ high, low, close }: PeriodPrices): number {
  return (high + low + close) / 3;
}

/** Floor traders' pivots around a centre. */
function floorLevels(pp: number, { high, low }: PeriodPrices): readonly number[] {
  const range = high - low;
  return [
    pp,
    pp * 2 - high,
    pp - range,
    low - 2 * (high - pp),
    Number.NaN,
    pp * 2 - low,
    pp + range,
    high + 2 * (pp - low),
    Number.NaN,
  ];
}

function symmetric(center: number, shares: readonly number[], range: number): readonly number[] {
  const steps = [0, 1, 2, 3].map((i) => (shares[i] ?? Number.NaN) * range);
  return [center, ...steps.map((step) => center - step), ...steps.map((step) => center + step)];
}

/** Nick Scott's equation: the levels lie around the close; the centre is the close as well. */
function camarilla({ high, low, close }: PeriodPrices): readonly number[] {
  return symmetric(close, [1.1 / 12, 1.1 / 6, 1.1 / 4, 1.1 / 2], high - low);
}

/** DeMark, The New Science of Technical Analysis (1994): one support and one resistance. */
function demark({ open, high, low, close }: PeriodPrices): readonly number[] {
  const weighted =
    close < open
      ? high + 2 * low + close
      : close > open
        ? 2 * high + low + close
        : high + low + 2 * close;
  const none = Number.NaN;
  return [
    weighted / 4,
    weighted / 2 - high,
    none,
    none,
    none,
    weighted / 2 - low,
    none,
    none,
    none,
  ];
}
