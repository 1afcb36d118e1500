/** PIVOT_POINTS: levels for a day, week or month, made of the one before. */
import { defineIndicator } from '../define-indicator.js';
import {
  CALENDARS,
  calendarParameter,
  calendarPeriod,
  offsetParameter,
} from './calendar-period.js';
import type { Calendar } from './calendar-period.js';
import { MultiStream } from './multi-stream.js';
import { PIVOT_METHODS, PIVOT_OUTPUTS, methodParameter, pivotLevels } from './pivot-levels.js';
import type { PivotMethod } from './pivot-levels.js';

export class PivotPoints extends MultiStream {
  readonly lookback = 1;
  private period = Number.NaN;
  private open = Number.NaN;
  private high = Number.NaN;
  private low = Number.NaN;
  private close = Number.NaN;

  constructor(
    readonly calendar: number,
    readonly utcOffsetMinutes: number,
    readonly method: number,
  ) {
    super(PIVOT_OUTPUTS.length);
  }

  update(time: number, open: number, high: number, low: number, close: number): number {
    const calendar = CALENDARS[this.calendar] as Calendar;
    const period = calendarPeriod(time, calendar, this.utcOffsetMinutes);
    if (period !== this.period) this.begin(period, open);
    this.high = Math.max(high, this.high);
    this.low = Math.min(low, this.low);
    this.close = close;
    return this.value;
  }

  private begin(period: number, open: number): void {
    if (!Number.isNaN(this.period)) {
      const { high, low, close } = this;
      const prices = { open: this.open, high, low, close, nextOpen: open };
      this.emit(...pivotLevels(PIVOT_METHODS[this.method] as PivotMethod, prices));
    }
    this.period = period;
    this.open = open;
    this.high = Number.NEGATIVE_INFINITY;
    this.low = Number.POSITIVE_INFINITY;
  }
}

export const pivotPoints = defineIndicator({
  fn: 'PIVOT_POINTS',
  title: 'Pivot points of a calendar period',
  description:
    'Levels made of the open, high, low and close of the day (calendar 0), week (1, from Monday) ' +
    'or month (2) before; method 0 standard, 1 Fibonacci, 2 Camarilla, 3 DeMark, 4 Woodie. Periods ' +
    'are cut by the time of the bars (milliseconds), utcOffsetMinutes east of UTC. Levels that a ' +
    'method does not have, and the first period, have no value.',
  group: 'structure',
  inputs: ['time', 'open', 'high', 'low', 'close'],
  parameters: [calendarParameter(2), offsetParameter(), methodParameter()],
  outputs: PIVOT_OUTPUTS,
  sparse: true,
  create: ({ calendar, utcOffsetMinutes, method }) =>
    new PivotPoints(calendar, utcOffsetMinutes, method),
});
