/** VWAP: volume-weighted average price of a session (Berkowitz, Logue and Noser, J. of Finance 1988). */
import { defineIndicator } from '../define-indicator.js';
import { factor } from '../parameters.js';
import {
  CALENDARS,
  calendarParameter,
  calendarPeriod,
  offsetParameter,
} from './calendar-period.js';
import type { Calendar } from './calendar-period.js';
import { MultiStream } from './multi-stream.js';
import { WeightedMoments } from './weighted-moments.js';

export class SessionVwap extends MultiStream {
  readonly lookback = 0;
  private readonly moments = new WeightedMoments();
  private session = Number.NaN;

  constructor(
    readonly calendar: number,
    readonly utcOffsetMinutes: number,
    readonly nbDev: number,
  ) {
    super(3);
  }

  update(time: number, high: number, low: number, close: number, volume: number): number {
    const { moments, nbDev } = this;
    const calendar = CALENDARS[this.calendar] as Calendar;
    const session = calendarPeriod(time, calendar, this.utcOffsetMinutes);
    if (session !== this.session) moments.reset();
    this.session = session;
    moments.update((high + low + close) / 3, volume);
    const width = nbDev * moments.deviation;
    return this.emit(moments.mean, moments.mean + width, moments.mean - width);
  }
}

export const vwap = defineIndicator({
  fn: 'VWAP',
  title: 'Volume-weighted average price of a session',
  description:
    'Mean of (high + low + close) ÷ 3 weighted by volume since the session began, with bands of ' +
    'its weighted deviation. A session is a day (calendar 0), week (1, from Monday) or month (2) ' +
    'by the time of the bars (milliseconds), utcOffsetMinutes east of UTC. Before anything is ' +
    'traded in a session: the typical price.',
  group: 'volume',
  inputs: ['time', 'high', 'low', 'close', 'volume'],
  parameters: [calendarParameter(0), offsetParameter(), factor('nbDev', 1, 0)],
  outputs: ['vwap', 'upperBand', 'lowerBand'],
  create: ({ calendar, utcOffsetMinutes, nbDev }) =>
    new SessionVwap(calendar, utcOffsetMinutes, nbDev),
});
