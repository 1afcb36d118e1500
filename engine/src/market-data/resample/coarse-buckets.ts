/** Which coarse bar a fine bar belongs to: by the clock, by the session, by the market day or week. */
import { DAY_MS, weekdayOf } from '../../calendars/civil-day.js';
import { UTC } from '../../calendars/time-zone.js';
import type { Session, TradingCalendar } from '../../calendars/trading-calendar.js';
import { timeframeName } from '../bar-time.js';

/** `ALL` also takes trading before and after the regular session. */
export type TradingHours = 'ALL' | 'REGULAR';
/** Intraday bars begin at midnight of the market's clock, or at the open of each session. */
export type BucketAlignment = 'CLOCK' | 'SESSION';

export interface BucketTerms {
  /** Length of a fine bar. */
  readonly fromMs: number;
  /** Length of a coarse bar: parts of a day, a day, or a week. */
  readonly toMs: number;
  readonly calendar: TradingCalendar;
  readonly hours: TradingHours;
  readonly alignment: BucketAlignment;
}

/** One coarse bar's place in time, ends excluded. */
export interface Bucket {
  readonly label: number;
  readonly from: number;
  readonly to: number;
  /** The part in which trades can come: a bar that covers it is whole. */
  readonly coreFrom: number;
  readonly coreTo: number;
}

/** The bucket of the fine bar that opens then; null when the bar lies outside the wanted hours. */
export type BucketRule = (open: number) => Bucket | null;

const WEEK_MS = 7 * DAY_MS;

/** Null when fine bars can be put together to the coarse ones, else why not. */
export function bucketFault({ fromMs, toMs }: BucketTerms): string | null {
  const [from, to] = [timeframeName(fromMs), timeframeName(toMs)];
  if (toMs <= fromMs) return `bars of ${from} cannot become bars of ${to}: choose a longer one`;
  if (toMs === WEEK_MS) {
    return fromMs <= DAY_MS ? null : `bars of ${from} cannot be told apart by week`;
  }
  if (toMs > DAY_MS) return `${to} is neither a part of a day, nor a day, nor a week`;
  if (DAY_MS % toMs !== 0) return `${to} does not divide a day`;
  if (toMs < DAY_MS && toMs % fromMs !== 0) return `${to} is not a multiple of ${from}`;
  return null;
}

export function bucketRule(terms: BucketTerms): BucketRule {
  const { fromMs, toMs } = terms;
  if (toMs === WEEK_MS) return fromMs === DAY_MS ? weekOfDays(terms) : weekOfSessions(terms);
  if (toMs === DAY_MS) return remembered((open) => dayBucket(terms, open));
  const ofClock = terms.alignment === 'CLOCK' ? clockBucket : sessionBucket;
  return remembered((open) => {
    const session = tradedSession(terms, open);
    return session === null ? null : ofClock(terms, open, session);
  });
}

/** For buckets that every bar between their ends belongs to. */
function remembered(rule: BucketRule): BucketRule {
  let last: Bucket | null = null;
  return (open) => {
    if (last === null || open < last.from || open >= last.to) last = rule(open);
    return last;
  };
}

/** The session that a fine bar counts towards; null when the bar is to be left out. */
function tradedSession({ calendar, hours, fromMs }: BucketTerms, open: number): Session | null {
  const session = calendar.sessionOf(open);
  // An hour that begins before the open and ends after it has the opening trades.
  if (session.open < open + fromMs) return session;
  return hours === 'REGULAR' ? null : calendar.marketDayOf(open);
}

function dayBucket(terms: BucketTerms, open: number): Bucket | null {
  const session = tradedSession(terms, open);
  if (session === null) return null;
  const { day, open: coreFrom, close, dayEnd } = session;
  // With all hours a bar after the close still belongs to the day: until then it can change.
  const to = terms.hours === 'REGULAR' ? close : dayEnd;
  return { label: day * DAY_MS, from: Math.min(open, coreFrom), to, coreFrom, coreTo: to };
}

/** From midnight: New York's where the calendar is New York's equities, else UTC's. */
function clockBucket(terms: BucketTerms, open: number, session: Session): Bucket {
  const { calendar, toMs } = terms;
  const zone = calendar.id === 'XNYS' ? calendar.zone : UTC;
  const day = Math.floor(zone.localOf(open) / DAY_MS);
  const midnight = zone.momentOf(day, 0);
  const from = midnight + Math.floor((open - midnight) / toMs) * toMs;
  return withCore(terms, from, Math.min(from + toMs, zone.momentOf(day + 1, 0)), session);
}

function sessionBucket(terms: BucketTerms, open: number, session: Session): Bucket {
  const { toMs } = terms;
  const opened = open < session.open && open + toMs > session.open ? session.open : open;
  const from = session.open + Math.floor((opened - session.open) / toMs) * toMs;
  const end = from + toMs;
  return withCore(terms, from, from < session.close ? Math.min(end, session.close) : end, session);
}

function withCore({ hours }: BucketTerms, from: number, to: number, session: Session): Bucket {
  const traded = session.open < to && session.close > from;
  return {
    label: from,
    from,
    to,
    coreFrom: traded ? Math.max(from, session.open) : from,
    coreTo: traded && hours === 'REGULAR' ? Math.min(to, session.close) : to,
  };
}

/** Weeks are named by their Monday. */
function mondayOf(day: number, calendar: TradingCalendar): number {
  const weekday = weekdayOf(day);
  return weekday === 7 && calendar.rules.weekStart === 7 ? day + 1 : day - weekday + 1;
}

function weekOfSessions(terms: BucketTerms): BucketRule {
  return (open) => {
    const session = tradedSession(terms, open);
    if (session === null) return null;
    const { calendar, hours } = terms;
    const monday = mondayOf(session.day, calendar);
    const sessions = tradingDays(monday, calendar).map((day) => calendar.session(day) as Session);
    const first = sessions[0] ?? session;
    const last = sessions.at(-1) ?? session;
    const to = hours === 'REGULAR' ? last.close : last.dayEnd;
    const from = Math.min(open, first.open);
    return { label: monday * DAY_MS, from, to, coreFrom: first.open, coreTo: to };
  };
}

/** Daily bars carry their market day in their label, whatever the hour. */
function weekOfDays({ calendar }: BucketTerms): BucketRule {
  return (open) => {
    const monday = mondayOf(Math.floor(open / DAY_MS), calendar);
    const days = tradingDays(monday, calendar);
    const from = (calendar.rules.weekStart === 7 ? monday - 1 : monday) * DAY_MS;
    const to = from + WEEK_MS;
    const [first = monday, last = monday + 6] = [days[0], days.at(-1)];
    return {
      label: monday * DAY_MS,
      from,
      to,
      coreFrom: first * DAY_MS,
      coreTo: (last + 1) * DAY_MS,
    };
  };
}

function tradingDays(monday: number, calendar: TradingCalendar): readonly number[] {
  return [0, 1, 2, 3, 4, 5, 6].map((n) => monday + n).filter((day) => calendar.isTradingDay(day));
}
