/** The patterns of four and five candles, by hand-made examples. */
import { describeExamples } from '../../testing/candle-examples.js';

describeExamples('patterns of four and five candles', [
  {
    fn: 'CDL3BLACKCROWS',
    value: -100,
    candles: [
      [108, 112, 107, 111],
      [110, 110.5, 107, 107],
      [109, 109.5, 105, 105],
      [107, 107.5, 103, 103],
    ],
    misses: [
      [1, { low: 106 }],
      [2, { open: 110.5 }],
      [3, { open: 105 }],
      [0, { open: 112 }],
    ],
  },
  {
    fn: 'CDL3LINESTRIKE',
    value: 100,
    mirrored: 'CDL3LINESTRIKE',
    candles: [
      [100, 103, 99.5, 102],
      [101.5, 104, 101, 103.5],
      [103, 106, 102.5, 105],
      [105.5, 106, 99, 99.5],
    ],
    misses: [
      [3, { close: 100 }],
      [3, { open: 105 }],
      [1, { open: 102.7 }],
      [2, { close: 103.5 }],
    ],
  },
  {
    fn: 'CDLCONCEALBABYSWALL',
    value: 100,
    candles: [
      [110, 110, 106, 106],
      [106, 106, 102, 102],
      [100, 103, 97, 98],
      [104, 105, 95, 96],
    ],
    misses: [
      [3, { high: 103, open: 103 }],
      [2, { high: 102 }],
      [2, { open: 102 }],
      [0, { high: 110.5 }],
    ],
  },
  {
    fn: 'CDLHIKKAKEMOD',
    value: 100,
    mirrored: 'CDLHIKKAKEMOD',
    candles: [
      [100, 110, 90, 105],
      [104, 108, 92, 92.4],
      [95, 106, 94, 96],
      [96, 104, 93, 95],
    ],
    misses: [
      [1, { close: 99 }],
      [3, { low: 94 }],
      [2, { high: 108 }],
      [0, { high: 108 }],
    ],
  },
  {
    fn: 'CDLBREAKAWAY',
    value: 100,
    mirrored: 'CDLBREAKAWAY',
    candles: [
      [110, 110.5, 104.5, 105],
      [103, 104, 100.5, 101],
      [101.5, 103, 99.5, 100],
      [100, 102, 98, 98.5],
      [98.5, 104.5, 98, 104],
    ],
    misses: [
      [4, { close: 105 }],
      [4, { close: 103 }],
      [2, { high: 104 }],
      [1, { open: 105 }],
    ],
  },
  {
    fn: 'CDLLADDERBOTTOM',
    value: 100,
    candles: [
      [112, 113, 109, 110],
      [110, 111, 107, 108],
      [108, 109, 105, 106],
      [106, 108, 104, 105],
      [107, 110, 106.5, 109],
    ],
    misses: [
      [4, { close: 108 }],
      [3, { high: 106 }],
      [4, { open: 106 }],
      [1, { open: 112 }],
    ],
  },
  {
    fn: 'CDLMATHOLD',
    value: 100,
    candles: [
      [100, 110.5, 99.5, 110],
      [112.5, 113, 111.5, 112],
      [111, 111.5, 108.5, 109.5],
      [109, 109.5, 107, 108],
      [109, 115, 108.5, 114],
    ],
    misses: [
      [4, { close: 113 }],
      [3, { open: 105.5, close: 104.9 }],
      [1, { close: 110 }],
      [4, { open: 108 }],
    ],
  },
  {
    fn: 'CDLRISEFALL3METHODS',
    value: 100,
    mirrored: 'CDLRISEFALL3METHODS',
    candles: [
      [100, 106.5, 99.5, 106],
      [105.5, 106, 104.5, 105],
      [104.5, 105, 103.5, 104],
      [103.5, 104, 102.5, 103],
      [103.5, 109, 103, 108],
    ],
    misses: [
      [4, { close: 106 }],
      [4, { open: 103 }],
      [2, { close: 105 }],
      [1, { open: 107.5, close: 106.5 }],
    ],
  },
]);
