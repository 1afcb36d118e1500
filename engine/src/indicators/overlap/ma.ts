/** MA: a moving average of any kind. */
import { defineIndicator } from '../define-indicator.js';
import { createMovingAverage, maType } from '../moving-average.js';
import { period } from '../parameters.js';

export const ma = defineIndicator({
  fn: 'MA',
  title: 'Moving average',
  description:
    'MAType: 0 SMA, 1 EMA, 2 WMA, 3 DEMA, 4 TEMA, 5 TRIMA, 6 KAMA, 7 MAMA, 8 T3; of 1 bar the value.',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 30, 1), maType('MAType')],
  outputs: ['output'],
  create: ({ timePeriod, MAType }) => createMovingAverage(MAType, timePeriod),
});
