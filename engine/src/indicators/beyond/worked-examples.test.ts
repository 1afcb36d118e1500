/** Indicators that no oracle covers, on examples small enough to work out by hand. */
import { describe, expect, it } from 'vitest';
import { computeIndicator } from '../indicator-registry.js';

interface Example {
  readonly what: string;
  readonly fn: string;
  readonly params?: Readonly<Record<string, number>>;
  readonly columns: Readonly<Record<string, readonly number[]>>;
  /** Output → its values; null where it has none. */
  readonly gives: Readonly<Record<string, readonly (number | null)[]>>;
}

const DAY = 86_400_000;
const MONDAY = Date.UTC(2024, 0, 1);
const flat = (values: readonly number[]): Record<string, readonly number[]> => ({
  open: values,
  high: values,
  low: values,
  close: values,
});

const EXAMPLES: readonly Example[] = [
  {
    what: 'bids twice the asks weigh a third; an empty book is balanced',
    fn: 'ORDER_BOOK_IMBALANCE',
    columns: { bidSize: [2, 0, 5, 0], askSize: [1, 3, 5, 0] },
    gives: { imbalance: [1 / 3, -1, 0, 0] },
  },
  {
    what: 'more size at the bid draws the price to the ask',
    fn: 'MICRO_PRICE',
    columns: { bid: [99, 99, 99], bidSize: [3, 0, 0], ask: [101, 101, 101], askSize: [1, 4, 0] },
    gives: { microPrice: [100.5, 99, 100], mid: [100, 100, 100], spread: [2, 2, 2] },
  },
  {
    // Bid size up by 3; bid gone from 10 to 9 (its 8 left); ask down with 5 new.
    what: 'a better bid adds its size, a lost one takes it away',
    fn: 'ORDER_FLOW_IMBALANCE',
    params: { timePeriod: 2 },
    columns: {
      bid: [10, 10, 9, 9],
      bidSize: [5, 8, 4, 4],
      ask: [11, 11, 11, 10],
      askSize: [6, 6, 6, 5],
    },
    gives: { flow: [null, 3, -8, -5], flowSum: [null, null, -5, -13] },
  },
  {
    what: 'the aggressor’s side gives the sign',
    fn: 'CVD',
    columns: { size: [5, 3, 2, 7], side: [1, -1, 0, 1] },
    gives: { cvd: [5, 2, 2, 9], delta: [5, -3, 0, 7] },
  },
  {
    what: 'a trade at the same price takes the side of the last change',
    fn: 'CVD_TICK',
    columns: { price: [10, 11, 11, 9], size: [1, 2, 3, 4] },
    gives: { cvd: [0, 2, 5, 1], delta: [0, 2, 3, -4] },
  },
  {
    // Changes +1 and −1: deviation 1, so Φ(−1) = 0.158655… of the volume was bought.
    what: 'the normal probability of the change is the bought share',
    fn: 'CVD_BARS',
    params: { timePeriod: 2 },
    columns: { close: [10, 11, 10], volume: [1, 1, 100] },
    gives: { delta: [null, null, 100 * (2 * 0.15865525393145707 - 1)] },
  },
  {
    what: 'a session forgets the one before; without volume it is the typical price',
    fn: 'VWAP',
    columns: {
      time: [MONDAY, MONDAY + DAY / 2, MONDAY + DAY, MONDAY + 1.5 * DAY],
      ...flat([10, 20, 30, 40]),
      volume: [1, 3, 0, 2],
    },
    gives: {
      vwap: [10, 17.5, 30, 40],
      upperBand: [10, 17.5 + Math.sqrt(18.75), 30, 40],
      lowerBand: [10, 17.5 - Math.sqrt(18.75), 30, 40],
    },
  },
  {
    // At 23:00 UTC on Monday it is Tuesday in a market two hours east.
    what: 'an offset moves the session’s start',
    fn: 'VWAP',
    params: { utcOffsetMinutes: 120 },
    columns: {
      time: [MONDAY + DAY - 3 * 3_600_000, MONDAY + DAY - 3_600_000, MONDAY + DAY],
      ...flat([10, 20, 30]),
      volume: [1, 1, 1],
    },
    gives: { vwap: [10, 20, 25] },
  },
  {
    what: 'nothing before the anchor',
    fn: 'ANCHORED_VWAP',
    params: { anchorTime: MONDAY + DAY },
    columns: {
      time: [MONDAY, MONDAY + DAY, MONDAY + 2 * DAY],
      ...flat([10, 20, 30]),
      volume: [9, 1, 3],
    },
    gives: { vwap: [null, 20, 27.5] },
  },
  {
    // Range 0 to 4 in rows 1 | 1 + 1 | 0 | 4: the top row alone holds half of 7.
    what: 'a bar’s volume spreads over its range; the busiest row controls',
    fn: 'VOLUME_PROFILE',
    params: { timePeriod: 3, rowCount: 4, valueAreaPercent: 50 },
    columns: { high: [2, 1.5, 4], low: [0, 1, 3.5], volume: [2, 1, 4] },
    gives: {
      pointOfControl: [null, null, 3.5],
      valueAreaHigh: [null, null, 4],
      valueAreaLow: [null, null, 3],
      totalVolume: [null, null, 7],
    },
  },
  {
    // Rows 5 | 1 | 10 | 3 | 1 from 0: of 20, 80 % is 16. Above 3 + 1, below 1 + 5: the lower pair.
    what: 'the value area grows by the busier pair of rows',
    fn: 'VOLUME_PROFILE',
    params: { timePeriod: 5, rowCount: 5, valueAreaPercent: 80 },
    columns: {
      high: [0.9, 1.9, 2.9, 3.9, 5],
      low: [0, 1.1, 2.1, 3.1, 4.1],
      volume: [5, 1, 10, 3, 1],
    },
    gives: {
      pointOfControl: [null, null, null, null, 2.5],
      valueAreaHigh: [null, null, null, null, 3],
      valueAreaLow: [null, null, null, null, 0],
    },
  },
  {
    // Nine rows of one bar hold the same, though 0.7 in nine parts does not add up to the last bit:
    // the middle row controls, and the four above it make it 5 of 9.
    what: 'of rows that hold the same the middle one controls, and the area grows upwards',
    fn: 'VOLUME_PROFILE',
    params: { timePeriod: 1, rowCount: 9, valueAreaPercent: 50 },
    columns: { high: [0.8, 0.8], low: [0.1, 0.1], volume: [0.7, 700] },
    gives: {
      pointOfControl: [0.45, 0.45],
      valueAreaHigh: [0.8, 0.8],
      valueAreaLow: [0.1 + (0.7 * 4) / 9, 0.1 + (0.7 * 4) / 9],
    },
  },
  {
    what: 'levels lie back from the swing’s end and beyond it',
    fn: 'FIB',
    params: { timePeriod: 3 },
    columns: { high: [100, 150, 200, 180, 90], low: [100, 140, 190, 170, 80] },
    gives: {
      direction: [null, null, 1, 1, -1],
      swingHigh: [null, null, 200, 200, 200],
      swingLow: [null, null, 100, 140, 80],
      retracement500: [null, null, 150, 170, 140],
      retracement236: [null, null, 176.4, 185.84, 108.32],
      extension1618: [null, null, 261.8, 237.08, 5.84],
    },
  },
  {
    // Rising bars: market 1 %, 2 %, own 2 %, 4 %. Falling: −1 %, −3 %, own −1 %, −3 %.
    what: 'rising and falling markets have slopes of their own',
    fn: 'MARKET_BETA',
    params: { timePeriod: 4 },
    columns: {
      close: [100, 102, 106.08, 105.0192, 101.868624],
      benchmark: [100, 101, 103.02, 101.9898, 98.930106],
    },
    gives: {
      betaUp: [null, null, null, null, 2],
      betaDown: [null, null, null, null, 1],
      ratio: [null, null, null, null, 2],
      convexity: [null, null, null, null, 1],
      beta: [null, null, null, null, 20.5 / 14.75],
    },
  },
  {
    what: 'a bar’s parts are means of its prices',
    fn: 'BAR_PART',
    columns: { open: [1], high: [8], low: [0], close: [4] },
    gives: { hl2: [4], hlc3: [4], oc2: [2.5], ohl3: [3], ohlc4: [3.25] },
  },
  {
    what: 'the short exit stands above the lowest low',
    fn: 'CHANDELIER',
    params: { timePeriod: 2, multiplier: 1 },
    columns: { high: [10, 11, 12], low: [8, 9, 10], close: [9, 10, 11] },
    gives: { longExit: [null, null, 10], shortExit: [null, null, 11] },
  },
  {
    what: 'the chikou is compared with the close that far back',
    fn: 'ICHIMOKU',
    params: { tenkanPeriod: 1, kijunPeriod: 2, senkouBPeriod: 3, displacement: 1 },
    columns: { high: [10, 20, 30, 40], low: [0, 10, 20, 30], close: [5, 15, 25, 35] },
    gives: {
      tenkanSen: [5, 15, 25, 35],
      kijunSen: [null, 10, 20, 30],
      senkouSpanA: [null, null, 12.5, 22.5],
      senkouSpanB: [null, null, null, 15],
      chikouSpan: [5, 15, 25, 35],
      chikouPrice: [null, 5, 15, 25],
    },
  },
  {
    what: 'highs and lows make bricks as well; a turn takes two',
    fn: 'RENKO',
    params: { brickSize: 10, useHighLow: 1 },
    columns: {
      high: [100, 121, 115, 112],
      low: [100, 105, 104, 99],
      close: [100, 110, 110, 105],
      volume: [1, 4, 5, 6],
    },
    gives: {
      bricks: [null, 2, 0, -1],
      open: [null, 100, null, 110],
      close: [null, 120, null, 100],
      volume: [null, 2, null, 11],
    },
  },
  {
    // 108 is just 10 % below 120; 111 is 11 % above 100.
    what: 'turns are told at the bar that confirms them',
    fn: 'ZIGZAG',
    params: { percentChange: 10, useHighLow: 1 },
    columns: {
      high: [100, 112, 120, 118, 108, 111],
      low: [100, 108, 115, 108, 100, 104],
      close: [100, 110, 118, 110, 105, 110],
    },
    gives: {
      pivot: [null, null, null, 120, null, 100],
      pivotType: [null, null, null, 1, null, -1],
      pivotAge: [null, null, null, 1, null, 1],
      direction: [null, null, 1, -1, -1, 1],
      extreme: [null, null, 120, 108, 100, 111],
    },
  },
  {
    what: 'of two equal tops neither stands out',
    fn: 'FRACTAL',
    params: { leftSpan: 1, rightSpan: 1 },
    columns: { high: [1, 3, 3, 1], low: [1, 0, 1, 0], close: [1, 1, 1, 1] },
    gives: { fractalBear: [null, null, null, null], fractalBull: [null, null, 0, null] },
  },
  {
    // 0.1 + 0.2 − 0.1 − 0.2 is not 0 in floating point, but nothing has been traded.
    what: 'without volume, rounding errors are none',
    fn: 'VWMA',
    params: { timePeriod: 4 },
    columns: {
      close: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      volume: [1, 1, 1, 1, 0.1, 0.2, 0, 0, 0, 0],
    },
    gives: { output: [null, null, null, 2.5, 9.5 / 3.1, 8.7 / 2.3, 5.7 / 1.3, 17 / 3, 6, 8.5] },
  },
  {
    what: 'closes have fractals too',
    fn: 'FRACTAL',
    params: { leftSpan: 1, rightSpan: 1, useHighLow: 0 },
    columns: { high: [9, 9, 9, 9], low: [0, 0, 0, 0], close: [1, 3, 2, 4] },
    gives: { fractalBear: [null, null, 3, null], fractalBull: [null, null, null, 2] },
  },
  {
    // True ranges 3 and 6; the first stop is 10 − 3, the next would be 5 − 6 but never loosens.
    what: 'a stop from high and low never loosens, and turns on a close beyond it',
    fn: 'ATR_STOP',
    params: { timePeriod: 1, multiplier: 1, useHighLow: 1 },
    columns: { high: [10, 12, 11], low: [8, 10, 5], close: [9, 11, 6] },
    gives: {
      atrStop: [null, 7, 15],
      sellStop: [null, 7, null],
      buyStop: [null, null, 15],
      atr: [null, 3, 6],
    },
  },
];

