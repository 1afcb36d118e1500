/** Splits and dividends that an account has had at a stamp whose bars it has not seen yet. */
import type { KernelEvent } from '../kernel/events.js';
import type { KernelInput, OrderRef } from '../kernel/inputs.js';
import type { ActionInput } from '../market-data/corporate-actions/due-actions.js';

export class StampActions {
  private count = 0;
  /** Orders that a split left without a lot: the venue takes them off before it sees the bars. */
  private readonly canceled = new Set<OrderRef>();

  /** Every input of the account, with what it caused. */
  note(input: Pick<KernelInput, 'type'>, events: readonly KernelEvent[]): void {
    if (input.type === 'BARS' || input.type === 'RUN_RESTARTED') this.clear();
    if (input.type !== 'SPLIT' && input.type !== 'DIVIDEND') return;
    this.count += 1;
    for (const event of events) {
      if (event.type === 'ORDER_PENDING_CANCEL') this.canceled.add(event.order);
    }
  }

  /** Of what is due at the stamp, in its order, what the account has not had. */
  outstanding(due: readonly ActionInput[]): readonly ActionInput[] {
    return due.slice(this.count);
  }

  hasCanceled(order: OrderRef): boolean {
    return this.canceled.has(order);
  }

  private clear(): void {
    this.count = 0;
    this.canceled.clear();
  }
}
