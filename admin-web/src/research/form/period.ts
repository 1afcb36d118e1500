/** The days that a run covers: first and last, both included, within what is recorded. */
import type { ResearchSeries } from '@fiducia/sdk';

/** Days in market time (UTC), `2020-04-17`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** From the first day that any of them has to the last. */
export function periodOf(series: readonly ResearchSeries[]): Period {
  const firsts = series.map(({ firstBar }) => firstBar.slice(0, 10)).sort();
  const lasts = series.map(({ lastBar }) => lastBar.slice(0, 10)).sort();
  return { from: firsts[0] ?? '', to: lasts.at(-1) ?? '' };
}

export const startOfDay = (day: string): string => `${day}T00:00:00.000Z`;

/** A bar is stamped with the last millisecond of its interval. */
export const endOfDay = (day: string): string => `${day}T23:59:59.999Z`;

export const PERIOD_PRESETS = {
  ALL: null,
  YEARS_10: 120,
  YEARS_5: 60,
  YEARS_3: 36,
  YEAR: 12,
  QUARTER: 3,
  MONTH: 1,
} as const;
export type PeriodPreset = keyof typeof PERIOD_PRESETS;

/** So many fit side by side on a phone. */
const MOST_PRESETS = 4;

/** All of it, and the longest spans that are shorter: each ends with the data. */
export function presetsFor(all: Period): readonly (Period & { readonly preset: PeriodPreset })[] {
  if (all.from === '' || all.to === '') return [];
  const presets = (Object.keys(PERIOD_PRESETS) as PeriodPreset[]).map((preset) => {
    const months = PERIOD_PRESETS[preset];
    return { preset, from: months === null ? all.from : monthsBefore(all.to, months), to: all.to };
  });
  return presets
    .filter(({ preset, from }) => preset === 'ALL' || from > all.from)
    .slice(0, MOST_PRESETS);
}

/** The day after the same day some months earlier: a span of exactly so many months. */
function monthsBefore(day: string, months: number): string {
  const date = new Date(startOfDay(day));
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const daysInMonth = new Date(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0),
  ).getUTCDate();
  date.setUTCDate(Math.min(dayOfMonth, daysInMonth) + 1);
  return date.toISOString().slice(0, 10);
}

export type PeriodProblem = 'MISSING' | 'REVERSED' | 'BEFORE_DATA' | 'AFTER_DATA';

export function problemOfPeriod(
  { from, to }: Period,
  all: Period,
): { readonly field: 'from' | 'to'; readonly problem: PeriodProblem } | null {
  if (from === '') return { field: 'from', problem: 'MISSING' };
  if (to === '') return { field: 'to', problem: 'MISSING' };
  if (from > to) return { field: 'to', problem: 'REVERSED' };
  if (all.to !== '' && from > all.to) return { field: 'from', problem: 'AFTER_DATA' };
  if (all.from !== '' && to < all.from) return { field: 'to', problem: 'BEFORE_DATA' };
  return null;
}

/** How many bars lie in the period, taking them to be spread evenly: for orientation only. */
export function estimatedBars(series: readonly ResearchSeries[], { from, to }: Period): number {
  const begin = Date.parse(startOfDay(from));
  const end = Date.parse(endOfDay(to));
  const counts = series.map(({ firstBar, lastBar, barCount }) => {
    const first = Date.parse(firstBar);
    const last = Date.parse(lastBar);
    if (last <= first) return barCount;
    const covered = Math.min(end, last) - Math.max(begin, first);
    return Math.max(0, Math.min(1, covered / (last - first))) * barCount;
  });
  return Math.round(counts.reduce((sum, count) => sum + count, 0));
}
