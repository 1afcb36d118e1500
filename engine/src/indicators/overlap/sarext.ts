/** SAREXT: the parabolic stop with every figure open; below zero while it stands above the price. */
import { defineIndicator } from '../define-indicator.js';
import { factor } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { ParabolicStop } from './parabolic-stop.js';
import type { ParabolicSettings } from './parabolic-stop.js';

export class SarExt extends StreamBase {
  readonly lookback = 1;
  private readonly parabolic: ParabolicStop;

  constructor(settings: ParabolicSettings) {
    super();
    this.parabolic = new ParabolicStop(settings);
  }

  update(high: number, low: number): number {
    const stop = this.parabolic.update(high, low);
    return (this.value = this.parabolic.long ? stop : 0 - stop);
  }
}

export const sarext = defineIndicator({
  fn: 'SAREXT',
  title: 'Parabolic stop and reverse, extended',
  description: 'SAR with its own start and figures for each side; negative while short.',
  group: 'overlap',
  inputs: ['high', 'low'],
  parameters: [
    factor('startValue', 0),
    factor('offsetOnReverse', 0, 0),
    factor('accelerationInitLong', 0.02, 0),
    factor('accelerationLong', 0.02, 0),
    factor('accelerationMaxLong', 0.2, 0),
    factor('accelerationInitShort', 0.02, 0),
    factor('accelerationShort', 0.02, 0),
    factor('accelerationMaxShort', 0.2, 0),
  ],
  outputs: ['output'],
  create: (values) =>
    new SarExt({
      startValue: values.startValue,
      offsetOnReverse: values.offsetOnReverse,
      long: {
        initial: values.accelerationInitLong,
        step: values.accelerationLong,
        maximum: values.accelerationMaxLong,
      },
      short: {
        initial: values.accelerationInitShort,
        step: values.accelerationShort,
        maximum: values.accelerationMaxShort,
      },
    }),
});
