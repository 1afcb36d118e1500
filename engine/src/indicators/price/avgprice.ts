/** AVGPRICE: the mean of open, high, low and close. */
import { defineIndicator } from '../define-indicator.js';
import { Pointwise } from '../pointwise.js';

export const avgprice = defineIndicator({
  fn: 'AVGPRICE',
  title: 'Average price',
  description: 'The mean of open, high, low and close.',
  group: 'price',
  inputs: ['open', 'high', 'low', 'close'],
  parameters: [],
  outputs: ['output'],
  create: () =>
    new Pointwise((open = 0, high = 0, low = 0, close = 0) => (high + low + close + open) / 4),
});
