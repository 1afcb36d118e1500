/** FORCE_INDEX: smoothed change of the price times volume (Elder, Trading for a Living, 1993). */
import { defineIndicator } from '../define-indicator.js';
import { Ema } from '../overlap/ema.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';

export class ForceIndex extends StreamBase {
  private readonly average: Ema;
  private previous = Number.NaN;

  constructor(readonly timePeriod: number) {
    super();
    this.average = new Ema(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(close: number, volume: number): number {
    const { previous } = this;
    this.previous = close;
    if (Number.isNaN(previous)) return Number.NaN;
    return (this.value = this.average.update(volume * (close - previous)));
  }
}

export const forceIndex = defineIndicator({
  fn: 'FORCE_INDEX',
  title: 'Force index (Elder)',
  description: 'Exponential average of volume times the change of the close.',
  group: 'volume',
  inputs: ['close', 'volume'],
  parameters: [period('timePeriod', 2, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new ForceIndex(timePeriod),
});
