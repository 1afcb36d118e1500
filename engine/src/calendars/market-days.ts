/** The account's market day at a moment: what its daily loss is counted from. */
import type { InstrumentSpec } from '../domain/instrument.js';
import { timeframeMs } from '../market-data/bar-time.js';
import { calendarOf } from './calendars.js';
import { DAY_MS } from './civil-day.js';
import type { TradingCalendar } from './trading-calendar.js';

/**
 * Instruments of one calendar share its market days. Different calendars, and bars of a day or
 * longer, which carry their day in their UTC stamp, count UTC days.
 */
export class MarketDays {
  private readonly calendar: TradingCalendar | null;
  /** The last answer holds from here to there. */
  private from = 0;
  private to = 0;
  private day = 0;

  constructor(instruments: readonly InstrumentSpec[]) {
    const calendars = new Set(instruments.map(calendarOf));
    const [only = null] = calendars;
    const intraday = instruments.every(({ timeframe }) => timeframeMs(timeframe) < DAY_MS);
    this.calendar = calendars.size === 1 && intraday ? only : null;
  }

  /**
   * Days since 1970: grows with time. Two comparisons while the day does not change, and the moment
   * inside what has it: a float that is handed over by itself may cost an allocation, here one a bar.
   */
  at(moment: { readonly now: number }): number {
    const { now } = moment;
    return now >= this.from && now < this.to ? this.day : this.dayOf(now);
  }

  private dayOf(moment: number): number {
    if (this.calendar === null) {
      this.day = Math.floor(moment / DAY_MS);
      this.from = this.day * DAY_MS;
      this.to = this.from + DAY_MS;
    } else {
      const { day, dayEnd } = this.calendar.marketDayOf(moment);
      this.day = day;
      this.from = moment;
      this.to = dayEnd;
    }
    return this.day;
  }
}
