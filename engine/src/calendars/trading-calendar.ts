/** When a market trades: its sessions, and the market day that each moment belongs to. */
import { DAY_MS, dayText } from './civil-day.js';
import type { TimeZone } from './time-zone.js';

/** `XNYS` US equities, `FX` the forex week, `24/7` crypto, `WEEKDAYS` Monday to Friday, UTC. */
export const CALENDAR_IDS = ['XNYS', 'FX', '24/7', 'WEEKDAYS'] as const;
export type CalendarId = (typeof CALENDAR_IDS)[number];

/** One regular session, named by the day it is booked on. Moments in milliseconds, end excluded. */
export interface Session {
  /** Days since 1 January 1970. */
  readonly day: number;
  readonly open: number;
  readonly close: number;
  /** From here on a trade belongs to a later market day: the end of trading after hours. */
  readonly dayEnd: number;
  /** Closes before its usual hour. */
  readonly early: boolean;
}

export interface CalendarRules {
  readonly id: CalendarId;
  /** What a person reads, e.g. in an answer that names the calendar. */
  readonly title: string;
  readonly zone: TimeZone;
  /** Minutes from the day's own midnight; below zero on the day before. */
  readonly openMinute: number;
  readonly usualCloseMinute: number;
  readonly dayEndMinute: number;
  /** 1: weeks begin on Monday; 7: Sunday's trades belong to the week that follows. */
  readonly weekStart: 1 | 7;
  isTradingDay(day: number): boolean;
  closeMinute(day: number): number;
  /** Days on which a market that is open may well be silent: nothing is missed there. */
  isQuietDay(day: number): boolean;
}

const NO_SESSION: Session = { day: 0, open: 0, close: 0, dayEnd: 0, early: false };
/** Longest closure of any market here is a week; a search that goes further is a defect. */
const MAX_CLOSED_DAYS = 15;

export class TradingCalendar {
  readonly id: CalendarId;
  readonly zone: TimeZone;
  private readonly sessions = new Map<number, Session | null>();
  /** Bars come in order of time: the answer for one is mostly the answer for the next. */
  private lastSession = { from: 0, session: NO_SESSION };
  private lastMarketDay = { from: 0, session: NO_SESSION };

  constructor(readonly rules: CalendarRules) {
    this.id = rules.id;
    this.zone = rules.zone;
  }

  /** Whether a session is booked on a day. */
  isTradingDay(day: number): boolean {
    return this.rules.isTradingDay(day);
  }

  /** The session booked on a day; null when there is none. */
  session(day: number): Session | null {
    let session = this.sessions.get(day);
    if (session === undefined) {
      session = this.isTradingDay(day) ? this.makeSession(day) : null;
      this.sessions.set(day, session);
    }
    return session;
  }

  /** The session in which a moment lies, or the next one when the market is closed. */
  sessionOf(at: number): Session {
    const { from, session } = this.lastSession;
    if (at >= from && at < session.close) return session;
    const next = this.firstSession(at, ({ close }) => close > at);
    this.lastSession = { from: at, session: next };
    return next;
  }

  /** The market day of a moment: as `sessionOf`, but trading after hours belongs to its own day. */
  marketDayOf(at: number): Session {
    const { from, session } = this.lastMarketDay;
    if (at >= from && at < session.dayEnd) return session;
    const next = this.firstSession(at, ({ dayEnd }) => dayEnd > at);
    this.lastMarketDay = { from: at, session: next };
    return next;
  }

  isOpen(at: number): boolean {
    return this.sessionOf(at).open <= at;
  }

  /** When the market opens next; now, when it opens at this very moment. */
  nextOpen(at: number): number {
    return this.firstSession(at, ({ open }) => open >= at).open;
  }

  nextClose(at: number): number {
    return this.sessionOf(at).close;
  }

  /** `2014-06-09`: the name of the market day of a moment. */
  labelOf(at: number): string {
    return dayText(this.marketDayOf(at).day);
  }

  private firstSession(at: number, fits: (session: Session) => boolean): Session {
    const first = Math.floor(this.zone.localOf(at) / DAY_MS);
    for (let day = first; day < first + MAX_CLOSED_DAYS; day += 1) {
      const session = this.session(day);
      if (session !== null && fits(session)) return session;
    }
    throw new RangeError(`the calendar ${this.id} has no session after ${dayText(first)}`);
  }

  private makeSession(day: number): Session {
    const { zone, rules } = this;
    const closeMinute = rules.closeMinute(day);
    return {
      day,
      open: zone.momentOf(day, rules.openMinute),
      close: zone.momentOf(day, closeMinute),
      dayEnd: zone.momentOf(day, rules.dayEndMinute),
      early: closeMinute < rules.usualCloseMinute,
    };
  }
}
