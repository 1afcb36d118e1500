/** Which field of an order's input a denial is about, so that it can be shown beside it. */
import type { OrderField } from '../domain/order-field.js';
import { sizeField } from '../domain/order-field.js';
import type { OrderRequest } from '../domain/order.js';
import { unreachable } from '../domain/assert.js';
import type { OrderFaults } from '../kernel/kernel-order.js';
import { PRE_TRADE_CHECKS } from '../risk/check-registry.js';

/** Null when it is about the order as a whole, or about the account. */
export function deniedField(
  check: string,
  { quantity }: Pick<OrderRequest, 'quantity'>,
  faults: OrderFaults | null,
): OrderField | null {
  const judges = PRE_TRADE_CHECKS.find(({ code }) => code === check)?.judges ?? 'WHOLE';
  switch (judges) {
    case 'SYMBOL':
      return 'symbol';
    case 'SIZE':
      return sizeField(quantity);
    case 'FAULTY':
      return (faults?.price ?? faults?.terms)?.field ?? null;
    case 'WHOLE':
      return null;
    default:
      return unreachable(judges);
  }
}
