/** Numbers on the command line, as people and programs write them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { plainDecimal } from './plain-decimal.js';

describe('a number of an option', () => {
  it.each([
    ['0.002', '0.002'],
    ['0.10', '0.10'],
    ['1e-05', '0.00001'],
    ['2.5E-3', '0.0025'],
    ['1e6', '1000000'],
    ['1.25e+1', '12.5'],
    ['12.34e-2', '0.1234'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+3', '3'],
    ['007.50', '7.5'],
    ['0e9', '0'],
    ['1e0', '1'],
  ])('%s is %s', (written, plain) => {
    expect(plainDecimal(written)).toBe(plain);
  });

  it.each(['', '.', 'e5', '-1', '-1e-5', '1e999', '1,000', '1 000', '0x10', 'NaN', 'Infinity'])(
    'stays as it is where it is none, or below zero: %j',
    (text) => {
      expect(plainDecimal(text)).toBe(text);
    },
  );

  it('keeps its value, whatever program has printed it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-30, max: 1e30, noNaN: true }), (value) => {
        for (const text of [String(value), value.toExponential()]) {
          expect(Number(plainDecimal(text))).toBe(value);
          expect(plainDecimal(text)).toMatch(/^(0|[1-9]\d*)(\.\d+)?$/);
        }
      }),
    );
  });
});
