/** TYPPRICE: the mean of high, low and close. */
import { defineIndicator } from '../define-indicator.js';
import { Pointwise } from '../pointwise.js';

export const typprice = defineIndicator({
  fn: 'TYPPRICE',
  title: 'Typical price',
  description: 'The mean of high, low and close.',
  group: 'price',
  inputs: ['high', 'low', 'close'],
  parameters: [],
  outputs: ['output'],
  create: () => new Pointwise((high = 0, low = 0, close = 0) => (high + low + close) / 3),
});
