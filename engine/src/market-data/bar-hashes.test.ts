/** The hashes of a series against the canonical content of each of its bars. */
import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimalOfFloat } from '../domain/decimal.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import { TEST_INSTRUMENT, syntheticBars } from '../testing/synthetic-bars.js';
import { barAt } from './bar-columns.js';
import type { BarColumns } from './bar-columns.js';
import { barHashes } from './bar-hashes.js';
import { barReference } from './bar-reference.js';

const price = fc.integer({ min: 1, max: 2 ** 31 });
const anyBar = fc.record({
  at: fc.maxSafeInteger(),
  ...{ open: price, high: price, low: price, close: price },
  volume: fc.oneof(fc.nat(), fc.double({ min: 0, max: 1e25, noNaN: true })),
});

function columnsOf(bars: readonly Record<keyof Omit<BarColumns, 'length'>, number>[]): BarColumns {
  const column = (name: keyof Omit<BarColumns, 'length'>): Float64Array =>
    Float64Array.from(bars, (bar) => bar[name]);
  const [at, open, high] = [column('at'), column('open'), column('high')];
  const [low, close, volume] = [column('low'), column('close'), column('volume')];
  return { length: bars.length, at, open, high, low, close, volume };
}

it('are those of each bar’s RFC 8785 content, in steps of any tick', () => {
  const anyTick = fc.constantFrom('1', '0.25', '0.01', '0.000000001', '0.0000000000000005', '50');
  const anySymbol = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(anyBar), anyTick, anySymbol, (bars, tickSize, symbol) => {
      const spec: InstrumentSpec = { ...TEST_INSTRUMENT, tickSize, symbol };
      const scale = new InstrumentScale(spec);
      const columns = columnsOf(bars);
      const hashes = barHashes(columns, spec);
      bars.forEach(({ at, volume, ...prices }, row) => {
        const text = (ticks: number): string => scale.ticksToPrice(ticks);
        const content = canonicalize({
          at: Object.is(at, -0) ? 0 : at,
          open: text(prices.open),
          high: text(prices.high),
          low: text(prices.low),
          close: text(prices.close),
          volume: decimalOfFloat(volume),
          series: `${symbol}/1d`,
        });
        expect(hashes.hex(row)).toBe(hash('sha256', content ?? ''));
        const bar = barAt(columns, row, symbol);
        expect(barReference(`${symbol}/1d`, at, bar, scale).hash).toBe(hashes.hex(row));
      });
    }),
  );
});

it('are made once for the same columns', () => {
  const columns = syntheticBars(5);
  expect(barHashes(columns, TEST_INSTRUMENT)).toBe(barHashes(columns, { ...TEST_INSTRUMENT }));
  const other = barHashes(columns, { ...TEST_INSTRUMENT, symbol: 'OTHER' });
  expect(other.hex(0)).not.toBe(barHashes(columns, TEST_INSTRUMENT).hex(0));
});
