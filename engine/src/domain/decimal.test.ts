/** Decimal strings. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimalOfFloat,
  formatDecimal,
  formatSafeDecimal,
  isDecimalString,
  parseDecimal,
  toScaledInteger,
} from './decimal.js';

describe('decimal strings', () => {
  it.each(['0', '-0.5', '12', '0.10', '123456789012345678901234.5'])('%s is one', (text) => {
    expect(isDecimalString(text)).toBe(true);
  });

  it.each(['', '+1', '01', '1.', '.5', '1e3', 'NaN', ' 1', '1,5', '٣', '1'.repeat(65), 5, null])(
    '%s is none',
    (text) => {
      expect(isDecimalString(text)).toBe(false);
    },
  );

  it('are the same value with the same scale whatever zeros trail', () => {
    expect(parseDecimal('1.500')).toEqual(parseDecimal('1.5'));
    expect(formatDecimal(1_500n, 3)).toBe('1.5');
    expect(formatDecimal(0n, 8)).toBe('0');
  });

  it('survive a round trip, with and without bigint', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat(18), (units, scale) => {
        const text = formatDecimal(BigInt(units), scale);
        expect(formatSafeDecimal(units, scale)).toBe(text);
        expect(toScaledInteger(text, scale)).toBe(BigInt(units));
      }),
    );
  });

  it('are never rounded on the way in', () => {
    expect(toScaledInteger('1.23', 1)).toBeNull();
  });

  it.each([
    [6.0000002e-6, '0.0000060000002'],
    [1e21, '1000000000000000000000'],
    [-0, '0'],
    [0.1, '0.1'],
    [1.5e-7, '0.00000015'],
  ])('write the float %s as %s', (value, text) => {
    expect(decimalOfFloat(value)).toBe(text);
  });

  it('write every float so that it reads back as the same float', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(decimalOfFloat(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
