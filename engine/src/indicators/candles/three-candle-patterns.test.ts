/** The patterns of three candles, by hand-made examples. */
import { describeExamples } from '../../testing/candle-examples.js';

describeExamples('patterns of three candles', [
  {
    fn: 'CDL2CROWS',
    value: -100,
    candles: [
      [100, 104, 99.5, 104],
      [107, 107.5, 105, 105.5],
      [106.5, 107, 101, 102],
    ],
    misses: [
      [2, { close: 104.2 }],
      [2, { open: 107.5 }],
      [1, { close: 104 }],
    ],
  },
  {
    fn: 'CDL3INSIDE',
    value: 100,
    mirrored: 'CDL3INSIDE',
    candles: [
      [105, 106, 99, 100],
      [101, 102, 100.5, 101.5],
      [101.5, 106.5, 101, 106],
    ],
    misses: [
      [2, { close: 104.9 }],
      [1, { open: 99.9 }],
    ],
  },
  {
    fn: 'CDL3OUTSIDE',
    value: 100,
    mirrored: 'CDL3OUTSIDE',
    candles: [
      [103, 104, 99, 100],
      [99, 105, 98, 104],
      [104, 107, 103, 106],
    ],
    misses: [
      [2, { close: 104 }],
      [1, { open: 100 }],
    ],
  },
  {
    fn: 'CDL3STARSINSOUTH',
    value: 100,
    candles: [
      [110, 111, 97, 104],
      [106, 106.2, 100, 103],
      [102, 102, 101, 101],
    ],
    misses: [
      [2, { low: 100 }],
      [1, { low: 96.5 }],
      [0, { low: 99 }],
      [2, { high: 106.2 }],
    ],
  },
  {
    fn: 'CDL3WHITESOLDIERS',
    value: 100,
    candles: [
      [100, 103, 99.5, 103],
      [102, 106, 101.8, 106],
      [105, 109, 104.8, 109],
    ],
    misses: [
      [2, { high: 110 }],
      [1, { open: 103.7 }],
      [2, { open: 108.5 }],
    ],
  },
  {
    fn: 'CDLABANDONEDBABY',
    value: -100,
    mirrored: 'CDLABANDONEDBABY',
    candles: [
      [100, 105, 99.5, 104.5],
      [107, 107.5, 106.5, 107.1],
      [105, 105.5, 100, 101],
    ],
    misses: [
      [1, { low: 105 }],
      [2, { high: 106.5 }],
      [2, { close: 103.5 }],
    ],
  },
  {
    fn: 'CDLADVANCEBLOCK',
    value: -100,
    candles: [
      [100, 104.2, 99.5, 104],
      [103, 106, 102.5, 105.5],
      [105.2, 105.8, 105, 105.6],
    ],
    misses: [
      [2, { close: 108, high: 108.1 }],
      [0, { high: 105.5 }],
      [2, { close: 105.5 }],
    ],
  },
  {
    fn: 'CDLEVENINGDOJISTAR',
    value: -100,
    mirrored: 'CDLMORNINGDOJISTAR',
    candles: [
      [100, 104.5, 99.5, 104],
      [105, 105.5, 104.8, 105.1],
      [104.5, 104.7, 100.5, 101],
    ],
    misses: [
      [2, { close: 103 }],
      [1, { open: 104, close: 104.1 }],
      [1, { close: 105.5 }],
    ],
  },
  {
    fn: 'CDLEVENINGSTAR',
    value: -100,
    mirrored: 'CDLMORNINGSTAR',
    candles: [
      [100, 104.5, 99.5, 104],
      [105, 106, 104.5, 105.8],
      [104.5, 104.7, 100.5, 101],
    ],
    misses: [
      [2, { close: 103 }],
      [1, { close: 106.5 }],
      [1, { open: 104, close: 104.5 }],
    ],
  },
  {
    fn: 'CDLGAPSIDESIDEWHITE',
    value: 100,
    candles: [
      [100, 102, 99, 101],
      [104, 106.5, 103.5, 106],
      [104.1, 106.4, 103.6, 106],
    ],
    misses: [
      [2, { open: 104.2 }],
      [2, { close: 107 }],
      [0, { close: 104 }],
    ],
  },
  {
    fn: 'CDLGAPSIDESIDEWHITE',
    value: -100,
    candles: [
      [103, 104, 99, 100],
      [96, 98.5, 95.5, 98],
      [96.1, 98.4, 95.6, 98],
    ],
    misses: [
      [2, { open: 96.2 }],
      [0, { close: 98 }],
    ],
  },
  {
    fn: 'CDLHIKKAKE',
    value: 100,
    mirrored: 'CDLHIKKAKE',
    candles: [
      [100, 106, 96, 104],
      [103, 105, 98, 102],
      [101, 104, 97, 100],
    ],
    misses: [
      [2, { high: 105 }],
      [2, { low: 98 }],
      [1, { low: 96 }],
    ],
  },
  {
    fn: 'CDLIDENTICAL3CROWS',
    value: -100,
    candles: [
      [110, 110.2, 106, 106],
      [106, 106.2, 103, 103],
      [103, 103.1, 100, 100],
    ],
    misses: [
      [1, { open: 105.8 }],
      [1, { low: 102 }],
      [2, { close: 103.1 }],
    ],
  },
  {
    fn: 'CDLSTALLEDPATTERN',
    value: -100,
    candles: [
      [100, 104.2, 99.5, 104],
      [103, 107.1, 102.5, 107],
      [107, 107.9, 106.5, 107.6],
    ],
    misses: [
      [2, { close: 109 }],
      [1, { high: 108 }],
      [2, { close: 107 }],
      [1, { open: 104.7 }],
    ],
  },
  {
    fn: 'CDLSTICKSANDWICH',
    value: 100,
    candles: [
      [103, 104, 99, 100],
      [101, 104, 100.5, 103],
      [103.5, 104, 99.5, 100.1],
    ],
    misses: [
      [1, { low: 100 }],
      [2, { close: 100.2 }],
      [2, { close: 99.8 }],
    ],
  },
  {
    fn: 'CDLTASUKIGAP',
    value: 100,
    mirrored: 'CDLTASUKIGAP',
    candles: [
      [100, 102, 99, 101],
      [103, 106.5, 102.5, 106],
      [105, 105.5, 101.5, 102],
    ],
    misses: [
      [2, { close: 101 }],
      [2, { close: 103 }],
      [2, { open: 106 }],
    ],
  },
  {
    fn: 'CDLTRISTAR',
    value: -100,
    mirrored: 'CDLTRISTAR',
    candles: [
      [100, 102, 98, 100.1],
      [101, 103, 99, 101.1],
      [100.5, 102, 99, 100.6],
    ],
    misses: [
      [2, { open: 101, close: 101.1 }],
      [1, { open: 100, close: 100.1 }],
      [2, { close: 101 }],
    ],
  },
  {
    fn: 'CDLUNIQUE3RIVER',
    value: 100,
    candles: [
      [110, 111, 103, 104],
      [108, 108.5, 101, 105],
      [102, 104, 101.5, 103],
    ],
    misses: [
      [2, { open: 101 }],
      [1, { low: 103 }],
      [1, { close: 104 }],
      [2, { close: 104 }],
    ],
  },
  {
    fn: 'CDLUPSIDEGAP2CROWS',
    value: -100,
    candles: [
      [100, 104.5, 99.5, 104],
      [106, 106.5, 105, 105.2],
      [107, 107.5, 104.2, 104.5],
    ],
    misses: [
      [2, { close: 104 }],
      [2, { open: 106 }],
      [1, { close: 104 }],
    ],
  },
  {
    fn: 'CDLXSIDEGAP3METHODS',
    value: 100,
    mirrored: 'CDLXSIDEGAP3METHODS',
    candles: [
      [100, 102, 99, 101],
      [103, 105.5, 102.5, 105],
      [104, 104.5, 99.8, 100.5],
    ],
    misses: [
      [2, { close: 101.5 }],
      [2, { open: 105 }],
      [1, { open: 101 }],
    ],
  },
]);
