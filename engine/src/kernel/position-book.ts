/** Quantity, cost and realised profit of one position, by average cost. */
import { minus, negated, plus, proportion } from '../domain/amount.js';
import type { Amount } from '../domain/amount.js';

export class PositionBook {
  /** Signed lots: negative when short. */
  lots = 0;
  /** What the open lots cost, signed like them, in ledger units. */
  cost: Amount = 0;
  realized: Amount = 0;
  /** The same position in the instrument's own currency; null where that is the account's. */
  readonly quoted: PositionBook | null;

  constructor(isForeign = false) {
    this.quoted = isForeign ? new PositionBook() : null;
  }

  /**
   * Books a fill of `signedLots` for `notional` (positive) and returns the profit it realised.
   * Cost leaves in proportion to the closed lots, and wholly with the last of them.
   */
  fill(signedLots: number, notional: Amount): Amount {
    const held = this.lots;
    const sameSide = held === 0 || held > 0 === signedLots > 0;
    if (sameSide) {
      this.lots = held + signedLots;
      this.cost = signedLots > 0 ? plus(this.cost, notional) : minus(this.cost, notional);
      return 0;
    }
    const size = signedLots > 0 ? signedLots : -signedLots;
    const open = held > 0 ? held : -held;
    const closed = size < open ? size : open;
    const proceeds = closed === size ? notional : proportion(notional, closed, size);
    const released = closed === open ? this.cost : proportion(this.cost, closed, open);
    const profit = minus(held > 0 ? proceeds : negated(proceeds), released);
    this.realized = plus(this.realized, profit);
    this.cost = closed === open ? 0 : minus(this.cost, released);
    this.lots = held + signedLots;
    if (size > open) {
      const opened = minus(notional, proceeds);
      this.cost = signedLots > 0 ? plus(this.cost, opened) : minus(this.cost, opened);
    }
    return profit;
  }

  /** The same fill as another book's, for a book that stood where the other stood before it. */
  follow(other: PositionBook, profit: Amount): void {
    this.lots = other.lots;
    this.cost = other.cost;
    this.realized = plus(this.realized, profit);
  }

  clear(): void {
    this.lots = 0;
    this.cost = 0;
    this.realized = 0;
    this.quoted?.clear();
  }

  /** What the open lots cost in the currency of their price. */
  get quotedCost(): Amount {
    return this.quoted === null ? this.cost : this.quoted.cost;
  }
}
