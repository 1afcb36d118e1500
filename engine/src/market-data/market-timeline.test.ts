/** Recorded series in order of time, step by step. */
import { describe, expect, it } from 'vitest';
import { TEST_INSTRUMENT } from '../testing/synthetic-bars.js';
import { MarketTimeline } from './market-timeline.js';
import type { RecordedSeries } from './market-timeline.js';

function series(symbol: string, stamps: readonly number[]): RecordedSeries {
  const column = (offset: number): Float64Array => Float64Array.from(stamps, (at) => at + offset);
  return {
    id: `${symbol}/1d`,
    instrument: { ...TEST_INSTRUMENT, symbol },
    at: column(0),
    open: column(1),
    high: column(4),
    low: column(0),
    close: column(2),
    volume: column(9),
    hashes: stamps.map((at) => `${symbol}${at}`),
  };
}

const timeline = new MarketTimeline([series('A', [10, 20, 40]), series('B', [20, 30, 40])]);

describe('a timeline', () => {
  it('has one step for each stamp of any series', () => {
    expect(timeline.stepCount).toBe(4);
    expect([0, 1, 2, 3].map((step) => timeline.stampOf(step))).toEqual([10, 20, 30, 40]);
  });

  it.each([
    [9, 0],
    [10, 1],
    [25, 2],
    [40, 4],
    [99, 4],
  ])('goes on after %s with step %s', (at, step) => {
    expect(timeline.stepAfter(at)).toBe(step);
  });

  it('gives the bars of a step in the order of the symbols that are asked for', () => {
    const step = timeline.barsOf(1, ['B', 'A']);
    expect(step?.bars.map(({ symbol, close }) => [symbol, close])).toEqual([
      ['B', 22],
      ['A', 22],
    ]);
    expect(step?.references).toEqual([
      { series: 'B/1d', hash: 'B20' },
      { series: 'A/1d', hash: 'A20' },
    ]);
  });

  it('leaves out what has no bar, and skips a step that has none', () => {
    expect(timeline.barsOf(2, ['A', 'B'])?.references).toHaveLength(1);
    expect(timeline.barsOf(2, ['A'])).toBeNull();
  });

  it('finds what a journal refers to, and refuses bars that have changed', () => {
    const reference = { series: 'A/1d', hash: 'A20' };
    expect(timeline.resolve(20, [reference])[0]?.open).toBe(21);
    expect(() => timeline.resolve(20, [{ ...reference, hash: 'A10' }])).toThrow('journal');
    expect(() => timeline.resolve(25, [reference])).toThrow('journal');
    expect(() => timeline.resolve(20, [{ ...reference, series: 'C/1d' }])).toThrow('journal');
  });

  it('shows the last closed bar at a moment, never a later one', () => {
    expect(timeline.lastBar('B', 19)).toBeNull();
    expect(timeline.lastBar('B', 35)?.open).toBe(31);
    expect(timeline.lastBar('C', 35)).toBeNull();
  });
});
