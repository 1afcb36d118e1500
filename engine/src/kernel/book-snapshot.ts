/** A position book as plain JSON. */
import type { PositionBook } from './position-book.js';

export type SavedBook = readonly [lots: number, cost: string, realized: string];

export function saveBook(book: PositionBook): SavedBook {
  return [book.lots, String(book.cost), String(book.realized)];
}

export function restoreBook(book: PositionBook, [lots, cost, realized]: SavedBook): void {
  book.lots = lots;
  book.cost = BigInt(cost);
  book.realized = BigInt(realized);
}
