/** The session or market day of each bar of a series, by two comparisons while it does not change. */
import type { InstrumentSpec } from '../domain/instrument.js';
import { calendarOf } from './calendars.js';
import { DAY_MS } from './civil-day.js';
import type { TradingCalendar } from './trading-calendar.js';

/**
 * Numbers are days since 1970, so they grow with time. `SESSION` ends with the regular close, as
 * DAY orders do; `MARKET_DAY` with trading after hours, as a day's profit does.
 */
export class SessionClock {
  private from = Number.NaN;
  private to = Number.NaN;
  private number = 0;

  constructor(
    private readonly calendar: TradingCalendar,
    private readonly ends: 'SESSION' | 'MARKET_DAY',
  ) {}

  at(moment: number): number {
    if (moment >= this.from && moment < this.to) return this.number;
    const { calendar, ends } = this;
    const session = ends === 'SESSION' ? calendar.sessionOf(moment) : calendar.marketDayOf(moment);
    this.from = moment;
    this.to = ends === 'SESSION' ? session.close : session.dayEnd;
    this.number = session.day;
    return this.number;
  }
}

/** A bar of a day or longer is a session of its own, named by the UTC day of its stamp. */
export class UtcDayClock {
  at(moment: number): number {
    return Math.floor(moment / DAY_MS);
  }
}

export type DayClock = SessionClock | UtcDayClock;

/** For the DAY orders of one instrument. */
export function orderSessionClock(spec: InstrumentSpec, daily: boolean): DayClock {
  return daily ? new UtcDayClock() : new SessionClock(calendarOf(spec), 'SESSION');
}
