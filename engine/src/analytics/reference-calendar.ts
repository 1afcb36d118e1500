/** How the published statistics read time: the length of a bar, the periods of a year, their ends. */
import { NEW_YORK } from '../calendars/time-zone.js';
import type { BarsFileZone } from '../market-data/bars-file-time.js';
import { tradesOnWeekends } from './series/periods-per-year.js';

export interface ReferenceCalendar {
  /** Averages of durations are rounded up to whole ones of these. */
  readonly resolutionMs: number;
  /** Periods that make a year, by which returns are annualised. */
  readonly periodsPerYear: number;
  /** The last value of each day; of weekly, monthly and yearly bars of each week, month and year. */
  lastOfEach(values: ArrayLike<number>): number[];
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const UNITS_MS = [DAY_MS, HOUR_MS, MINUTE_MS];
/** The length of a bar is told from so many last labels. */
const LAST_LABELS = 100;
/** 1970-01-01 was a Thursday, and a week ends with Sunday. */
const DAYS_BEFORE_MONDAY = 3;

type Bins = (local: number) => number;

const dayOf: Bins = (local) => Math.floor(local / DAY_MS);
const weekOf: Bins = (local) => Math.floor((dayOf(local) + DAYS_BEFORE_MONDAY) / 7);
const monthOf: Bins = (local) => {
  const date = new Date(local);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const yearOf: Bins = (local) => new Date(local).getUTCFullYear();

/** `zone`: whose clocks say when a day ends. */
export function referenceCalendar(
  labels: ArrayLike<number>,
  zone: BarsFileZone,
): ReferenceCalendar {
  const gap = typicalGap(labels);
  const { bins, periodsPerYear } = frequencyOf(labels, Math.floor(gap / DAY_MS));
  const binAt = (row: number): number => {
    const label = labels[row] as number;
    return bins(zone === 'UTC' ? label : NEW_YORK.localOf(label));
  };
  return {
    resolutionMs: UNITS_MS.find((unit) => gap % unit === 0) ?? SECOND_MS,
    periodsPerYear,
    lastOfEach: (values) => {
      const last: number[] = [];
      for (let row = 0; row < values.length; row += 1) {
        const ends = row + 1 === values.length || binAt(row) !== binAt(row + 1);
        if (ends) last.push(values[row] as number);
      }
      return last;
    },
  };
}

/** Bars of 7, 31 and 365 days are weekly, monthly and yearly ones; all others make days. */
function frequencyOf(
  labels: ArrayLike<number>,
  days: number,
): { readonly bins: Bins; readonly periodsPerYear: number } {
  switch (days) {
    case 7:
      return { bins: weekOf, periodsPerYear: 52 };
    case 31:
      return { bins: monthOf, periodsPerYear: 12 };
    case 365:
      return { bins: yearOf, periodsPerYear: 1 };
    default:
      return { bins: dayOf, periodsPerYear: tradesOnWeekends(labels) ? 365 : 252 };
  }
}

/** Median distance of the last labels; between the two in the middle of an even number. */
function typicalGap(labels: ArrayLike<number>): number {
  const gaps: number[] = [];
  for (let i = Math.max(1, labels.length - LAST_LABELS + 1); i < labels.length; i += 1) {
    gaps.push((labels[i] as number) - (labels[i - 1] as number));
  }
  gaps.sort((a, b) => a - b);
  const middle = (gaps.length - 1) / 2;
  const [low, high] = [gaps[Math.floor(middle)] ?? DAY_MS, gaps[Math.ceil(middle)] ?? DAY_MS];
  return (low + high) / 2;
}
