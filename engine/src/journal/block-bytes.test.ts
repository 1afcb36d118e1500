/** Numbers written as bytes against the functions that write the same numbers as text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSafeDecimal } from '../domain/decimal.js';
import { BlockBytes } from './block-bytes.js';

const edges = fc.constantFrom(
  ...[
    0,
    1,
    9,
    10,
    999_999_999,
    1e9,
    1e9 + 1,
    1e15,
    1e8,
    1e8 - 1,
    123_400_000,
    2 ** 31,
    2 ** 53 - 1,
  ],
);
const safe = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer(),
  edges,
  edges.map((value) => -value),
);

function written(write: (bytes: BlockBytes) => void): string {
  const bytes = new BlockBytes();
  write(bytes);
  return bytes.written.toString('latin1');
}

describe('bytes', () => {
  it('of a safe integer are those of its JSON text', () => {
    fc.assert(
      fc.property(safe, (value) => {
        expect(written((bytes) => bytes.integer(value))).toBe(JSON.stringify(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it('of a decimal are those of its text at every scale', () => {
    fc.assert(
      fc.property(safe, fc.integer({ min: 0, max: 22 }), (units, scale) => {
        expect(written((bytes) => bytes.decimal(units, scale))).toBe(
          formatSafeDecimal(units, scale),
        );
      }),
      { numRuns: 5_000 },
    );
  });

  it('of a string are those of its canonical JSON', () => {
    const anyString = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(anyString, (text) => {
        const bytes = new BlockBytes();
        bytes.string(text);
        expect(bytes.written.toString('utf8')).toBe(JSON.stringify(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('of texts stand one behind the other, whatever their length', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30_000 })), (texts) => {
        const bytes = new BlockBytes();
        for (const text of texts) bytes.text(text);
        expect(bytes.written.toString('utf8')).toBe(texts.join(''));
      }),
      { numRuns: 20 },
    );
  });
});
