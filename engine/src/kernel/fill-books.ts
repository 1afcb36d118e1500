/** One fill in the account's position and its owner's, and what it moved in the account's currency. */
import { minus, negated, plus, proportion } from '../domain/amount.js';
import type { Amount } from '../domain/amount.js';
import type { InstrumentState } from './instrument-state.js';
import type { PositionBook } from './position-book.js';

/** In ledger units of the account. */
export interface FilledBooks {
  /** What a purchase costs or a sale brings; below zero only where a pair lost more than it cost. */
  readonly amount: Amount;
  readonly profit: Amount;
}

/** `notional` is positive and in the instrument's currency, as the venue says it. */
export function fillBooks(
  instrument: InstrumentState,
  own: PositionBook,
  lots: number,
  notional: Amount,
): FilledBooks {
  const { net } = instrument;
  if (instrument.isForeign) {
    const filled = fillForeign(instrument, net, lots, notional);
    fillForeign(instrument, own, lots, notional);
    return filled;
  }
  // Where nobody else holds any, the owner's book is the same book.
  const alone = own.lots === net.lots && own.cost === net.cost;
  const profit = net.fill(lots, notional);
  if (alone) own.follow(net, profit);
  else own.fill(lots, notional);
  return { amount: notional, profit };
}

function fillForeign(
  instrument: InstrumentState,
  book: PositionBook,
  lots: number,
  notional: Amount,
): FilledBooks {
  if (instrument.isForeignPair) return fillPair(instrument, book, lots, notional);
  const amount = instrument.amount(notional);
  book.quoted?.fill(lots, notional);
  return { amount, profit: book.fill(lots, amount) };
}

/**
 * A currency pair is a debt in one currency against a holding in the other: only the result, in the
 * pair's own quote currency, ever becomes the account's. Converting what was paid instead would
 * leave a USDJPY position in USD without any result.
 */
function fillPair(
  instrument: InstrumentState,
  book: PositionBook,
  lots: number,
  notional: Amount,
): FilledBooks {
  const { quoted, lots: held, cost } = book;
  const profit = instrument.amount(quoted?.fill(lots, notional) ?? 0);
  const isSameSide = held === 0 || held > 0 === lots > 0;
  const closed = isSameSide ? 0 : Math.min(Math.abs(lots), Math.abs(held));
  const left = Math.abs(held) - closed;
  const kept = left === 0 ? 0 : proportion(cost, left, Math.abs(held));
  const turns = isSameSide || Math.abs(lots) > Math.abs(held);
  const openedQuoted = isSameSide ? notional : turns ? size(quoted?.cost ?? 0) : 0;
  const opened = instrument.amount(openedQuoted);
  const released = isSameSide ? 0 : minus(cost, kept);
  const before = isSameSide ? cost : kept;
  book.lots = held + lots;
  book.cost = lots > 0 ? plus(before, opened) : minus(before, opened);
  book.realized = plus(book.realized, profit);
  // A sale gives back the cost with the profit; a purchase pays back less by it.
  const closing = plus(released, profit);
  if (closed === 0) return { amount: opened, profit };
  return { amount: lots > 0 ? minus(opened, closing) : plus(opened, closing), profit };
}

function size(amount: Amount): Amount {
  return amount < 0 ? negated(amount) : amount;
}
