/** Decimal strings are added, compared and divided without a rounding error. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  percentOf,
  signOf,
  subtractDecimals,
} from './decimal.js';

const cents = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const money = (minor: bigint): string => {
  const text = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
};

describe('decimal strings', () => {
  it('add up exactly where floating point does not', () => {
    expect(addDecimals(['0.1', '0.2'])).toBe('0.3');
    expect(addDecimals(['9007199254740993', '0.01'])).toBe('9007199254740993.01');
    expect(addDecimals([])).toBe('0');
  });

  it('give the same sum as integer cents, whatever the figures', () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 20 }), (values) => {
        const sum = values.reduce((total, value) => total + value, 0n);
        expect(addDecimals(values.map(money))).toBe(money(sum));
      }),
    );
  });

  it('are undone by subtraction', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const back = subtractDecimals(addDecimals([money(a), money(b)]), money(b));
        expect(compareDecimals(back, money(a))).toBe(0);
      }),
    );
  });

  it.each([
    ['1', '1.00', 0],
    ['-0.01', '0', -1],
    ['10', '9.999', 1],
    ['-2', '-10', 1],
  ])('compare %s with %s as %i', (left, right, expected) => {
    expect(compareDecimals(left, right)).toBe(expected);
  });

  it.each([
    ['-0.00', 0],
    ['-0.01', -1],
    ['0.000001', 1],
  ])('know the sign of %s', (text, expected) => {
    expect(signOf(text)).toBe(expected);
  });

  it('multiply exactly', () => {
    expect(multiplyDecimals('2874.56', '3')).toBe('8623.68');
    expect(multiplyDecimals('-0.5', '0.5')).toBe('-0.25');
  });

  it.each([
    ['10', '4', 2, '2.50'],
    ['1', '3', 8, '0.33333333'],
    ['2', '3', 8, '0.66666667'],
    ['0.5', '2', 1, '0.2'],
    ['1.5', '2', 1, '0.8'],
    ['-1.5', '2', 1, '-0.8'],
    ['100.00', '0.25', 0, '400'],
  ] as const)('divide %s by %s to %i places: %s', (left, right, places, expected) => {
    expect(divideDecimals(left, right, places)).toBe(expected);
  });

  it('are not divided by nothing', () => {
    expect(() => divideDecimals('1', '0.00', 2)).toThrow(RangeError);
  });

  it('give a percentage, and none of nothing', () => {
    expect(percentOf('4.5', '10')).toBe('45.00');
    expect(percentOf('1', '3')).toBe('33.33');
    expect(percentOf('1', '0.00')).toBeNull();
  });

  it('refuse what is not a decimal number', () => {
    for (const text of ['', 'NaN', '1e5', '1,000', 'Infinity', '1.']) {
      expect(() => addDecimals([text])).toThrow(RangeError);
    }
  });
});
