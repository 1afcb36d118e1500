/** Which session a bar belongs to, for orders that live for a day or wait for its open or close. */
import { calendarOf } from '../calendars/calendars.js';
import type { TradingCalendar } from '../calendars/trading-calendar.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { MarketTimeMs } from '../kernel/inputs.js';
import { DAY_MS, timeframeMs } from '../market-data/bar-time.js';

/** One instrument's sessions. A bar of a day or longer is a session of its own. */
export class Sessions {
  readonly daily: boolean;
  private readonly calendar: TradingCalendar;
  readonly barMs: number;

  constructor(spec: InstrumentSpec) {
    this.barMs = timeframeMs(spec.timeframe);
    this.daily = this.barMs >= DAY_MS;
    this.calendar = calendarOf(spec);
  }

  /** Number of the session in which a bar of this stamp traded. */
  ofBar(at: MarketTimeMs): number {
    return this.calendar.marketDayOf(at).day;
  }

  /** Number of the session for which an order counts that was given at this stamp. */
  ofOrder(submittedAt: MarketTimeMs): number {
    return this.calendar.sessionOf(submittedAt + 1).day;
  }

  /** Whether the bar brings the first trades of a session that an order could still wait for. */
  opens(at: MarketTimeMs, submittedAt: MarketTimeMs): boolean {
    return this.daily || this.ofBar(at) > this.ofBar(submittedAt);
  }

  /** Whether the session's last regular trade lies in the bar. */
  closes(at: MarketTimeMs): boolean {
    if (this.daily) return true;
    const close = this.calendar.session(this.ofBar(at))?.close ?? 0;
    return at >= close - 1 && at - this.barMs < close - 1;
  }
}

export function sessionsOf(instruments: readonly InstrumentSpec[]): readonly Sessions[] {
  return instruments.map((spec) => new Sessions(spec));
}
