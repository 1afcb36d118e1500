/** Each denial of an order names the field of the input that it is about, or none for the whole. */
import { expect, it } from 'vitest';
import type { OrderRequest } from '../domain/order.js';
import { TestAccount } from '../testing/test-account.js';
import { deniedField } from './denied-field.js';

const LIMIT = { type: 'LIMIT', limitPrice: '90' } as const;
const TRAILING = { type: 'TRAILING_STOP', side: 'SELL', reduceOnly: true } as const;

/** With 10 held and another order of theirs at work, at 100. */
function account(): TestAccount {
  const opened = new TestAccount({ mandate: { maxOrderUnits: '50', allowShort: false } });
  opened.bar({ close: 10_000 });
  opened.order({});
  opened.bar({ close: 10_000 });
  opened.order({ ...LIMIT, limitPrice: '80' });
  return opened;
}

type Case = readonly [field: string | null, check: string, request: Partial<OrderRequest>];

it.each<Case>([
  ['symbol', 'INSTRUMENT_UNKNOWN', { symbol: 'NONE' }],
  ['quantity', 'QUANTITY_OFF_LOT', { quantity: { units: '0.5' } }],
  ['quantity', 'MAX_ORDER_UNITS', { quantity: { units: '51' } }],
  ['notional', 'QUANTITY_NOT_POSITIVE', { quantity: { notional: '1' } }],
  ['notional', 'MAX_ORDER_UNITS', { quantity: { notional: '6000' } }],
  ['equityFraction', 'QUANTITY_OFF_LOT', { quantity: { equityFraction: '2' } }],
  ['equityFraction', 'MAX_ORDER_UNITS', { quantity: { equityFraction: '0.9' } }],
  ['quantity', 'REDUCE_ONLY', { side: 'SELL', reduceOnly: true, quantity: { units: '11' } }],
  ['quantity', 'SHORT_NOT_ALLOWED', { side: 'SELL', quantity: { units: '11' } }],
  ['limitPrice', 'PRICE_OFF_TICK', { ...LIMIT, limitPrice: '90.001' }],
  ['limitPrice', 'PRICE_OFF_TICK', { type: 'LIMIT' }],
  ['limitPrice', 'PRICE_OFF_TICK', { limitPrice: '90' }],
  ['stopPrice', 'PRICE_OFF_TICK', { type: 'STOP', stopPrice: '110.001' }],
  ['stopPrice', 'PRICE_OFF_TICK', { type: 'STOP' }],
  ['stopPrice', 'PRICE_OFF_TICK', { ...LIMIT, stopPrice: '110' }],
  ['stopLoss', 'PRICE_OFF_TICK', { ...LIMIT, stopLoss: '80.001' }],
  ['takeProfit', 'PRICE_OFF_TICK', { ...LIMIT, takeProfit: '99.001' }],
  ['displayQuantity', 'PRICE_OFF_TICK', { ...LIMIT, displayQuantity: '0.5' }],
  ['trailAmount', 'PRICE_OFF_TICK', { ...TRAILING, trailAmount: '0.001' }],
  ['trailAmount', 'ORDER_TERMS', { ...TRAILING, trailAmount: '200' }],
  ['trailPercent', 'PRICE_OFF_TICK', { ...TRAILING, trailPercent: '100' }],
  ['timeInForce', 'ORDER_TERMS', { type: 'STOP', stopPrice: '110', timeInForce: 'IOC' }],
  ['expireAt', 'ORDER_TERMS', { ...LIMIT, timeInForce: 'GTD' }],
  ['expireAt', 'ORDER_TERMS', { ...LIMIT, expireAt: 86_400_000 * 100 }],
  ['expireAt', 'ORDER_TERMS', { ...LIMIT, timeInForce: 'GTD', expireAt: 1 }],
  ['trailAmount', 'ORDER_TERMS', { ...LIMIT, trailAmount: '1' }],
  ['trailPercent', 'ORDER_TERMS', { ...LIMIT, trailPercent: '1' }],
  ['trailPercent', 'ORDER_TERMS', { ...TRAILING, stopPrice: '90' }],
  ['trailPercent', 'ORDER_TERMS', { ...TRAILING, trailAmount: '1', trailPercent: '1' }],
  ['stopPrice', 'ORDER_TERMS', { ...TRAILING, trailAmount: '1', stopPrice: '101' }],
  ['postOnly', 'ORDER_TERMS', { postOnly: true }],
  ['displayQuantity', 'ORDER_TERMS', { ...LIMIT, displayQuantity: '10' }],
  ['reduceOnly', 'ORDER_TERMS', { ...LIMIT, reduceOnly: true, stopLoss: '80' }],
  ['stopLoss', 'ORDER_TERMS', { ...LIMIT, stopLoss: '91' }],
  ['takeProfit', 'ORDER_TERMS', { ...LIMIT, takeProfit: '89' }],
  [null, 'DUPLICATE_ORDER', { ...LIMIT, limitPrice: '80' }],
])('%s, denied by %s, of %o', (field, check, change) => {
  const denied = account();
  const order = denied.order(change);
  expect(denied.denial(order)?.check).toBe(check);
  const request = { quantity: change.quantity ?? { units: '10' } };
  expect(deniedField(check, request, denied.kernel.view.faultsOf(order))).toBe(field);
});
