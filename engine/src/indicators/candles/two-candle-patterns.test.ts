/** The patterns of two candles, by hand-made examples. */
import { describeExamples } from '../../testing/candle-examples.js';

describeExamples('patterns of two candles', [
  {
    fn: 'CDLCOUNTERATTACK',
    value: 100,
    mirrored: 'CDLCOUNTERATTACK',
    candles: [
      [105, 105, 102, 102],
      [98, 102, 98, 102],
    ],
    misses: [
      [1, { close: 102.2 }],
      [1, { open: 101 }],
      [0, { open: 102.9 }],
    ],
  },
  {
    fn: 'CDLDARKCLOUDCOVER',
    value: -100,
    candles: [
      [100, 104, 100, 104],
      [105, 105, 101, 101],
    ],
    misses: [
      [1, { close: 102.5 }],
      [1, { open: 104 }],
      [1, { close: 99.9 }],
    ],
  },
  {
    fn: 'CDLDOJISTAR',
    value: -100,
    mirrored: 'CDLDOJISTAR',
    candles: [
      [100, 104, 100, 104],
      [105, 105.5, 104.5, 105.1],
    ],
    misses: [
      [1, { open: 104, close: 104.1 }],
      [1, { close: 105.5 }],
      [0, { open: 103.2 }],
    ],
  },
  {
    fn: 'CDLENGULFING',
    value: 100,
    mirrored: 'CDLENGULFING',
    candles: [
      [103, 104, 99, 100],
      [99, 105, 98, 104],
    ],
    misses: [
      [1, { close: 102 }],
      [1, { open: 100.5 }],
      [0, { close: 103.5 }],
    ],
  },
  {
    fn: 'CDLENGULFING',
    value: 80,
    mirrored: 'CDLENGULFING',
    candles: [
      [103, 104, 99, 100],
      [100, 105, 98, 104],
    ],
    misses: [[1, { close: 103 }]],
  },
  {
    fn: 'CDLHAMMER',
    value: 100,
    candles: [
      [105, 106, 102, 103],
      [101, 101.6, 98, 101.5],
    ],
    misses: [
      [1, { open: 103, high: 103.6, low: 100, close: 103.5 }],
      [1, { high: 102.5 }],
      [1, { low: 100.7 }],
      [1, { open: 100 }],
    ],
  },
  {
    fn: 'CDLHANGINGMAN',
    value: -100,
    candles: [
      [102, 104, 101, 103],
      [104, 104.6, 101, 104.5],
    ],
    misses: [
      [1, { open: 103, high: 103.4, close: 103.3 }],
      [1, { high: 105.5 }],
      [1, { low: 103.7 }],
    ],
  },
  {
    fn: 'CDLHARAMI',
    value: 100,
    mirrored: 'CDLHARAMI',
    candles: [
      [105, 106, 99, 100],
      [101, 102, 100.5, 101.5],
    ],
    misses: [
      [1, { open: 99.5, close: 100.5 }],
      [1, { close: 103 }],
      [0, { open: 100.9 }],
    ],
  },
  {
    fn: 'CDLHARAMI',
    value: 80,
    mirrored: 'CDLHARAMI',
    candles: [
      [105, 106, 99, 100],
      [100, 102, 99.5, 101],
    ],
    misses: [[1, { open: 99.9 }]],
  },
  {
    fn: 'CDLHARAMICROSS',
    value: 100,
    mirrored: 'CDLHARAMICROSS',
    candles: [
      [105, 106, 99, 100],
      [102, 103, 101, 102.1],
    ],
    misses: [
      [1, { close: 102.5 }],
      [1, { open: 105, close: 105.1 }],
    ],
  },
  {
    fn: 'CDLHOMINGPIGEON',
    value: 100,
    candles: [
      [105, 106, 99, 100],
      [103, 104, 101, 102],
    ],
    misses: [
      [1, { open: 105, close: 104 }],
      [1, { open: 101, close: 100 }],
      [1, { open: 104 }],
    ],
  },
  {
    fn: 'CDLINNECK',
    value: -100,
    candles: [
      [105, 106, 99, 100],
      [98, 101, 97, 100.1],
    ],
    misses: [
      [1, { close: 100.3 }],
      [1, { close: 99.9 }],
      [1, { open: 99 }],
    ],
  },
  {
    fn: 'CDLINVERTEDHAMMER',
    value: 100,
    candles: [
      [103, 104, 100, 101],
      [99, 103, 98.9, 99.5],
    ],
    misses: [
      [1, { open: 101, low: 100.9, close: 101.4 }],
      [1, { low: 98.5 }],
      [1, { high: 99.9 }],
    ],
  },
  {
    fn: 'CDLKICKING',
    value: 100,
    mirrored: 'CDLKICKING',
    candles: [
      [105, 105, 101, 101],
      [107, 110, 107, 110],
    ],
    misses: [
      [1, { low: 106.5 }],
      [1, { open: 105, low: 105 }],
      [0, { high: 105.5 }],
    ],
  },
  {
    // The first candle is the longer one, so its colour decides.
    fn: 'CDLKICKINGBYLENGTH',
    value: -100,
    mirrored: 'CDLKICKINGBYLENGTH',
    candles: [
      [105, 105, 101, 101],
      [107, 110, 107, 110],
    ],
    misses: [
      [1, { low: 106.5 }],
      [1, { open: 105, low: 105 }],
      [0, { high: 105.5 }],
    ],
  },
  {
    fn: 'CDLMATCHINGLOW',
    value: 100,
    candles: [
      [103, 104, 99, 100],
      [102, 103, 99, 100.1],
    ],
    misses: [
      [1, { close: 100.2 }],
      [1, { close: 99.8 }],
      [1, { open: 100 }],
    ],
  },
  {
    fn: 'CDLONNECK',
    value: -100,
    candles: [
      [105, 106, 99, 100],
      [98, 100, 97, 99.1],
    ],
    misses: [
      [1, { close: 99.3 }],
      [1, { close: 98.8 }],
    ],
  },
  {
    fn: 'CDLPIERCING',
    value: 100,
    candles: [
      [105, 105.5, 100.5, 101],
      [100, 104, 99.5, 103.5],
    ],
    misses: [
      [1, { close: 103 }],
      [1, { close: 105 }],
      [1, { open: 100.5 }],
    ],
  },
  {
    fn: 'CDLSEPARATINGLINES',
    value: 100,
    mirrored: 'CDLSEPARATINGLINES',
    candles: [
      [103, 104, 99, 100],
      [103, 107, 103, 106],
    ],
    misses: [
      [1, { open: 103.2 }],
      [1, { low: 102 }],
      [1, { close: 104 }],
    ],
  },
  {
    fn: 'CDLSHOOTINGSTAR',
    value: -100,
    candles: [
      [100, 103, 99, 102],
      [104, 108, 103.9, 104.5],
    ],
    misses: [
      [1, { open: 102, low: 101.9, close: 102.5 }],
      [1, { high: 104.9 }],
      [1, { low: 103 }],
    ],
  },
  {
    fn: 'CDLTHRUSTING',
    value: -100,
    candles: [
      [105, 106, 99, 100],
      [98, 103, 97, 102],
    ],
    misses: [
      [1, { close: 102.6 }],
      [1, { close: 100.1 }],
      [1, { open: 99 }],
    ],
  },
]);
