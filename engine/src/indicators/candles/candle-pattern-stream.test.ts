/** A pattern in a strategy's hands, and the settings that a call may choose. */
import { describe, expect, it } from 'vitest';
import { computeIndicator } from '../indicator-registry.js';
import { candlePatternStream } from './candle-pattern-stream.js';

/** Twenty equal candles, then a marubozu: long beside them, but with a little shadow. */
const OPEN = [...Array.from({ length: 20 }, () => 100), 100];
const HIGH = [...Array.from({ length: 20 }, () => 102), 103.1];
const LOW = [...Array.from({ length: 20 }, () => 99), 99.9];
const CLOSE = [...Array.from({ length: 20 }, () => 101), 103];

describe('candlePatternStream', () => {
  const lastOf = (fn: string, penetration?: number): number => {
    const stream = candlePatternStream(fn, penetration);
    return OPEN.map((open, i) =>
      stream.update(open, HIGH[i] as number, LOW[i] as number, CLOSE[i] as number),
    ).at(-1) as number;
  };

  it('recognises by TA-Lib’s default settings', () => {
    expect(lastOf('CDLMARUBOZU')).toBe(100);
    expect(candlePatternStream('CDLMARUBOZU').lookback).toBe(10);
  });

  it('takes a penetration where the pattern has one', () => {
    expect(lastOf('CDLDARKCLOUDCOVER', 0.2)).toBe(0);
    expect(() => candlePatternStream('CDLDOJI', 0.2)).toThrow('CDLDOJI takes no penetration');
    expect(() => candlePatternStream('CDLMATHOLD', Number.NaN)).toThrow('a number from 0');
  });

  it('names the patterns when there is none of the name', () => {
    expect(() => candlePatternStream('CDLHAMER')).toThrow('"CDLHAMER"; there are CDL2CROWS, ');
  });
});

describe('candleSettings', () => {
  const columns = {
    open: Float64Array.from(OPEN),
    high: Float64Array.from(HIGH),
    low: Float64Array.from(LOW),
    close: Float64Array.from(CLOSE),
  };
  const outputs = (fn: string, params: Record<string, number>): Float64Array => {
    const result = computeIndicator({ fn, params }, columns);
    if (!result.ok) throw new Error(result.error);
    return result.outputs['output'] as Float64Array;
  };

  it('1 compares with the candles before, 0 and none with zero', () => {
    expect(outputs('CDLMARUBOZU', { candleSettings: 1 }).at(-1)).toBe(100);
    expect(outputs('CDLMARUBOZU', { candleSettings: 0 }).at(-1)).toBe(0);
    expect(outputs('CDLMARUBOZU', {})).toEqual(outputs('CDLMARUBOZU', { candleSettings: 0 }));
  });

  it('is no parameter of a pattern that compares no lengths', () => {
    const result = computeIndicator({ fn: 'CDLENGULFING', params: { candleSettings: 1 } }, columns);
    expect(result.ok ? '' : result.error).toContain('has no parameter "candleSettings"');
  });
});
