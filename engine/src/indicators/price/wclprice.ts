/** WCLPRICE: the mean of high, low and twice the close. */
import { defineIndicator } from '../define-indicator.js';
import { Pointwise } from '../pointwise.js';

export const wclprice = defineIndicator({
  fn: 'WCLPRICE',
  title: 'Weighted close',
  description: 'The mean of high, low and twice the close.',
  group: 'price',
  inputs: ['high', 'low', 'close'],
  parameters: [],
  outputs: ['output'],
  create: () => new Pointwise((high = 0, low = 0, close = 0) => (high + low + close * 2) / 4),
});
