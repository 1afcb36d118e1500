/** MEDPRICE: the middle of high and low. */
import { defineIndicator } from '../define-indicator.js';
import { Pointwise } from '../pointwise.js';

export const medprice = defineIndicator({
  fn: 'MEDPRICE',
  title: 'Median price',
  description: 'The middle of high and low.',
  group: 'price',
  inputs: ['high', 'low'],
  parameters: [],
  outputs: ['output'],
  create: () => new Pointwise((high = 0, low = 0) => (high + low) / 2),
});
