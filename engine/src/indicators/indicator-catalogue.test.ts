/** What the catalogue finds, and that its price outputs are prices. */
import { describe, expect, it } from 'vitest';
import { randomWalkBars } from '../simulation/random-walk.js';
import { findIndicators, INDICATOR_GROUPS } from './indicator-catalogue.js';
import { computeIndicator, INDICATORS } from './indicator-registry.js';
import type { Columns } from './indicator-registry.js';
import { isOnPriceScale } from './price-scale.js';

const names = (query: Parameters<typeof findIndicators>[0]): readonly string[] =>
  findIndicators(query).map(({ fn }) => fn);

describe('the catalogue', () => {
  it('holds every indicator in exactly one group', () => {
    const byGroup = INDICATOR_GROUPS.flatMap((group) => names({ group }));
    expect(byGroup.toSorted()).toEqual(INDICATORS.map(({ fn }) => fn).toSorted());
    expect(names({})).toHaveLength(INDICATORS.length);
  });

  it.each([
    ['rsi', 'RSI'],
    ['RSI', 'RSI'],
    ['  relative   STRENGTH index', 'RSI'],
    ['macd', 'MACD'],
  ])('finds by %j first %s', (search, first) => {
    expect(names({ search })[0]).toBe(first);
  });

  it('finds nothing by words that occur nowhere together, and only within the group', () => {
    expect(names({ search: 'relative banana' })).toEqual([]);
    expect(names({ search: 'rsi', group: 'volume' })).not.toContain('RSI');
  });
});

const LENGTH = 600;
const LEVEL = 1e6;
const walk = randomWalkBars(LENGTH, 7);
const first = walk.close[0] as number;
/** Prices around a million, so that nothing else is near them; ZIGZAG's 5 % are crossed. */
const high = (values: Float64Array): Float64Array =>
  values.map((value) => LEVEL * (1 + 0.02 * (value - first)));
const range = (name: 'low' | 'high'): Float64Array => high(walk[name]);
const columns: Columns = {
  open: high(walk.open),
  high: range('high'),
  low: range('low'),
  close: high(walk.close),
  volume: walk.volume.map((_, i) => 3 + (i % 3)),
  periods: walk.close.map((_, i) => 2 + (i % 30)),
  time: walk.close.map((_, i) => 1_600_000_000_000 + i * 10_800_000),
  benchmark: high(walk.open),
  bid: range('low'),
  ask: range('high'),
  bidSize: walk.volume,
  askSize: walk.volume,
  price: high(walk.close),
  size: walk.volume,
  side: walk.close.map((_, i) => [1, -1, 0, 1][i % 4] as number),
};
const lowest = Math.min(...range('low'));
const highest = Math.max(...range('high'));
const near = (value: number): boolean =>
  value > lowest - (highest - lowest) && value < highest + (highest - lowest);

describe('an output on the price scale', () => {
  it.each(INDICATORS.map(({ fn, outputs }) => [fn, outputs] as const))('of %s', (fn, outputs) => {
    const result = computeIndicator({ fn }, columns);
    if (!result.ok) throw new Error(result.error);
    for (const name of outputs) {
      const values = (result.outputs[name] as Float64Array).filter(Number.isFinite);
      if (values.length === 0) continue;
      expect(isOnPriceScale(fn, name, ['close']), name).toBe(values.every(near));
    }
  });

  it('is none when it is made of volumes', () => {
    expect(isOnPriceScale('SMA', 'output', ['volume'])).toBe(false);
    expect(isOnPriceScale('SMA', 'output', ['high'])).toBe(true);
  });
});
