/** Entries of bars, written as bytes, against the canonical text of the same entries. */
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatSafeDecimal } from '../domain/decimal.js';
import type { KernelEvent } from '../kernel/events.js';
import type { KernelInput } from '../kernel/inputs.js';
import { BarHashes } from '../market-data/bar-hashes.js';
import { BlockBytes } from './block-bytes.js';
import { EventBytes } from './event-bytes.js';
import { journalEntryText } from './journal-entry.js';
import { BarsEntries } from './bars-entry.js';

const amount = fc.maxSafeInteger();
/** Some figures mostly stay as they were. */
const steady = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, 320_769_402, -5) }, amount);
const marks = fc.record({
  ...{ cash: steady, dayStart: steady, equity: amount, peak: steady },
  exposure: fc.maxSafeNat(),
});
const hashes = fc.array(fc.stringMatching(/^[0-9a-f]{64}$/), { minLength: 3 }).map((rows) => {
  const bars = new BarHashes(rows.length);
  for (const hex of rows) bars.push(hex);
  return bars;
});
const names = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 3 });
const stamps = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: 0, max: 2e12 }));
const steps = fc.record({
  mark: marks,
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  at: stamps,
  /** Number of the series without a bar, if there is one. */
  absent: fc.integer({ min: -1, max: 2 }),
  rows: fc.array(fc.tuple(hashes, fc.nat(2)), { minLength: 3, maxLength: 3 }),
  isHalting: fc.boolean(),
});

it('are the RFC 8785 text, whatever the figures, the series and the entry before', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(8, 18, 9, 0),
      names,
      fc.array(steps, { minLength: 1, maxLength: 5 }),
      (scale, series, taken) => {
        const bytes = new BlockBytes();
        const events = new EventBytes(bytes);
        const entries = new BarsEntries(series, scale);
        for (const { mark, seq, at, absent, rows, isHalting } of taken) {
          const places = rows
            .slice(0, series.length)
            .map(([bars, row], index) => ({ series: index, hashes: bars, row }))
            .filter((place) => place.series !== absent);
          const halted: KernelEvent = { type: 'ACCOUNT_RELEASED', haltId: 'h"1\u2028' };
          const others = isHalting ? [halted, halted] : [];
          bytes.length = 0;
          events.begin();
          for (const event of others) events.push(event);
          entries.write({ seq, at, events, mark }, places, places.length);
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
        }
      },
    ),
    { numRuns: 200 },
  );
});
