/** SAR: Wilder's parabolic stop and reverse. */
import { defineIndicator } from '../define-indicator.js';
import { factor } from '../parameters.js';
import { ParabolicStop } from './parabolic-stop.js';

export class Sar extends ParabolicStop {
  constructor(acceleration = 0.02, maximum = 0.2) {
    const side = { initial: acceleration, step: acceleration, maximum };
    super({ startValue: 0, offsetOnReverse: 0, long: side, short: side });
  }
}

export const sar = defineIndicator({
  fn: 'SAR',
  title: 'Parabolic stop and reverse',
  description: 'A trailing stop that closes in the faster the longer the trend lasts (Wilder).',
  group: 'overlap',
  inputs: ['high', 'low'],
  parameters: [factor('acceleration', 0.02, 0), factor('maximum', 0.2, 0)],
  outputs: ['output'],
  create: ({ acceleration, maximum }) => new Sar(acceleration, maximum),
});
