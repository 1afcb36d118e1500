/** ROLLING_PIVOTS: pivot points of the n bars before this one, or before an older one. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { Delay } from './delay.js';
import { MultiStream } from './multi-stream.js';
import { PIVOT_METHODS, PIVOT_OUTPUTS, methodParameter, pivotLevels } from './pivot-levels.js';
import type { PivotMethod } from './pivot-levels.js';
import { RollingRange } from './rolling-range.js';

export class RollingPivots extends MultiStream {
  private readonly range: RollingRange;
  private readonly highs: Delay;
  private readonly lows: Delay;
  private readonly closes: Delay;
  private readonly opens: Delay;

  constructor(
    readonly windowPeriod: number,
    readonly offsetPeriod: number,
    readonly method: number,
  ) {
    super(PIVOT_OUTPUTS.length);
    this.range = new RollingRange(windowPeriod);
    this.highs = new Delay(offsetPeriod + 1);
    this.lows = new Delay(offsetPeriod + 1);
    this.closes = new Delay(offsetPeriod + 1);
    this.opens = new Delay(offsetPeriod + windowPeriod);
  }

  get lookback(): number {
    return this.windowPeriod + this.offsetPeriod;
  }

  update(open: number, high: number, low: number, close: number): number {
    const { range } = this;
    const lastHigh = this.highs.update(high);
    const lastLow = this.lows.update(low);
    const lastClose = this.closes.update(close);
    const firstOpen = this.opens.update(open);
    if (!Number.isNaN(lastHigh)) range.update(lastHigh, lastLow);
    if (Number.isNaN(firstOpen)) return Number.NaN;
    const levels = pivotLevels(PIVOT_METHODS[this.method] as PivotMethod, {
      open: firstOpen,
      high: range.highest,
      low: range.lowest,
      close: lastClose,
      nextOpen: open,
    });
    return this.emit(...levels);
  }
}

export const rollingPivots = defineIndicator({
  fn: 'ROLLING_PIVOTS',
  title: 'Rolling pivot points',
  description:
    'Levels made of the windowPeriod bars that end offsetPeriod + 1 bars ago; method 0 standard, 1 ' +
    'Fibonacci, 2 Camarilla, 3 DeMark, 4 Woodie. Levels that a method does not have have no value.',
  group: 'structure',
  inputs: ['open', 'high', 'low', 'close'],
  parameters: [period('windowPeriod', 20, 1), period('offsetPeriod', 0, 0), methodParameter()],
  outputs: PIVOT_OUTPUTS,
  sparse: true,
  create: ({ windowPeriod, offsetPeriod, method }) =>
    new RollingPivots(windowPeriod, offsetPeriod, method),
});
