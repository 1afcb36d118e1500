/** CONNORS_RSI: mean of a short RSI, the RSI of the streak and a rank (Connors and Alvarez, 2012). */
import { defineIndicator } from '../define-indicator.js';
import { Rsi } from '../momentum/rsi.js';
import { period } from '../parameters.js';
import { Window } from '../window.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';

export class ConnorsRsi extends MultiStream {
  readonly lookback = 0;
  private readonly rsi: Rsi;
  private readonly streakRsi: Rsi;
  private readonly gains: Window;
  private previous = Number.NaN;
  private streak = 0;

  constructor(
    readonly rsiPeriod: number,
    readonly streakPeriod: number,
    readonly rankPeriod: number,
  ) {
    super(5);
    this.rsi = new Rsi(rsiPeriod);
    this.streakRsi = new Rsi(streakPeriod);
    this.gains = new Window(rankPeriod);
  }

  update(value: number): number {
    const { previous } = this;
    this.previous = value;
    const rsi = this.rsi.update(value);
    if (!Number.isNaN(previous)) this.extendStreak(value - previous);
    const streakRsi = this.streakRsi.update(this.streak);
    if (Number.isNaN(previous)) return this.emit(Number.NaN, 0, rsi, streakRsi, Number.NaN);
    const rank = this.rank(ratio(value - previous, previous));
    return this.emit((rsi + streakRsi + rank) / 3, this.streak, rsi, streakRsi, rank);
  }

  private extendStreak(change: number): void {
    if (change > 0) this.streak = this.streak >= 0 ? this.streak + 1 : 1;
    else if (change < 0) this.streak = this.streak <= 0 ? this.streak - 1 : -1;
    else this.streak = 0;
  }

  /** Percent of the gains before that were smaller. */
  private rank(gain: number): number {
    const { gains } = this;
    let smaller = 0;
    for (let i = 0; i < gains.count; i += 1) if (gains.at(i) < gain) smaller += 1;
    const { full } = gains;
    gains.push(gain);
    return full ? (100 * smaller) / gains.size : Number.NaN;
  }
}

export const connorsRsi = defineIndicator({
  fn: 'CONNORS_RSI',
  title: 'Connors RSI',
  description:
    'Mean of a short RSI, the RSI of the length of the present streak of rises or falls, and the ' +
    'percent of the last one-bar gains that were smaller than this one.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('rsiPeriod', 3), period('streakPeriod', 2), period('rankPeriod', 100)],
  outputs: ['connorsRsi', 'streak', 'rsi', 'rsiStreak', 'percentRank'],
  create: ({ rsiPeriod, streakPeriod, rankPeriod }) =>
    new ConnorsRsi(rsiPeriod, streakPeriod, rankPeriod),
});
