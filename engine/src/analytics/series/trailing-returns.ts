/** What an account made over the last months and years, as fact sheets of funds tell it. */

export interface Horizon {
  /** Months back from the end; null for what lies since the end of the last year. */
  readonly months: number | null;
  readonly title: string;
  /** Growth a year where the time is longer than one. */
  readonly perYear: boolean;
}

export const HORIZONS: readonly Horizon[] = [
  { months: 1, title: '1 month', perYear: false },
  { months: 3, title: '3 months', perYear: false },
  { months: 6, title: '6 months', perYear: false },
  { months: null, title: 'Year to date', perYear: false },
  { months: 12, title: '1 year', perYear: false },
  { months: 36, title: '3 years', perYear: true },
  { months: 60, title: '5 years', perYear: true },
  { months: 120, title: '10 years', perYear: true },
];

const WEEK_MS = 7 * 86_400_000;
/** Of a horizon, how much longer it may be made by a hole in the series; holidays are no week. */
const HOLE = 1 / 8;

/**
 * Wealth at the end against the last wealth at or before the day that lies so far back, the time of
 * day included; null where there is none near it, or where nothing was left by then.
 */
export function trailingReturn(
  wealth: ArrayLike<number>,
  labels: ArrayLike<number>,
  { months, perYear }: Horizon,
): number | null {
  const end = labels.length - 1;
  const last = labels[end] as number;
  const start = startOf(last, months);
  const row = lastRowBefore(labels, start);
  const [before, after] = [wealth[row], wealth[end]];
  if (start - (labels[row] ?? start) > Math.max(WEEK_MS, (last - start) * HOLE)) return null;
  if (before === undefined || after === undefined || before <= 0) return null;
  const growth = Math.max(0, after) / before;
  return (perYear ? growth ** (12 / (months ?? 12)) : growth) - 1;
}

/** So many calendar months before; of a day that a month does not have, its last. */
function startOf(at: number, months: number | null): number {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  if (months === null) return Date.UTC(year, 0, 1) - 1;
  const month = date.getUTCMonth() - months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(date.getUTCDate(), lastDay);
  return Date.UTC(year, month, day) + (at - Date.UTC(year, date.getUTCMonth(), date.getUTCDate()));
}

/** -1 where all are later. */
function lastRowBefore(labels: ArrayLike<number>, at: number): number {
  let row = labels.length - 1;
  while (row >= 0 && (labels[row] as number) > at) row -= 1;
  return row;
}