/** On a period of open 10, high 14, low 8 and close 11, the next opening at 12. */
const LEVELS: readonly (readonly [number, string, readonly (number | null)[]])[] = [
  [0, 'standard', [11, 8, 5, 2, null, 14, 17, 20, null]],
  [1, 'Fibonacci', [11, 8.708, 7.292, 5, null, 13.292, 14.708, 17, null]],
  [2, 'Camarilla', [11, 10.45, 9.9, 9.35, 7.7, 11.55, 12.1, 12.65, 14.3]],
  [3, 'DeMark', [11.75, 9.5, null, null, null, 15.5, null, null, null]],
  [4, 'Woodie', [11.5, 9, 5.5, 3, null, 15, 17.5, 21, null]],
];

function expectValues(
  { fn, params, columns }: Omit<Example, 'what' | 'gives'>,
  gives: Example['gives'],
): void {
  const typed = Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)]),
  );
  const result = computeIndicator({ fn, params }, typed);
  if (!result.ok) throw new Error(result.error);
  for (const [output, expected] of Object.entries(gives)) {
    const actual = result.outputs[output];
    expected.forEach((value, i) => {
      if (value === null) expect(actual?.[i], `${output}[${i}]`).toBeNaN();
      else expect(actual?.[i], `${output}[${i}]`).toBeCloseTo(value, 9);
    });
  }
}

