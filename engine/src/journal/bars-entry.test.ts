/** Entries of bars, written as bytes, against the canonical text of the same entries. */
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatSafeDecimal } from '../domain/decimal.js';
import type { KernelEvent } from '../kernel/events.js';
import type { KernelInput } from '../kernel/inputs.js';
import { BarHashes } from '../market-data/bar-hashes.js';
import { BlockBytes } from './block-bytes.js';
import { journalEntryText } from './journal-entry.js';
import { BarsEntries } from './bars-entry.js';

const amount = fc.maxSafeInteger();
const marks = fc.record({
  ...{ cash: amount, dayStart: amount, equity: amount, peak: amount },
  exposure: fc.maxSafeNat(),
});
const hashes = fc.array(fc.stringMatching(/^[0-9a-f]{64}$/), { minLength: 3 }).map((rows) => {
  const bars = new BarHashes(rows.length);
  for (const hex of rows) bars.push(hex);
  return bars;
});
const names = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 });
const seqs = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

it('are the RFC 8785 text, whatever the figures, the scale and the names of the series', () => {
  fc.assert(
    fc.property(
      fc.tuple(marks, seqs, fc.maxSafeInteger()),
      fc.constantFrom(8, 18),
      names.chain((series) => fc.tuple(fc.constant(series), fc.subarray([...series.keys()]))),
      fc.array(fc.tuple(hashes, fc.nat(2)), { minLength: 6, maxLength: 6 }),
      ([mark, seq, at], scale, [series, present], rows) => {
        const places = present.map((index) => {
          const [bars, row] = rows[index] ?? rows[0] ?? [new BarHashes(1), 0];
          return { series: index, hashes: bars, row };
        });
        const halted: KernelEvent = { type: 'ACCOUNT_RELEASED', haltId: 'h"1\u2028' };
        const others = seq % 2 === 0 ? [] : [halted, halted];
        const bytes = new BlockBytes();
        new BarsEntries(series, scale).write(
          bytes,
          { seq, at, events: others, mark },
          places,
          places.length,
        );
        const text = (units: number): string => formatSafeDecimal(units, scale);
        const marked: KernelEvent = {
          type: 'EQUITY_MARKED',
          equity: text(mark.equity),
          cash: text(mark.cash),
          exposure: text(mark.exposure),
          peakEquity: text(mark.peak),
          dayStartEquity: text(mark.dayStart),
        };
        const bars = places.map((place) => ({
          series: series[place.series] ?? '',
          hash: place.hashes.hex(place.row),
        }));
        const input: KernelInput = { type: 'BARS', at: at === 0 ? 0 : at, bars };
        const written = bytes.written.toString('utf8');
        expect(written).toBe(journalEntryText({ seq, input, events: [...others, marked] }));
        expect(written).toBe(canonicalize({ seq, input, events: [...others, marked] }));
      },
    ),
    { numRuns: 500 },
  );
});
