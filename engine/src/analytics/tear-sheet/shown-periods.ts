/** Periods for the pictures of returns: days where bars are shorter and the history is long enough. */
import { aggregateReturns } from '../series/aggregate-returns.js';
import { periodsPerYear as barsPerYear } from '../series/periods-per-year.js';
import { rollingFigure } from '../series/rolling-figures.js';
import type { RollingFigure } from '../series/rolling-figures.js';
import type { TearSheetLine, TearSheetRolling } from './tear-sheet-data.js';

export interface ShownPeriods {
  readonly returns: Float64Array;
  readonly labels: Float64Array;
  readonly periodsPerYear: number;
  /** Of one of them: "day" or "bar". */
  readonly name: 'day' | 'bar';
}

const DAY_MS = 86_400_000;
const ENOUGH_DAYS = 45;

export function periodsToShow(
  returns: Float64Array,
  labels: Float64Array,
  periodsPerYear: number,
): ShownPeriods {
  const first = labels[0] ?? 0;
  const days = ((labels[labels.length - 1] ?? 0) - first) / DAY_MS;
  const perDay = returns.length / Math.max(1, days);
  if (perDay > 1.5 && days >= ENOUGH_DAYS) {
    const daily = aggregateReturns(returns, labels, 'daily');
    const days = Float64Array.from(daily, ({ label }) => label);
    return {
      returns: Float64Array.from(daily, ({ value }) => value),
      labels: days,
      periodsPerYear: barsPerYear(days, DAY_MS),
      name: 'day',
    };
  }
  const isDaily = perDay > 0.5 && perDay <= 1.5;
  return { returns, labels, periodsPerYear, name: isDaily ? 'day' : 'bar' };
}

const LEAST_WINDOW = 20;
/** Windows that the history must hold for a picture of how the figure moved. */
const LEAST_WINDOWS = 3;

/** Half a year, or a fifth of a shorter history; null when that is too short as well, or flat. */
export function rollingOf(shown: ShownPeriods): TearSheetRolling | null {
  const { returns, periodsPerYear, name } = shown;
  const fifth = Math.floor(returns.length / 5);
  const window = Math.max(LEAST_WINDOW, Math.min(Math.round(periodsPerYear / 2), fifth));
  const isFlat = returns.every((value) => value === 0);
  if (isFlat || returns.length < window * LEAST_WINDOWS) return null;
  return {
    window: `${window.toLocaleString('en-US')} ${name}s`,
    sharpe: line('sharpe', shown, window),
    volatility: line('volatility', shown, window),
  };
}

const POINTS = 500;

function line(figure: RollingFigure, shown: ShownPeriods, window: number): TearSheetLine {
  const { returns, labels, periodsPerYear } = shown;
  const points = rollingFigure(figure, returns, { window, periodsPerYear, points: POINTS });
  return {
    at: points.map(({ index }) => labels[index] as number),
    values: points.map(({ value }) => value),
  };
}
