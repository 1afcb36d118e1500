/** The order list of a run as canonical text, and its hash: what two runs are compared by. */
import { createHash } from 'node:crypto';
import type { KernelOrder } from '../kernel/kernel-order.js';

/** Lines are hashed in parts of this size, so that a long list is never one string. */
const PART = 4096;

/** One line an order: name, what it asked for and what became of it, in ticks and lots. */
function orderLine(order: KernelOrder): string {
  return (
    `${order.ref}|${order.instrument.symbol}|${order.side}|${order.type}|${order.timeInForce}|` +
    `${order.lots}|${order.limitTicks}|${order.stopTicks}|${order.reduceOnly ? 1 : 0}|` +
    `${order.status}|${order.filledLots}|${order.filledNotional}\n`
  );
}

export function orderListHash(orders: readonly KernelOrder[]): string {
  const digest = createHash('sha256');
  for (let from = 0; from < orders.length; from += PART) {
    let text = '';
    const end = Math.min(orders.length, from + PART);
    for (let i = from; i < end; i += 1) text += orderLine(orders[i] as KernelOrder);
    digest.update(text);
  }
  return digest.digest('hex');
}
