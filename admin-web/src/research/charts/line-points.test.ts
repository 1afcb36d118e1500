/** Trades stand on the candles in which they were made; a gap in a line stays a gap. */
import type { UTCTimestamp } from 'lightweight-charts';
import { describe, expect, it } from 'vitest';
import { linePoints, tradeMarks } from './line-points.js';
import { countTimes } from './show-all.js';

const at = (seconds: number): string => new Date(seconds * 1_000).toISOString();
const candles = [100, 200, 300].map((time) => ({ time: time as UTCTimestamp }));
const trade = (entry: number, exit: number, size: string) => ({
  entryAt: at(entry),
  exitAt: at(exit),
  size,
  entryPrice: '1',
  exitPrice: '1',
  pnl: '0',
  returnFraction: 0,
  adverse: 0,
  splitFactor: 1,
  favourable: 0,
});

describe('the marks of trades', () => {
  it('stand on the candle that ends at or after the moment, in the order of time', () => {
    const marks = tradeMarks([trade(150, 300, '1'), trade(90, 100, '-2')], candles);
    expect(marks).toEqual([
      { time: 100, side: 'SELL' },
      { time: 100, side: 'BUY' },
      { time: 200, side: 'BUY' },
      { time: 300, side: 'SELL' },
    ]);
  });

  it('are left out where there is no candle any more', () => {
    expect(tradeMarks([trade(250, 301, '1')], candles)).toEqual([{ time: 300, side: 'BUY' }]);
  });
});

describe('a line', () => {
  it('keeps its gaps', () => {
    const line = { at: [at(1), at(2), at(3)], values: [0.5, null, -0.25] };
    expect(linePoints(line, 100)).toEqual([
      { time: 1, value: 50 },
      { time: 2 },
      { time: 3, value: -25 },
    ]);
  });
});

describe('the time axis', () => {
  it('has a place for every time of any line', () => {
    const points = (...times: number[]) => times.map((time) => ({ time: time as UTCTimestamp }));
    expect(countTimes([points(1, 3, 5), points(1, 2, 5)])).toBe(4);
  });
});
