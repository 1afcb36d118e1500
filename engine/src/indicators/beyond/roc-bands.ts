/** ROC_BANDS: rate of change with bands of its own size. */
import { defineIndicator } from '../define-indicator.js';
import { Ema } from '../overlap/ema.js';
import { period } from '../parameters.js';
import { RollingSum } from '../rolling-sum.js';
import { Delay } from './delay.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';

export class RocBands extends MultiStream {
  private readonly older: Delay;
  private readonly average: Ema;
  private readonly squares: RollingSum;

  constructor(
    readonly timePeriod: number,
    emaPeriod: number,
    readonly bandPeriod: number,
  ) {
    super(4);
    this.older = new Delay(timePeriod);
    this.average = new Ema(emaPeriod);
    this.squares = new RollingSum(bandPeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(value: number): number {
    const older = this.older.update(value);
    if (Number.isNaN(older)) return Number.NaN;
    const roc = 100 * ratio(value - older, older);
    const squares = this.squares.update(roc * roc);
    const band = this.squares.full ? Math.sqrt(squares / this.bandPeriod) : Number.NaN;
    return this.emit(roc, this.average.update(roc), band, -band);
  }
}

export const rocBands = defineIndicator({
  fn: 'ROC_BANDS',
  title: 'Rate of change with bands',
  description:
    'Change over n bars in percent, its exponential average, and bands of its root mean square ' +
    'over bandPeriod bars.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('timePeriod', 20, 1), period('emaPeriod', 5), period('bandPeriod', 5)],
  outputs: ['roc', 'rocEma', 'upperBand', 'lowerBand'],
  create: ({ timePeriod, emaPeriod, bandPeriod }) =>
    new RocBands(timePeriod, emaPeriod, bandPeriod),
});
