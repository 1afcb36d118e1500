/** The published statistics on bars that are not daily, and at a run's unusual ends. */
import { describe, expect, it } from 'vitest';
import { referenceCalendar } from './reference-calendar.js';
import { referenceStats } from './reference-stats.js';
import type { TradeFigures } from './trade-figures.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const every = (ms: number, count: number, from = '2024-01-01T00:00:00Z'): number[] =>
  Array.from({ length: count }, (_, row) => Date.parse(from) + row * ms);
const months = (count: number): number[] =>
  Array.from({ length: count }, (_, month) => Date.UTC(2020, month + 1, 0));
const rows = (labels: readonly number[]): number[] => labels.map((_, row) => row);

function statsOf(
  labels: readonly number[],
  equity: readonly number[],
  trades: readonly TradeFigures[] = [],
): ReturnType<typeof referenceStats> {
  const closes = equity.map((_, row) => 100 + (row % 3));
  return referenceStats({ labels, closes, equity, trades, firstDecision: 1 });
}

function trade(entryBar: number, exitBar: number): TradeFigures {
  return {
    size: 1,
    entryBar,
    exitBar,
    entryPrice: 100,
    exitPrice: 101,
    pnl: 1,
    returnPct: 0.01,
    commission: 0,
  };
}

describe('the calendar of bars', () => {
  it.each([
    ['minutes of all days', every(MINUTE_MS, 10_000), 365, MINUTE_MS],
    ['quarters of an hour', every(15 * MINUTE_MS, 1000), 365, MINUTE_MS],
    ['four hours', every(4 * HOUR_MS, 1000), 365, HOUR_MS],
    ['days', every(DAY_MS, 100), 365, DAY_MS],
    ['weeks', every(7 * DAY_MS, 100), 52, DAY_MS],
    ['ends of months', months(40), 12, DAY_MS],
    ['years', every(365 * DAY_MS, 10), 1, DAY_MS],
  ])('of %s is told from their labels', (_, labels, periodsPerYear, resolutionMs) => {
    expect(referenceCalendar(labels, 'UTC')).toMatchObject({ periodsPerYear, resolutionMs });
  });

  it('takes one value of each month where bars are monthly', () => {
    const labels = months(5);
    expect(referenceCalendar(labels, 'UTC').lastOfEach(rows(labels))).toEqual([0, 1, 2, 3, 4]);
  });

  it('ends a week with Sunday', () => {
    // Three Sundays, then Mondays: every bar is of another week.
    const labels = [
      ...every(7 * DAY_MS, 3, '2024-01-07T00:00:00Z'),
      Date.UTC(2024, 0, 22),
      Date.UTC(2024, 0, 29),
    ];
    expect(referenceCalendar(labels, 'UTC').lastOfEach(rows(labels))).toEqual([0, 1, 2, 3, 4]);
    const mondays = [...every(7 * DAY_MS, 3, '2024-01-08T00:00:00Z'), Date.UTC(2024, 0, 28)];
    expect(referenceCalendar(mondays, 'UTC').lastOfEach(rows(mondays))).toEqual([0, 1, 3]);
  });

  it('ends a day by the clocks of the file', () => {
    // 18:00, 19:00 and 20:00 in New York are of one day, though 01:00 UTC is of the next.
    const labels = every(HOUR_MS, 4, '2024-01-03T22:00:00Z');
    expect(referenceCalendar(labels, 'UTC').lastOfEach(rows(labels))).toEqual([1, 3]);
    expect(referenceCalendar(labels, 'NEW_YORK').lastOfEach(rows(labels))).toEqual([3]);
  });
});

describe('the published statistics', () => {
  it('annualise monthly bars by twelve', () => {
    const equity = months(25).map((_, month) => 1000 * 1.01 ** month);
    const stats = statsOf(months(25), equity);
    expect(stats['Return (Ann.) [%]']).toBeCloseTo((1.01 ** 12 - 1) * 100, 9);
  });

  it('round average durations up to whole units of the bars', () => {
    const labels = every(15 * MINUTE_MS, 400);
    const equity = labels.map(() => 1000);
    // 100 and 101 bars: 25 hours, 7 minutes and 30 seconds on average.
    const stats = statsOf(labels, equity, [trade(0, 100), trade(101, 202)]);
    expect(stats['Avg. Trade Duration']).toBe('1 days 01:08:00');
    const daily = statsOf(every(DAY_MS, 400), equity, [trade(0, 100), trade(101, 202)]);
    expect(daily['Avg. Trade Duration']).toBe('101 days 00:00:00');
  });

  it('do not take a fall on the last bar for a phase of drawdown', () => {
    const labels = every(DAY_MS, 5);
    expect(statsOf(labels, [100, 90, 100, 110, 55])['Avg. Drawdown [%]']).toBeCloseTo(-10, 12);
    expect(statsOf(labels, [100, 90, 100, 110, 55])['Max. Drawdown [%]']).toBeCloseTo(-50, 12);
    expect(statsOf(labels, [100, 100, 100, 110, 55])['Avg. Drawdown [%]']).toBeNull();
  });

  it('are defined for a run that lost everything', () => {
    const stats = statsOf(every(DAY_MS, 6), [100, 110, 99, 0, 0, 0]);
    expect(stats['Return (Ann.) [%]']).toBe(0);
    expect(stats['Sharpe Ratio']).toBe(0);
    expect(stats['Sortino Ratio']).toBe(0);
    // Day returns of 10 %, −10 % and −100 %.
    const variance = ((0.1 + 1 / 3) ** 2 + (-0.1 + 1 / 3) ** 2 + (-1 + 1 / 3) ** 2) / 2;
    const volatility = Math.sqrt((variance + 1) ** 252 - 1) * 100;
    expect(Number(stats['Volatility (Ann.) [%]']) / volatility).toBeCloseTo(1, 9);
  });
});
