/** The same order twice is nearly always a mistake: the first is still working. */
import type { KernelOrder } from '../../kernel/kernel-order.js';
import type { PreTradeCheck } from '../pre-trade-check.js';

export const duplicateOrder: PreTradeCheck = {
  code: 'DUPLICATE_ORDER',
  title: 'An order identical to one that is still working is refused.',
  judges: 'WHOLE',
  judge({ order, state }) {
    const { working } = state.orders;
    for (let i = 0; i < working.length; i += 1) {
      const other = working[i] as KernelOrder;
      if (other.status !== 'PENDING_CANCEL' && identical(order, other)) {
        return {
          sentence: `The order ${other.ref} for the same is still working; cancel it or wait for it.`,
          value: null,
          limit: null,
        };
      }
    }
    return null;
  },
};

/** Whether it was to be reduce-only from the first. */
function asked({ reduceOnly, narrowed }: KernelOrder): boolean {
  return reduceOnly && !narrowed;
}

function identical(a: KernelOrder, b: KernelOrder): boolean {
  return (
    a.owner === b.owner &&
    a.instrument === b.instrument &&
    a.sign === b.sign &&
    a.type === b.type &&
    a.lots === b.lots &&
    a.limitTicks === b.limitTicks &&
    a.stopTicks === b.stopTicks &&
    asked(a) === asked(b) &&
    !b.isProtection &&
    // A group of orders may hold the same order at two prices, and only one of them fills.
    a.conditions.ocoGroup === b.conditions.ocoGroup
  );
}
