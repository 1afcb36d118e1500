/** ELDER_RAY: how far highs and lows reach from an average (Elder, Trading for a Living, 1993). */
import { defineIndicator } from '../define-indicator.js';
import { Ema } from '../overlap/ema.js';
import { period } from '../parameters.js';
import { MultiStream } from './multi-stream.js';

export class ElderRay extends MultiStream {
  private readonly average: Ema;

  constructor(timePeriod: number) {
    super(3);
    this.average = new Ema(timePeriod);
  }

  get lookback(): number {
    return this.average.lookback;
  }

  update(high: number, low: number, close: number): number {
    const average = this.average.update(close);
    return this.emit(high - average, low - average, average);
  }
}

export const elderRay = defineIndicator({
  fn: 'ELDER_RAY',
  title: 'Elder-ray',
  description: 'Bull power (high less average) and bear power (low less average), and the average.',
  group: 'momentum',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 13)],
  outputs: ['bullPower', 'bearPower', 'ema'],
  create: ({ timePeriod }) => new ElderRay(timePeriod),
});
