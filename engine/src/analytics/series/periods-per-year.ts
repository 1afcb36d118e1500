/** How many bars of a series make a year. */

const DAY_MS = 86_400_000;
const YEAR_MS = 365.25 * DAY_MS;
const TRADING_DAYS = 252;
const CALENDAR_DAYS = 365;
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

/** 252 or 365 daily bars; of other lengths as many as the data have in a year. */
export function periodsPerYear(labels: ArrayLike<number>, timeframeMs: number): number {
  if (timeframeMs === DAY_MS) return tradesOnWeekends(labels) ? CALENDAR_DAYS : TRADING_DAYS;
  const span = (labels[labels.length - 1] as number) - (labels[0] as number);
  const perYear = span > 0 ? Math.round(((labels.length - 1) * YEAR_MS) / span) : 1;
  return Math.max(1, perYear);
}
