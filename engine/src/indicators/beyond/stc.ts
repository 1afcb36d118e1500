/** STC: Schaff trend cycle, a stochastic of the MACD (Schaff, 1999). */
import { defineIndicator } from '../define-indicator.js';
import { Ema } from '../overlap/ema.js';
import { Sma } from '../overlap/sma.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { ratio } from './ratio.js';
import { RollingRange } from './rolling-range.js';

/** Bars over which the stochastic is smoothed. */
const SMOOTH = 3;

export interface StcPeriods {
  readonly cyclePeriod: number;
  readonly fastPeriod: number;
  readonly slowPeriod: number;
}

export class SchaffTrendCycle extends StreamBase {
  private readonly fast: Ema;
  private readonly slow: Ema;
  private readonly range: RollingRange;
  private readonly smooth = new Sma(SMOOTH);
  readonly lookback: number;

  constructor({ cyclePeriod, fastPeriod, slowPeriod }: StcPeriods) {
    super();
    this.fast = new Ema(fastPeriod);
    this.slow = new Ema(slowPeriod);
    this.range = new RollingRange(cyclePeriod);
    this.lookback = Math.max(fastPeriod, slowPeriod) + cyclePeriod + SMOOTH - 3;
  }

  update(value: number): number {
    const { range } = this;
    const macd = this.fast.update(value) - this.slow.update(value);
    if (Number.isNaN(macd)) return Number.NaN;
    range.update(macd, macd);
    if (Number.isNaN(range.width)) return Number.NaN;
    const place = 100 * ratio(macd - range.lowest, range.width);
    return (this.value = this.smooth.update(place));
  }
}

export const stc = defineIndicator({
  fn: 'STC',
  title: 'Schaff trend cycle',
  description:
    'Place of the MACD line in its range of cyclePeriod bars, 0 to 100, smoothed over three bars ' +
    '(one stochastic; some platforms take a second). 0 where the MACD does not move.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('cyclePeriod', 10, 1), period('fastPeriod', 23), period('slowPeriod', 50)],
  outputs: ['output'],
  create: (periods) => new SchaffTrendCycle(periods),
});
