/** Hand-made candles that meet a pattern's definition, and near misses that do not. */
import { describe, expect, it } from 'vitest';
import { TALIB_SETTINGS } from '../indicators/candles/candle-pattern.js';
import { candleIndicators } from '../indicators/candles/index.js';
import type { IndicatorDefinition } from '../indicators/indicator.js';

export type Ohlc = readonly [open: number, high: number, low: number, close: number];

interface Change {
  readonly open?: number;
  readonly high?: number;
  readonly low?: number;
  readonly close?: number;
}

export interface CandleExample {
  readonly fn: string;
  /** The value at the last candle, with TA-Lib's default settings. */
  readonly value: number;
  readonly candles: readonly Ohlc[];
  /** Each a change of one candle (by index) after which the pattern is not met. */
  readonly misses: readonly (readonly [number, Change])[];
  /** The pattern that the candles meet upside down, with the sign turned: often the same one. */
  readonly mirrored?: string;
}

/**
 * Twenty candles in which a body is 1, each shadow 1 and the range 3; so to the first candle of an
 * example a body is long above 1, doji up to 0.3, a shadow very short below 0.3, near is 0.6, far
 * 1.8 and equal 0.15.
 */
const CALM: readonly Ohlc[] = Array.from({ length: 20 }, (_, i) =>
  i % 2 === 0 ? [100, 102, 99, 101] : [101, 102, 99, 100],
);

export function describeExamples(title: string, examples: readonly CandleExample[]): void {
  describe(title, () => {
    it.each(examples.map((example) => [example.fn, example.value, example] as const))(
      '%s answers %i to its definition and 0 to near misses',
      (fn, value, { candles, misses }) => {
        expect(answer(fn, candles)).toBe(value);
        for (const [index, change] of misses) {
          const missed = changed(candles, index, change);
          expect(answer(fn, missed), JSON.stringify([index, change])).toBe(0);
        }
      },
    );

    it.each(examples.flatMap(({ mirrored, ...rest }) => (mirrored ? [{ ...rest, mirrored }] : [])))(
      '$fn upside down is $mirrored with the other sign',
      ({ mirrored, candles, value, misses }) => {
        expect(answer(mirrored, upsideDown(candles))).toBe(-value);
        for (const [index, change] of misses) {
          expect(answer(mirrored, upsideDown(changed(candles, index, change)))).toBe(0);
        }
      },
    );
  });
}

/** A pattern by name, and the values of its parameters with TA-Lib's default settings. */
export function candlePatternOf(fn: string): [IndicatorDefinition, Record<string, number>] {
  const definition = candleIndicators.find((candidate) => candidate.fn === fn);
  if (definition === undefined) throw new Error(`there is no pattern ${fn}`);
  const values = definition.parameters.map((parameter) => [parameter.name, parameter.default]);
  return [definition, { ...Object.fromEntries(values), candleSettings: TALIB_SETTINGS }];
}

function answer(fn: string, candles: readonly Ohlc[]): number {
  const [definition, values] = candlePatternOf(fn);
  const stream = definition.create(values);
  return [...CALM, ...candles].reduce((_, candle) => stream.update(...candle), 0);
}

function changed(candles: readonly Ohlc[], index: number, change: Change): readonly Ohlc[] {
  return candles.map((candle, i) => {
    if (i !== index) return candle;
    const [open, high, low, close] = candle;
    const { open: o = open, high: h = high, low: l = low, close: c = close } = change;
    return [o, Math.max(h, o, c), Math.min(l, o, c), c];
  });
}

/** About 100.5, the middle of the calm. */
export function upsideDown(candles: readonly Ohlc[]): readonly Ohlc[] {
  return candles.map(([open, high, low, close]) => [
    201 - open,
    201 - low,
    201 - high,
    201 - close,
  ]);
}

/** Index of the first output, then for each value `value:number of bars@sum of their indices`. */
export function foundIn(values: Float64Array): string {
  const marks = new Map<number, { bars: number; indices: number }>();
  values.forEach((value, index) => {
    if (value === 0 || Number.isNaN(value)) return;
    const { bars, indices } = marks.get(value) ?? { bars: 0, indices: 0 };
    marks.set(value, { bars: bars + 1, indices: indices + index });
  });
  const words = [...marks]
    .sort(([a], [b]) => a - b)
    .map(([value, { bars, indices }]) => `${value}:${bars}@${indices}`);
  return [values.findIndex((value) => !Number.isNaN(value)), ...words].join(' ');
}
