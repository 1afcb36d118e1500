/** Entries written as bytes against their canonical text, for every kind of event and input. */
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { KernelEvent } from '../kernel/events.js';
import type { KernelInput } from '../kernel/inputs.js';
import { BlockBytes } from './block-bytes.js';
import { writeEntry } from './entry-bytes.js';
import { journalEntryText } from './journal-entry.js';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 70 }),
  fc.stringMatching(/^-?[0-9]{1,12}\.[0-9]{1,8}$/),
  // Texts that come again: their bytes are kept.
  fc.constantFrom('USD', 'EUR', 'd1.1.7.1', 'd1.1.7.2', '"', ''),
);
const count = fc.nat();
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value);
const typed = <T extends string>(...types: readonly T[]): fc.Arbitrary<T> =>
  fc.constantFrom(...types);

const PLAIN_SPEC = fc.record({
  ...{ limitPrice: orNull(text), quantity: text, reduceOnly: fc.boolean(), side: text },
  ...{ stopPrice: orNull(text), symbol: text, timeInForce: text, type: text },
});
/** With the terms that only some orders have. */
const MORE_SPEC = fc
  .tuple(PLAIN_SPEC, fc.dictionary(text, orNull(text), { minKeys: 1 }))
  .map(([plain, more]) => ({ ...more, ...plain }));
const EVENTS = [
  {
    ...{ type: typed('LEDGER_TRANSFER'), kind: text, code: text, currency: text, amount: text },
    ...{ credit: text, debit: text, order: orNull(text), pending: orNull(count), transfer: count },
  },
  {
    ...{ type: typed('POSITION_CHANGED'), symbol: text, owner: orNull(text), quantity: text },
    ...{ averagePrice: text, realizedPnl: text },
  },
  {
    ...{ type: typed('ORDER_FILLED', 'ORDER_PARTIALLY_FILLED'), order: text, tradeId: text },
    ...{ quantity: text, price: text, fee: text, cumulativeQuantity: text, averagePrice: text },
  },
  {
    ...{ type: typed('EQUITY_MARKED'), equity: text, cash: text, exposure: text },
    ...{ dayStartEquity: text, peakEquity: text },
  },
  { type: typed('ORDER_SUBMITTED', 'ORDER_ACCEPTED'), order: text },
  {
    ...{ type: typed('ORDER_INITIALIZED'), order: text, source: text, deployment: orNull(text) },
    spec: fc.oneof(PLAIN_SPEC, MORE_SPEC),
  },
  { type: typed('ORDER_CANCELED', 'ORDER_EXPIRED', 'ORDER_DENIED'), order: text, reason: text },
];
const INPUTS = [
  { type: typed('VENUE_ACCEPTED'), at: fc.maxSafeInteger(), order: text, venueSeq: count },
  {
    ...{ type: typed('VENUE_FILLED'), at: fc.maxSafeInteger(), order: text, venueSeq: count },
    ...{ tradeId: text, quantity: text, price: text, fee: text, liquidity: text },
  },
  { type: typed('BARS', 'RELEASE_REQUESTED'), at: fc.maxSafeInteger(), haltId: text },
];

/** Also with a field that its writer does not know, and with one that is absent by being undefined. */
const oneOf = (shapes: readonly Record<string, fc.Arbitrary<unknown>>[]): fc.Arbitrary<object> =>
  fc
    .tuple(fc.oneof(...shapes.map((shape) => fc.record(shape))), fc.dictionary(text, text))
    .chain(([known, more]) =>
      fc.constantFrom(known, { ...more, ...known }, { x: undefined, ...known }),
    );

it('are the RFC 8785 text', () => {
  const entries = fc.record({
    seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    input: oneOf(INPUTS) as fc.Arbitrary<KernelInput>,
    events: fc.array(oneOf(EVENTS) as fc.Arbitrary<KernelEvent>, { maxLength: 6 }),
  });
  fc.assert(
    fc.property(entries, (entry) => {
      const bytes = new BlockBytes(64);
      writeEntry(bytes, entry);
      const written = bytes.written.toString('utf8');
      expect(written).toBe(journalEntryText(entry));
      expect(written).toBe(canonicalize(entry));
    }),
    { numRuns: 500 },
  );
});
