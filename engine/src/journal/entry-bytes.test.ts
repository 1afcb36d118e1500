/** Entries written as bytes against the canonical text of what the kernel tells as plain data. */
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { amountOf } from '../domain/amount.js';
import { PLAIN } from '../domain/order-conditions.js';
import { ORDER_TYPES, TIMES_IN_FORCE } from '../domain/order.js';
import { minorToDecimal } from '../domain/money.js';
import type { Fill } from '../kernel/book-fill.js';
import { EventList } from '../kernel/event-list.js';
import type { EventSink } from '../kernel/event-sink.js';
import type { KernelInput } from '../kernel/inputs.js';
import { InstrumentState } from '../kernel/instrument-state.js';
import { KernelOrder } from '../kernel/kernel-order.js';
import { Ledger } from '../kernel/ledger.js';
import { Owner } from '../kernel/owner.js';
import { RateConversion } from '../kernel/rate-conversion.js';
import { EntryBytes } from './entry-bytes.js';
import { journalEntryText } from './journal-entry.js';

const name = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 70 }),
  // Texts that come again: their bytes are kept.
  fc.constantFrom('d1.1.7.1', 'd1.1.7.2', '"', ''),
);
const step = fc.constantFrom('0.01', '1', '0.25', '0.000000001', '0.00000001', '5');
const accounts = fc.record({
  symbol: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  currency: fc.constantFrom('USD', 'EUR', 'BTC'),
  accountCurrency: fc.constantFrom('USD', 'BTC'),
  tickSize: step,
  lotSize: step,
  owner: fc.constantFrom('m' as const, 'd1' as const, 'd2' as const),
});
/** Within what a price and a quantity of the widest step can be as a safe integer. */
const count = fc.oneof(fc.nat(9), fc.nat(100_000), fc.nat(2 ** 48));
const money = fc
  .oneof(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(-(10n ** 30n), 10n ** 30n))
  .map(amountOf);
