/** ANCHORED_VWAP: volume-weighted average price since a moment (Shannon, Maximum Trading Gains, 2023). */
import { defineIndicator } from '../define-indicator.js';
import { factor } from '../parameters.js';
import { MultiStream } from './multi-stream.js';
import { WeightedMoments } from './weighted-moments.js';

export class AnchoredVwap extends MultiStream {
  readonly lookback = 0;
  private readonly moments = new WeightedMoments();

  constructor(
    readonly anchorTime: number,
    readonly nbDev: number,
  ) {
    super(3);
  }

  update(time: number, high: number, low: number, close: number, volume: number): number {
    const { moments, nbDev } = this;
    if (time < this.anchorTime) return Number.NaN;
    moments.update((high + low + close) / 3, volume);
    const width = nbDev * moments.deviation;
    return this.emit(moments.mean, moments.mean + width, moments.mean - width);
  }
}

export const anchoredVwap = defineIndicator({
  fn: 'ANCHORED_VWAP',
  title: 'Anchored volume-weighted average price',
  description:
    'Mean of (high + low + close) ÷ 3 weighted by volume from the first bar at or after anchorTime ' +
    '(milliseconds since 1970, UTC; by default the first bar), with bands of its deviation. No ' +
    'value before the anchor.',
  group: 'volume',
  inputs: ['time', 'high', 'low', 'close', 'volume'],
  parameters: [factor('anchorTime', -8.64e15, -8.64e15, 8.64e15), factor('nbDev', 1, 0)],
  outputs: ['vwap', 'upperBand', 'lowerBand'],
  sparse: true,
  create: ({ anchorTime, nbDev }) => new AnchoredVwap(anchorTime, nbDev),
});
