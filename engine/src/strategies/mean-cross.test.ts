/** Both crossings of averages: against the plain definition, with ties, and from a snapshot. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Cross } from '../indicators/cross.js';
import { Sma } from '../indicators/overlap/sma.js';
import type { StrategyBar } from './define-strategy.js';
import { ExactCross, PandasCross } from './mean-cross.js';
import type { MeanLengths } from './mean-cross.js';
import { PandasMean } from './pandas-mean.js';

const barOf = (cents: number): StrategyBar => {
  const price = cents / 100;
  const prices = { open: price, high: price, low: price, close: price };
  return { symbol: 'X', at: 0, ...prices, volume: 1, closeTicks: cents };
};

/** Few different prices, so that averages are often equal. */
const walks = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 120 });
const pairs = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .map(([fast, more]): MeanLengths => ({ fast, slow: fast + more }));

/** One average after the other, each over its own past closes. */
function published(closes: readonly number[], { fast, slow }: MeanLengths): number[] {
  const cross = new Cross();
  const values = Float64Array.from(closes);
  const averages = [fast, slow].map((length) => {
    const mean = new PandasMean(length);
    return closes.map((_, i) => {
      if (i >= length) mean.remove(values, i - length);
      mean.add(values, i);
      return i < length - 1 ? Number.NaN : mean.mean;
    });
  });
  return closes.map((_, i) => cross.update(averages[0]?.[i] as number, averages[1]?.[i] as number));
}

it('crosses on the bars on which the averages of published runs do, also after a restart', () => {
  fc.assert(
    fc.property(walks, pairs, fc.nat(), (cents, lengths, cut) => {
      const bars = cents.map(barOf);
      let cross = new PandasCross(lengths);
      const crossed = bars.map((bar, i) => {
        if (i === cut % bars.length) {
          const saved = JSON.parse(JSON.stringify(cross.save())) as never;
          cross = new PandasCross(lengths);
          cross.load(saved);
        }
        return cross.update(bar);
      });
      const closes = bars.map(({ close }) => close);
      expect(crossed).toEqual(published(closes, lengths));
    }),
  );
});

it('crosses on the bars on which exact averages do, and saves the three parts apart', () => {
  fc.assert(
    fc.property(walks, pairs, (cents, lengths) => {
      const tracked: unknown[] = [];
      const cross = new ExactCross(lengths, (part) => {
        tracked.push(part);
        return part;
      });
      expect(tracked.map((part) => (part as object).constructor)).toEqual([Sma, Sma, Cross]);
      const plain = new Cross();
      const [fast, slow] = [new Sma(lengths.fast), new Sma(lengths.slow)];
      for (const bar of cents.map(barOf)) {
        const expected = plain.update(fast.update(bar.closeTicks), slow.update(bar.closeTicks));
        expect(cross.update(bar)).toBe(expected);
      }
    }),
  );
});
