/** The memory of the hikkake patterns: what is confirmed, when, and over a restart. */
import { describe, expect, it } from 'vitest';
import { candlePatternOf, upsideDown } from '../../testing/candle-examples.js';
import type { Ohlc } from '../../testing/candle-examples.js';

/** More candles than either pattern needs before its first output. */
const BEFORE: readonly Ohlc[] = Array.from({ length: 12 }, (): Ohlc => [100, 101, 99, 100]);
/** Each waits for a close above the high of its last but one candle. */
const PATTERNS = [
  {
    fn: 'CDLHIKKAKE',
    level: 105,
    candles: [
      [100, 106, 96, 104],
      [103, 105, 98, 102],
      [101, 104, 97, 100],
    ],
  },
  {
    fn: 'CDLHIKKAKEMOD',
    level: 106,
    candles: [
      [100, 110, 90, 105],
      [104, 108, 92, 92.4],
      [95, 106, 94, 96],
      [96, 104, 93, 95],
    ],
  },
] as const satisfies { fn: string; level: number; candles: Ohlc[] }[];

const cases = PATTERNS.flatMap((pattern) => [
  { ...pattern, direction: 1 },
  { ...pattern, direction: -1 },
]);

describe.each(cases)('$fn of direction $direction', ({ fn, level, candles, direction }) => {
  const [definition, values] = candlePatternOf(fn);
  const closing = (close: number): Ohlc => [100, 112, 88, close];
  const series = (after: readonly Ohlc[]): readonly Ohlc[] => {
    const all = [...BEFORE, ...candles, ...after];
    return direction === 1 ? all : upsideDown(all);
  };
  /** From the pattern's last candle on; bearish answers with their sign turned. */
  const answers = (...closes: readonly number[]): number[] => {
    const stream = definition.create(values);
    const all = series(closes.map(closing)).map((candle) => stream.update(...candle));
    return all.slice(-1 - closes.length).map((value) => value * direction + 0);
  };

  it('is confirmed once, by a close beyond the level on one of the next three bars', () => {
    expect(answers(level + 0.1, level + 0.1)).toEqual([100, 200, 0]);
    expect(answers(level - 1, level - 1, level + 0.1)).toEqual([100, 0, 0, 200]);
  });

  it('is not confirmed by the very level, nor after three bars', () => {
    expect(answers(level, level, level)).toEqual([100, 0, 0, 0]);
    expect(answers(level, level, level, level + 1)).toEqual([100, 0, 0, 0, 0]);
  });

  it('remembers over a restart at every bar that it waits', () => {
    let stream = definition.create(values);
    const seen = series([level, level + 1].map(closing)).map((candle) => {
      const saved = JSON.parse(JSON.stringify(stream.save())) as never;
      stream = definition.create(values);
      stream.load(saved);
      return stream.update(...candle);
    });
    expect(seen.slice(-3)).toEqual([direction * 100, 0, direction * 200]);
  });
});
