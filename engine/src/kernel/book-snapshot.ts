/** A position book as plain JSON. */
import { amountOf } from '../domain/amount.js';
import { present } from '../domain/assert.js';
import type { PositionBook } from './position-book.js';

/** A foreign position's cost in its own currency comes last; no other has it. */
export type SavedBook =
  | readonly [lots: number, cost: string, realized: string]
  | readonly [lots: number, cost: string, realized: string, quotedCost: string];

export function saveBook(book: PositionBook): SavedBook {
  const { lots, cost, realized, quoted } = book;
  if (quoted === null) return [lots, String(cost), String(realized)];
  return [lots, String(cost), String(realized), String(quoted.cost)];
}

export function restoreBook(
  book: PositionBook,
  [lots, cost, realized, quotedCost]: SavedBook,
): void {
  book.lots = lots;
  book.cost = amountOf(BigInt(cost));
  book.realized = amountOf(BigInt(realized));
  if (book.quoted === null) return;
  book.quoted.lots = lots;
  const quoted = present(quotedCost, 'the cost in the currency of the price');
  book.quoted.cost = amountOf(BigInt(quoted));
}