describe('worked examples', () => {
  it.each(EXAMPLES.map((example) => [example.fn, example.what, example] as const))(
    '%s: %s',
    (_, __, example) => {
      expectValues(example, example.gives);
    },
  );

  it.each(LEVELS)('PIVOT_POINTS by method %i: %s', (method, _, levels) => {
    const names = ['pp', 's1', 's2', 's3', 's4', 'r1', 'r2', 'r3', 'r4'];
    const gives = Object.fromEntries(
      names.map((name, i) => [name, [null, null, levels[i] ?? null]]),
    );
    const columns = {
      time: [MONDAY, MONDAY + DAY / 2, MONDAY + DAY],
      open: [10, 13, 12],
      high: [14, 13, 12],
      low: [9, 8, 12],
      close: [13, 11, 12],
    };
    expectValues({ fn: 'PIVOT_POINTS', params: { calendar: 0, method }, columns }, gives);
  });

  it.each([
    [0, [0, 0, 1, 2, 2]],
    [1, [0, 0, 1, 1, 1]],
    [2, [0, 0, 0, 1, 1]],
  ])('PIVOT_POINTS cuts calendar %i at midnight, on Mondays, on the first', (calendar, periods) => {
    const times = [
      Date.UTC(2024, 1, 25, 1),
      Date.UTC(2024, 1, 25, 23),
      Date.UTC(2024, 1, 26),
      Date.UTC(2024, 2, 1),
      Date.UTC(2024, 2, 1, 12),
    ];
    // Each bar's price is its place, so a level tells which bars it was made of.
    const columns = { time: times, ...flat([1, 2, 3, 4, 5]) };
    const closeBefore = periods.map((period) => {
      const last = periods.lastIndexOf(period - 1);
      return last < 0 ? null : last + 1;
    });
    const result = { fn: 'PIVOT_POINTS', params: { calendar, method: 2 }, columns };
    expectValues(result, { pp: closeBefore });
  });
});
