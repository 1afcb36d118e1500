/** How many lots stand before a resting order at its price, as far as the book lets one know. */

/**
 * An order joins the end of its level. Trades at its price shorten what is before it. A level that
 * shrinks without a trade has lost orders somewhere in the queue: before us only where nothing else
 * is possible, which is the cautious reading.
 */
export class QueuePosition {
  constructor(private ahead: number) {}

  get lotsAhead(): number {
    return this.ahead;
  }

  /** A trade of `lots` at our price: returns what of it reaches us. */
  traded(lots: number): number {
    const before = Math.min(this.ahead, lots);
    this.ahead -= before;
    return lots - before;
  }

  /** The level now shows `lots`: no more than that can stand before us. */
  shown(lots: number): void {
    this.ahead = Math.min(this.ahead, lots);
  }

  /** An iceberg's next part, or an order that was changed, goes to the end again. */
  rejoin(lots: number): void {
    this.ahead = lots;
  }
}
