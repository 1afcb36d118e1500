/** How many bars of a series make a year. */

const DAY_MS = 86_400_000;
const YEAR_MS = 365.25 * DAY_MS;
/** Daily bars of a year, by the days of the week on which there are any: five are less holidays. */
const DAILY_BARS = { FIVE: 252, SIX: 313, SEVEN: 365 };
/** Above this share of bars on Saturday and Sunday a market has no week-ends. */
const WEEKEND_SHARE = (2 / 7) * 0.6;

/** Whether a market trades on week-ends, by the labels of its bars. */
export function tradesOnWeekends(labels: ArrayLike<number>): boolean {
  let weekend = 0;
  for (let i = 0; i < labels.length; i += 1) {
    const day = new Date(labels[i] as number).getUTCDay();
    if (day === 0 || day === 6) weekend += 1;
  }
  return weekend / labels.length > WEEKEND_SHARE;
}

/** Daily bars as markets have them in a year; of other lengths as many as the data have in one. */
export function periodsPerYear(labels: ArrayLike<number>, timeframeMs: number): number {
  if (timeframeMs === DAY_MS) return dailyBarsPerYear(labels);
  const span = (labels[labels.length - 1] as number) - (labels[0] as number);
  const perYear = span > 0 ? Math.round(((labels.length - 1) * YEAR_MS) / span) : 1;
  return Math.max(1, perYear);
}

/** Currencies have a bar on Sundays besides; bars labelled by an evening have Sunday for Monday. */
function dailyBarsPerYear(labels: ArrayLike<number>): number {
  const counts = new Array<number>(7).fill(0);
  for (let i = 0; i < labels.length; i += 1) {
    const day = new Date(labels[i] as number).getUTCDay();
    counts[day] = (counts[day] ?? 0) + 1;
  }
  const usual = Math.max(...counts) / 2;
  const days = counts.filter((count) => count > 0 && count >= usual).length;
  return days === 7 ? DAILY_BARS.SEVEN : days === 6 ? DAILY_BARS.SIX : DAILY_BARS.FIVE;
}
