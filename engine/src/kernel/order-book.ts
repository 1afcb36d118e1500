/** The account's orders: those at work in the order they were submitted, and the last finished. */
import type { OrderRef } from './inputs.js';
import type { KernelOrder } from './kernel-order.js';

/**
 * Finished orders are remembered for reports that arrive late or twice. Beyond this many, a report
 * is one on an unknown order: shown, not booked, and found by reconciliation.
 */
export const FINISHED_ORDERS_KEPT = 256;

export class OrderBook {
  readonly working: KernelOrder[] = [];
  /** Waiting for another order to fill: not at the venue and not on their way. */
  readonly held: KernelOrder[] = [];
  /** A ring: the oldest finished order makes room for the newest. */
  readonly finished: KernelOrder[] = [];
  finishedNext = 0;

  /** A search of a few working orders and, rarely, the ring: cheaper than an index kept for each. */
  get(ref: OrderRef): KernelOrder | undefined {
    return find(this.working, ref) ?? find(this.held, ref) ?? find(this.finished, ref);
  }

  addWorking(order: KernelOrder): void {
    this.working.push(order);
  }

  /** A denied order is known too, so that its name is not used twice. */
  addFinished(order: KernelOrder): void {
    if (this.finished.length < FINISHED_ORDERS_KEPT) {
      this.finished.push(order);
      return;
    }
    this.finished[this.finishedNext] = order;
    this.finishedNext = (this.finishedNext + 1) % FINISHED_ORDERS_KEPT;
  }

  finish(order: KernelOrder): void {
    const index = this.working.indexOf(order);
    if (index >= 0) {
      // Keeps the order of submission without a new array.
      for (let i = index + 1; i < this.working.length; i += 1) {
        this.working[i - 1] = this.working[i] as KernelOrder;
      }
      this.working.pop();
      this.addFinished(order);
    }
  }

  /** Oldest first. */
  finishedInOrder(): readonly KernelOrder[] {
    return [
      ...this.finished.slice(this.finishedNext),
      ...this.finished.slice(0, this.finishedNext),
    ];
  }
}

function find(orders: readonly KernelOrder[], ref: OrderRef): KernelOrder | undefined {
  for (let i = orders.length - 1; i >= 0; i -= 1) {
    const order = orders[i] as KernelOrder;
    if (order.ref === ref) return order;
  }
  return undefined;
}
