/** Quantity, cost and realised profit of one position, by average cost. */
import { divideHalfEven } from '../domain/round-half-even.js';

export class PositionBook {
  /** Signed lots: negative when short. */
  lots = 0;
  /** What the open lots cost, signed like them, in ledger units. */
  cost = 0n;
  realized = 0n;
  /** The same position in the instrument's own currency; null where that is the account's. */
  readonly quoted: PositionBook | null;

  constructor(isForeign = false) {
    this.quoted = isForeign ? new PositionBook() : null;
  }

  /**
   * Books a fill of `signedLots` for `notional` (positive) and returns the profit it realised.
   * Cost leaves in proportion to the closed lots, and wholly with the last of them.
   */
  fill(signedLots: number, notional: bigint): bigint {
    const held = this.lots;
    const sameSide = held === 0 || held > 0 === signedLots > 0;
    if (sameSide) {
      this.lots = held + signedLots;
      this.cost += signedLots > 0 ? notional : -notional;
      return 0n;
    }
    const size = signedLots > 0 ? signedLots : -signedLots;
    const open = held > 0 ? held : -held;
    const closed = size < open ? size : open;
    const proceeds =
      closed === size ? notional : divideHalfEven(notional * BigInt(closed), BigInt(size));
    const released =
      closed === open ? this.cost : divideHalfEven(this.cost * BigInt(closed), BigInt(open));
    const profit = (held > 0 ? proceeds : -proceeds) - released;
    if (profit !== 0n) this.realized += profit;
    this.cost = closed === open ? 0n : this.cost - released;
    this.lots = held + signedLots;
    if (size > open) this.cost += signedLots > 0 ? notional - proceeds : proceeds - notional;
    return profit;
  }

  /** The same fill as another book's, for a book that stood where the other stood before it. */
  follow(other: PositionBook, profit: bigint): void {
    this.lots = other.lots;
    this.cost = other.cost;
    if (profit !== 0n) this.realized += profit;
  }

  clear(): void {
    this.lots = 0;
    this.cost = 0n;
    this.realized = 0n;
    this.quoted?.clear();
  }

  /** What the open lots cost in the currency of their price. */
  get quotedCost(): bigint {
    return this.quoted === null ? this.cost : this.quoted.cost;
  }
}
