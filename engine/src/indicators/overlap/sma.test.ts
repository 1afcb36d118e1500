/** The averages of a whole column are those of the stream, whatever sizes and signs meet in it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sma } from './sma.js';

const price = fc.double({ min: 0.01, max: 1000, noNaN: true });
const huge = fc.double({ min: 1e9, max: 1e300, noNaN: true });
const any = fc.double();

/** Mostly prices, so that the quick way begins and has to give up somewhere. */
const values = fc.array(
  fc.oneof(
    { arbitrary: price, weight: 12 },
    { arbitrary: huge, weight: 1 },
    { arbitrary: fc.constant(0), weight: 1 },
    { arbitrary: any, weight: 1 },
  ),
  { maxLength: 200 },
);

function difference(column: Float64Array, timePeriod: number): string | null {
  const stream = sma.create({ timePeriod });
  const [batch] = sma.batch([column], { timePeriod });
  for (const [i, value] of column.entries()) {
    const expected = stream.update(value);
    if (!Object.is(batch?.[i], expected)) return `${batch?.[i]} at ${i}, not ${expected}`;
  }
  return null;
}

it('gives as a batch the very bits of the stream', () => {
  const period = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(values, period, (list, timePeriod) => {
      expect(difference(Float64Array.from(list), timePeriod)).toBeNull();
    }),
    { numRuns: 500 },
  );
});

it('counts anew where a huge value leaves a window of small ones', () => {
  const column = Float64Array.from({ length: 60 }, (_, i) => (i % 13 === 5 ? 1e15 : 1 + i / 7));
  expect(difference(column, 4)).toBeNull();
});

it('leaves to the stream what is finite and too large to be added up', () => {
  expect(difference(Float64Array.from([1e308, 1e308, 1e308, 1, 2, 3]), 2)).toBeNull();
});
