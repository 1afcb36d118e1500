/** The patterns of one candle, by hand-made examples. */
import { describeExamples } from '../../testing/candle-examples.js';

describeExamples('patterns of one candle', [
  {
    fn: 'CDLBELTHOLD',
    value: 100,
    mirrored: 'CDLBELTHOLD',
    candles: [[100, 104, 100, 103]],
    misses: [
      [0, { low: 99.5 }],
      [0, { close: 100.9 }],
    ],
  },
  {
    fn: 'CDLCLOSINGMARUBOZU',
    value: 100,
    mirrored: 'CDLCLOSINGMARUBOZU',
    candles: [[100, 103, 99, 103]],
    misses: [
      [0, { high: 103.5 }],
      [0, { open: 102.1 }],
    ],
  },
  { fn: 'CDLDOJI', value: 100, candles: [[100, 102, 98, 100.2]], misses: [[0, { close: 100.4 }]] },
  {
    fn: 'CDLDRAGONFLYDOJI',
    value: 100,
    candles: [[100, 100, 97, 100]],
    misses: [
      [0, { high: 100.5 }],
      [0, { low: 99.8 }],
      [0, { open: 99.5 }],
    ],
  },
  {
    fn: 'CDLGRAVESTONEDOJI',
    value: 100,
    candles: [[100, 103, 100, 100]],
    misses: [
      [0, { low: 99.5 }],
      [0, { high: 100.2 }],
      [0, { close: 100.5 }],
    ],
  },
  {
    fn: 'CDLHIGHWAVE',
    value: 100,
    mirrored: 'CDLHIGHWAVE',
    candles: [[100, 102, 98, 100.5]],
    misses: [
      [0, { high: 101 }],
      [0, { low: 99.5 }],
      [0, { close: 101.1 }],
    ],
  },
  {
    fn: 'CDLLONGLEGGEDDOJI',
    value: 100,
    candles: [[100, 100.3, 98, 100.2]],
    misses: [
      [0, { close: 100.4 }],
      [0, { low: 99.9 }],
    ],
  },
  {
    fn: 'CDLLONGLINE',
    value: 100,
    mirrored: 'CDLLONGLINE',
    candles: [[100, 103.5, 99.5, 103]],
    misses: [
      [0, { high: 104.2 }],
      [0, { low: 98.9 }],
      [0, { close: 101 }],
    ],
  },
  {
    fn: 'CDLMARUBOZU',
    value: 100,
    mirrored: 'CDLMARUBOZU',
    candles: [[100, 103, 100, 103]],
    misses: [
      [0, { low: 99.5 }],
      [0, { high: 103.5 }],
      [0, { open: 102.5 }],
    ],
  },
  {
    fn: 'CDLRICKSHAWMAN',
    value: 100,
    candles: [[100, 102, 98, 100.2]],
    misses: [
      [0, { high: 104 }],
      [0, { low: 95 }],
      [0, { close: 100.4 }],
      [0, { high: 100.3 }],
    ],
  },
  {
    fn: 'CDLSHORTLINE',
    value: 100,
    mirrored: 'CDLSHORTLINE',
    candles: [[100, 100.8, 99.7, 100.5]],
    misses: [
      [0, { high: 101.6 }],
      [0, { low: 98.9 }],
      [0, { close: 101.2 }],
    ],
  },
  {
    fn: 'CDLSPINNINGTOP',
    value: 100,
    mirrored: 'CDLSPINNINGTOP',
    candles: [[100, 101.1, 99.4, 100.5]],
    misses: [
      [0, { low: 99.6 }],
      [0, { high: 100.9 }],
    ],
  },
  {
    fn: 'CDLTAKURI',
    value: 100,
    candles: [[100, 100.1, 97, 100.1]],
    misses: [
      [0, { low: 99.9 }],
      [0, { high: 100.5 }],
      [0, { open: 99.7 }],
    ],
  },
]);
