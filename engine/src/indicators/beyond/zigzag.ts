/** ZIGZAG: swings of at least some percent, each known only when the next has begun. */
import { defineIndicator } from '../define-indicator.js';
import { factor } from '../parameters.js';
import { SavedState } from '../stream-state.js';
import { MultiStream } from './multi-stream.js';
import { priceSource } from './price-source.js';
import { ratio } from './ratio.js';

/**
 * A swing in one direction, and its furthest price so far. The next one begins at the bar that
 * ends it: that bar's price is the furthest since the extreme. (A chart drawn afterwards may see a
 * smaller swing in between, of a hair more than the percent, that had begun before this one ended.)
 */
class Swing extends SavedState {
  rising: boolean;
  extreme = Number.NaN;
  extremeBar = 0;
  /** The extreme of the swing that this bar has ended, NaN if it ended none. */
  ended = Number.NaN;
  endedBar = 0;

  constructor(
    rising: boolean,
    readonly threshold: number,
  ) {
    super();
    this.rising = rising;
  }

  begin(price: number, bar: number): void {
    this.extreme = price;
    this.extremeBar = bar;
  }

  update(bar: number, high: number, low: number): void {
    const { rising, extreme } = this;
    this.ended = Number.NaN;
    const further = rising ? high : low;
    if (rising ? further >= extreme : further <= extreme) return this.begin(further, bar);
    const back = rising ? low : high;
    const change = ratio(rising ? extreme - back : back - extreme, extreme);
    if (change < this.threshold) return;
    this.ended = extreme;
    this.endedBar = this.extremeBar;
    this.rising = !rising;
    this.begin(back, bar);
  }
}

export class ZigZag extends MultiStream {
  readonly lookback = 1;
  private readonly up: Swing;
  private readonly down: Swing;
  private bar = -1;
  private firstHigh = Number.NaN;
  private firstLow = Number.NaN;
  /** −1, 0 or 1: which of the two guesses about the first swing was right, 0 while unknown. */
  private start = 0;

  constructor(
    readonly threshold: number,
    readonly useHighLow: boolean,
  ) {
    super(5);
    this.up = new Swing(true, threshold);
    this.down = new Swing(false, threshold);
  }

  update(barHigh: number, barLow: number, close: number): number {
    const high = this.useHighLow ? barHigh : close;
    const low = this.useHighLow ? barLow : close;
    this.bar += 1;
    if (this.bar === 0) return this.begin(high, low);
    if (this.start >= 0) this.up.update(this.bar, high, low);
    if (this.start <= 0) this.down.update(this.bar, high, low);
    if (this.start === 0) return this.choose(high, low);
    const swing = this.start > 0 ? this.up : this.down;
    const ended = !Number.isNaN(swing.ended);
    return this.emit(
      swing.ended,
      ended ? (swing.rising ? -1 : 1) : Number.NaN,
      ended ? this.bar - swing.endedBar : Number.NaN,
      swing.rising ? 1 : -1,
      swing.extreme,
    );
  }

  private begin(high: number, low: number): number {
    this.firstHigh = high;
    this.firstLow = low;
    this.up.begin(low, 0);
    this.down.begin(high, 0);
    return Number.NaN;
  }

  /** The first move of enough percent from the first bar says which way the first swing goes. */
  private choose(high: number, low: number): number {
    const rise = ratio(high - this.firstLow, this.firstLow);
    const fall = ratio(this.firstHigh - low, this.firstHigh);
    if (rise >= this.threshold && rise > fall) this.start = 1;
    else if (fall >= this.threshold && fall > rise) this.start = -1;
    return this.emitNothing();
  }
}

export const zigzag = defineIndicator({
  fn: 'ZIGZAG',
  title: 'ZigZag',
  description:
    'The price of a turning point (pivot), 1 for a top and −1 for a bottom, and how many bars ago ' +
    'it was, at the bar that confirms it by a move of percentChange against it; the direction of ' +
    'the running swing and its furthest price so far. Charts draw the line into the past.',
  group: 'structure',
  inputs: ['high', 'low', 'close'],
  parameters: [factor('percentChange', 5, 0.0001, 1000), priceSource(0)],
  outputs: ['pivot', 'pivotType', 'pivotAge', 'direction', 'extreme'],
  sparse: true,
  create: ({ percentChange, useHighLow }) => new ZigZag(percentChange / 100, useHighLow === 1),
});