const decimal = fc.option(fc.constantFrom('1.50', '0', '-0.1', '91.97', '12345678901234567890.5'));
const orders = fc.record({
  ref: name,
  source: fc.constantFrom('STRATEGY' as const, 'MANUAL' as const, 'RISK' as const),
  side: fc.constantFrom('BUY' as const, 'SELL' as const),
  type: fc.constantFrom(...ORDER_TYPES),
  timeInForce: fc.constantFrom(...TIMES_IN_FORCE),
  lots: count,
  limitTicks: count,
  stopTicks: count,
  reduceOnly: fc.boolean(),
  conditions: fc.constantFrom(
    PLAIN,
    { ...PLAIN, postOnly: true, ocoGroup: 'g"' },
    { ...PLAIN, stopLossTicks: 7, expireAt: 5 },
  ),
  isFilled: fc.boolean(),
  filledLots: count,
});
const fills = fc.record({
  ...{ tradeId: name, lots: count, ticks: count, price: decimal, feeText: decimal },
  ...{ notional: money, fee: money },
});
const books = fc.record({
  lots: fc.oneof(
    count,
    count.map((n) => -n),
  ),
  cost: money,
});
const transfers = fc.record({
  kind: fc.constantFrom('POSTED' as const, 'PENDING' as const, 'POST_PENDING' as const),
  code: fc.constantFrom('BUY' as const, 'FEE' as const, 'RUN_CLOSE' as const),
  pending: fc.option(fc.nat()),
  debit: fc.nat(5),
  credit: fc.nat(5),
  amount: money,
  order: fc.option(name),
});
const cases = fc.record({
  account: accounts,
  order: orders,
  fill: fills,
  book: books,
  /** Whether the book holds what it bought at one price: the average is that price then. */
  isEven: fc.boolean(),
  realized: money,
  transfer: transfers,
  isNet: fc.boolean(),
  told: fc.uniqueArray(fc.constantFrom(0, 1, 2, 3, 4, 5, 6)),
  at: fc.maxSafeInteger(),
  venueSeq: fc.nat(),
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

function instrumentOf({ account }: Case): InstrumentState {
  const { symbol, currency, accountCurrency, tickSize, lotSize } = account;
  const fees = { takerFeeRate: '0', makerFeeRate: '0' };
  const terms = { name: symbol, assetClass: 'EQUITY', timeframe: '1d' } as const;
  const spec = { ...terms, ...fees, symbol, currency, tickSize, lotSize };
  const instrument = new InstrumentState(0, spec, accountCurrency);
  if (instrument.isForeign) {
    instrument.convertBy(new RateConversion(instrument, instrument, false, 8));
  }
  return instrument;
}

function orderOf(one: Case, instrument: InstrumentState, owner: Owner): KernelOrder {
  const { isFilled, filledLots, ...terms } = one.order;
  const rest = { owner, instrument, decidedAt: 0, fractionAtFill: 0, faults: null };
  const order = new KernelOrder({ ...terms, ...rest });
  order.status = isFilled ? 'FILLED' : 'PARTIALLY_FILLED';
  order.filledLots = filledLots;
  order.filledNotional = one.isEven
    ? instrument.scale.notional(filledLots, one.fill.ticks)
    : one.fill.notional;
  return order;
}

/** Everything a sink can be told, in the case's own order and choice. */
function tell(sink: EventSink, one: Case, order: KernelOrder, fill: Fill): void {
  const { instrument, owner } = order;
  const ledger = new Ledger(one.account.accountCurrency, instrument.accountScale, ['A', 'ß"'], {
    events: null,
  });
  const book = owner.book(0);
  book.lots = one.book.lots;
  const even = instrument.scale.notional(one.book.lots, one.fill.ticks);
  (book.quoted ?? book).cost = one.isEven ? even : one.book.cost;
  book.realized = one.realized;
  const ways = [
    () => sink.initialized(order),
    () => sink.submitted(order),
    () => sink.accepted(order),
    () => sink.filled(order, fill, one.fill.fee),
    () => sink.transferred(ledger, one.transfer),
    () => sink.positionChanged(instrument, book, one.isNet ? null : owner.ref),
    () => sink.push({ type: 'ORDER_CANCELED', order: order.ref, reason: order.ref }),
  ];
  for (const way of one.told) ways[way]?.();
}

function inputOf(one: Case, order: KernelOrder, fill: Fill, input: string): KernelInput {
  const { venueSeq } = one;
  const at = one.at === 0 ? 0 : one.at;
  const { scale, spec } = order.instrument;
  if (input === 'ACCEPTED') return { type: 'VENUE_ACCEPTED', at, order: order.ref, venueSeq };
  if (input !== 'FILLED') return { type: 'CANCEL_REQUESTED', at, order: order.ref };
  return {
    ...{ type: 'VENUE_FILLED', at, order: order.ref, venueSeq, liquidity: 'TAKER' },
    tradeId: fill.tradeId,
    quantity: scale.lotsToQuantity(fill.lots),
    price: scale.ticksToPrice(fill.ticks),
    fee: minorToDecimal(fill.fee, spec.currency),
  };
}

function writtenBy(one: Case, order: KernelOrder, fill: Fill, input: KernelInput): string {
  const entries = new EntryBytes();
  const { type } = input;
  const { at, venueSeq } = one;
  tell(entries.begin(), one, order, fill);
  if (type === 'VENUE_ACCEPTED') entries.endAccepted(order, at, venueSeq);
  else if (type === 'VENUE_FILLED') {
    entries.endFilled(order, fill, { at, venueSeq, liquidity: 'TAKER' });
  } else entries.end(input);
  // 32 bytes stand before a block's first entry, and a line feed behind each.
  return entries.chain.next.written.subarray(32, -1).toString('utf8');
}

it('are the RFC 8785 text, whatever is told and whatever caused it', () => {
  fc.assert(
    fc.property(cases, fc.constantFrom('ACCEPTED', 'FILLED', 'OTHER'), (one, kind) => {
      const instrument = instrumentOf(one);
      const owner = new Owner(one.account.owner, [instrument]);
      const order = orderOf(one, instrument, owner);
      const list = new EventList();
      tell(list, one, order, one.fill);
      const input = inputOf(one, order, one.fill, kind);
      const written = writtenBy(one, order, one.fill, input);
      const entry = { seq: 1, input, events: list.events };
      expect(written).toBe(journalEntryText(entry));
      expect(written).toBe(canonicalize(entry));
    }),
    { numRuns: 1_000 },
  );
});
