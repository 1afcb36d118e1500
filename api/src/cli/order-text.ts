/** Orders as a person at a terminal reads them. */
import type { Order } from '@fiducia/sdk';

import { amount, HIDDEN } from './account-text.js';
import { renderFacts, renderTable } from './text-table.js';

export function orderTable(orders: readonly Order[]): string {
  return renderTable(
    [
      { title: 'ORDER', cell: (order) => order.id },
      { title: 'DECIDED', cell: (order) => order.decidedAt.slice(0, 16).replace('T', ' ') },
      { title: 'SYMBOL', cell: (order) => order.instrument.symbol },
      { title: 'SIDE', cell: (order) => order.side },
      { title: 'TYPE', cell: (order) => order.type },
      { title: 'QUANTITY', align: 'right', cell: (order) => order.quantity ?? HIDDEN },
      { title: 'FILLED', align: 'right', cell: (order) => order.filledQuantity ?? HIDDEN },
      { title: 'PRICE', align: 'right', cell: (order) => price(order) },
      { title: 'STATUS', cell: (order) => order.status },
      { title: 'SOURCE', cell: (order) => order.deployment?.strategy.name ?? order.source },
    ],
    orders,
  );
}

export function orderFacts(order: Order): string {
  const quantity = order.quantity ?? HIDDEN;
  const filled = `${order.filledQuantity ?? HIDDEN} of ${quantity}`;
  const facts: (readonly [string, string | null])[] = [
    ['Order', order.id],
    ['Status', order.status],
    ['Reason', order.statusReason],
    ['What', `${order.side} ${quantity} ${order.instrument.symbol} ${order.type}`],
    ['Filled', order.averageFillPrice === null ? filled : `${filled} at ${price(order)}`],
    ['Client order id', order.clientOrderId],
  ];
  return renderFacts(facts.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** The price it was filled at, else the price it waits for. */
function price(order: Order): string {
  const shown = order.averageFillPrice ?? order.limitPrice ?? order.stopPrice;
  return shown === null ? '-' : amount(shown);
}
