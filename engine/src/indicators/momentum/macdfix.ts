/** MACDFIX: MACD of 12 and 26 bars with the rounded weights of its inventor (Appel). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { Macd } from './macd.js';

export const macdfix = defineIndicator({
  fn: 'MACDFIX',
  title: 'MACD with fixed weights',
  description: 'MACD of 12 and 26 bars with the weights 0.15 and 0.075.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('signalPeriod', 9, 1)],
  outputs: ['MACD', 'MACDSignal', 'MACDHist'],
  create: ({ signalPeriod }) =>
    new Macd({ fastPeriod: 12, slowPeriod: 26, signalPeriod }, { fast: 0.15, slow: 0.075 }),
});
