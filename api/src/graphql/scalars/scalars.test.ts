/** What the scalars accept and refuse on the way in, and how they leave. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { DateTimeScalar, parseDateTime } from './date-time.js';
import { DecimalScalar, parseDecimal } from './decimal.js';
import { parseJsonObject } from './json.js';

describe('Decimal', () => {
  it.each(['0', '-1', '10250.37', '0.000000000000000001', '12345678901234567890.5'])(
    'accepts %s unchanged',
    (text) => {
      expect(parseDecimal(text)).toBe(text);
    },
  );

  it.each([
    'NaN',
    'Infinity',
    '1e999',
    '1e3',
    '-0',
    '-0.00',
    '.5',
    '5.',
    '+1',
    '01',
    '1,5',
    ' 1',
    '',
    '0x10',
    '123456789012345678901',
    '0.1234567890123456789',
    1,
    1.5,
    Number.NaN,
    null,
    true,
    {},
    ['1'],
  ])('refuses %j', (value) => {
    expect(() => parseDecimal(value)).toThrow(/A Decimal is a string/);
  });

  it('never changes what it accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.-+eE ') }), (text) => {
        try {
          expect(parseDecimal(text)).toBe(text);
          expect(Number.isFinite(Number(text))).toBe(true);
        } catch (error) {
          expect(String(error)).toContain('A Decimal is a string');
        }
      }),
    );
  });

  it('refuses to send a number, which would be a rounded amount', () => {
    expect(() => DecimalScalar.serialize(1.1)).toThrow(TypeError);
  });
});

describe('DateTime', () => {
  it('reads UTC and writes milliseconds', () => {
    expect(DateTimeScalar.serialize(parseDateTime('2020-03-16T20:00:00Z'))).toBe(
      '2020-03-16T20:00:00.000Z',
    );
  });

  it.each([
    '2020-02-30T00:00:00Z',
    '2020-03-16',
    '2020-03-16T20:00:00+01:00',
    '2020-03-16T25:00:00Z',
    'yesterday',
    1_584_388_800_000,
    null,
    '99999-01-01T00:00:00Z',
  ])('refuses %j', (value) => {
    expect(() => parseDateTime(value)).toThrow(/ISO 8601 in UTC/);
  });
});

describe('JSON', () => {
  it('accepts a flat object of parameters', () => {
    const value = { fast: 50, slow: 200, longOnly: true, note: null };
    expect(parseJsonObject(value)).toEqual(value);
  });

  it.each([
    ['a number', 1],
    ['a string', 'x'],
    ['a list', [1]],
    ['null', null],
    ['a number that JSON cannot carry', { a: Number.POSITIVE_INFINITY }],
    ['a prototype', JSON.parse('{"__proto__":{"admin":true}}')],
    ['too much depth', JSON.parse('{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000))],
    ['too many values', { list: Array.from({ length: 2_000 }, () => 0) }],
  ])('refuses %s', (_name, value) => {
    expect(() => parseJsonObject(value)).toThrow(/JSON here is an object/);
  });
});
