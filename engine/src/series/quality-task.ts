/** The check of recorded bars, as a task without database. */
import { tradingCalendar } from '../calendars/calendars.js';
import type { CalendarId } from '../calendars/trading-calendar.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import { checkBars } from '../market-data/check/check-bars.js';
import type { DataFinding } from '../market-data/check/data-finding.js';
import { labelled } from './coarse-columns.js';
import { pricesOf } from './series-prices.js';
import type { PriceTick } from './series-prices.js';

export interface QualityTask {
  readonly columns: BarColumns;
  readonly tick: PriceTick;
  readonly timeframeMs: number;
  readonly calendar: CalendarId;
}

export function runQualityTask(task: QualityTask): readonly DataFinding[] {
  const { columns, tick, timeframeMs, calendar } = task;
  return checkBars({
    bars: pricesOf(labelled(columns, timeframeMs), tick),
    lines: null,
    // An import without volumes records zeros, which the check tells apart itself.
    hasVolume: true,
    timeframeMs,
    calendar: tradingCalendar(calendar),
  });
}
