/** What Skender draws into the past, rebuilt from what ours says at the bar that knows it. */
import { describe, expect, it } from 'vitest';
import { hasSkender, skenderQuotes, skenderResults } from '../../testing/skender-oracle.js';
import type { SkenderField } from '../../testing/skender-oracle.js';
import { computeIndicator } from '../indicator-registry.js';
import type { Columns } from '../indicator-registry.js';

const results = hasSkender ? skenderResults() : {};
const columns: Columns = hasSkender ? skenderQuotes('default.csv.gz') : {};

function ours(
  fn: string,
  params: Readonly<Record<string, number>> = {},
  bars: Columns = columns,
): (output: string) => Float64Array {
  const result = computeIndicator({ fn, params }, bars);
  if (!result.ok) throw new Error(result.error);
  return (output) => result.outputs[output] as Float64Array;
}

const theirs = (file: string, field: string): SkenderField => results[file]?.[field] ?? [];

const defined = (values: Float64Array): number[] =>
  [...values.keys()].filter((i) => !Number.isNaN(values[i]));

function expectNear(actual: number | undefined, expected: unknown, where: string): void {
  const error = Math.abs((actual as number) - Number(expected));
  if (!(error <= 1e-9 * Math.abs(Number(expected)))) expect(actual, where).toBe(expected);
}

interface Point {
  readonly bar: number;
  readonly price: number;
  readonly type: number;
}

/** The straight lines through points, from the first to the last, by bar. */
function lines(points: readonly Point[]): ReadonlyMap<number, number> {
  const drawn = new Map<number, number>();
  points.forEach((to, i) => {
    const from = points[i - 1];
    if (from === undefined) return;
    for (let bar = from.bar; bar <= to.bar; bar += 1) {
      const share = (bar - from.bar) / (to.bar - from.bar);
      drawn.set(bar, from.price + (to.price - from.price) * share);
    }
  });
  return drawn;
}

describe.skipIf(!hasSkender)('what Skender draws back (skipped without the oracle folder)', () => {
  it.each([
    ['high', [1, -1, Number.NaN, Number.NaN]],
    ['low', [Number.NaN, Number.NaN, 1, -1]],
  ] as const)('PIVOTS gives the %s trend and line when the later pivot is known', (side, codes) => {
    const output = ours('PIVOTS');
    const trend = theirs('pivots', `${side}Trend`);
    const line = theirs('pivots', `${side}Line`);
    let linked = 0;
    for (const bar of defined(output(`${side}Point`))) {
      const pivot = bar - 2;
      const direction = output(`${side}Trend`)[bar] as number;
      if (trend[pivot] === null) {
        expect(direction).toBeNaN();
        continue;
      }
      linked += 1;
      expect(direction).toBe(codes[Number(trend[pivot])]);
      const step = Number(line[pivot]) - Number(line[pivot - 1]);
      expectNear(output(`${side}Line`)[bar], Number(line[pivot]) + 2 * step, `line at ${bar}`);
    }
    expect(linked).toBeGreaterThan(30);
  });

  it.each(['zigzag', 'zigzag-close'])('ZIGZAG finds the points of %s', (file) => {
    const output = ours('ZIGZAG', { percentChange: 5 });
    const points = defined(output('pivot')).map((bar) => ({
      bar: bar - (output('pivotAge')[bar] as number),
      price: output('pivot')[bar] as number,
      type: output('pivotType')[bar] as number,
    }));
    const expected = theirs(file, 'pointType').flatMap((type, bar) =>
      type === null ? [] : [[bar, type === 'H' ? 1 : -1]],
    );
    expect(points.map(({ bar, type }) => [bar, type])).toEqual(expected);
    for (const [bar, price] of lines(points)) {
      expectNear(price, theirs(file, 'zigZag')[bar], `line at ${bar}`);
    }
    for (const [type, field] of [
      [1, 'retraceHigh'],
      [-1, 'retraceLow'],
    ] as const) {
      for (const [bar, price] of lines(points.filter((point) => point.type === type))) {
        expectNear(price, theirs(file, field)[bar], `${field} at ${bar}`);
      }
    }
  });

  const atr = hasSkender ? (ours('ATR', { timePeriod: 14 })('output').at(-1) as number) : 1;
  it.each([
    ['renko', { brickSize: 1 }],
    // Skender takes the brick from the end of the series.
    ['renko-atr', { brickSize: atr, aligned: 0 }],
  ] as const)('RENKO makes the bricks of %s', (file, params) => {
    const output = ours('RENKO', params);
    const bricks = defined(output('open')).flatMap((bar) => {
      const count = output('bricks')[bar] as number;
      const step = Math.sign(count) * params.brickSize;
      return Array.from({ length: Math.abs(count) }, (_, n) => ({
        isUp: count > 0,
        open: (output('open')[bar] as number) + n * step,
        close: (output('open')[bar] as number) + (n + 1) * step,
        high: output('high')[bar] as number,
        low: output('low')[bar] as number,
        volume: output('volume')[bar] as number,
        date: columns['time']?.[bar],
      }));
    });
    expect(bricks).toHaveLength(theirs(file, 'open').length);
    bricks.forEach((brick, n) => {
      expect(brick.isUp).toBe(theirs(file, 'isUp')[n]);
      expect(brick.date).toBe(Date.parse(`${String(theirs(file, 'timestamp')[n])}Z`));
      for (const field of ['open', 'close', 'high', 'low', 'volume'] as const) {
        expectNear(brick[field], theirs(file, field)[n], `${field} of brick ${n}`);
      }
    });
  });

  it('RENKO_ATR keeps the ATR that it begins with', () => {
    const output = ours('RENKO_ATR');
    const size = ours('ATR', { timePeriod: 14 })('output')[14];
    const sizes = defined(output('brickSize')).map((bar) => output('brickSize')[bar]);
    expect(new Set(sizes)).toEqual(new Set([size]));
  });

  it('REGRESSION_CHANNEL stands where Skender’s channels end', () => {
    const output = ours('REGRESSION_CHANNEL', { timePeriod: 20 });
    const ends = Array.from({ length: 25 }, (_, i) => 501 - 20 * i);
    for (const bar of ends) {
      expect(theirs('stdev-channels', 'breakPoint')[bar - 19]).toBe(true);
      expectNear(output('middleBand')[bar], theirs('stdev-channels', 'centerline')[bar], 'middle');
      expectNear(output('upperBand')[bar], theirs('stdev-channels', 'upperChannel')[bar], 'upper');
      expectNear(output('lowerBand')[bar], theirs('stdev-channels', 'lowerChannel')[bar], 'lower');
    }
  });

  it('EMA of EMA of EMA comes to TRIX’s inner average', () => {
    const thrice = [1, 2, 3].reduce(
      (values) => ours('EMA', { timePeriod: 14 }, { close: values })('output'),
      columns['close'] as Float64Array,
    );
    expectNear(thrice[501], theirs('trix', 'ema3')[501], 'ema3');
  });
});
