/** VWMA: mean of the last n prices weighted by volume (Arms, Volume Cycles, 1983). */
import { defineIndicator } from '../define-indicator.js';
import { Sma } from '../overlap/sma.js';
import { period } from '../parameters.js';
import { RollingSum } from '../rolling-sum.js';
import { StreamBase } from '../stream-state.js';
import { ratio } from './ratio.js';

export class VolumeWeightedAverage extends StreamBase {
  private readonly amounts: RollingSum;
  private readonly volumes: RollingSum;
  private readonly plain: Sma;

  constructor(timePeriod: number) {
    super();
    this.amounts = new RollingSum(timePeriod);
    this.volumes = new RollingSum(timePeriod);
    this.plain = new Sma(timePeriod);
  }

  get lookback(): number {
    return this.plain.lookback;
  }

  update(price: number, volume: number): number {
    const plain = this.plain.update(price);
    const amounts = this.amounts.update(price * volume);
    const volumes = this.volumes.update(volume);
    return Number.isNaN(plain) ? plain : (this.value = ratio(amounts, volumes, plain));
  }
}

export const vwma = defineIndicator({
  fn: 'VWMA',
  title: 'Volume-weighted moving average',
  description: 'Mean of n closes weighted by their volume; the plain mean where none traded.',
  group: 'overlap',
  inputs: ['close', 'volume'],
  parameters: [period('timePeriod', 14, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new VolumeWeightedAverage(timePeriod),
});
