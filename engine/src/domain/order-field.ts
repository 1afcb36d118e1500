/** Which field of a requested order something is about, as whoever asked for it names the field. */
import type { OrderQuantity } from './order.js';

export type OrderField =
  | 'symbol'
  | 'timeInForce'
  | 'quantity'
  | 'notional'
  | 'equityFraction'
  | 'limitPrice'
  | 'stopPrice'
  | 'trailAmount'
  | 'trailPercent'
  | 'expireAt'
  | 'postOnly'
  | 'reduceOnly'
  | 'displayQuantity'
  | 'stopLoss'
  | 'takeProfit';

export interface OrderFault {
  readonly field: OrderField;
  /** For who asked for the order. */
  readonly sentence: string;
}

/** The one of the three in which the size was given. */
export function sizeField(quantity: OrderQuantity): OrderField {
  if ('units' in quantity) return 'quantity';
  return 'notional' in quantity ? 'notional' : 'equityFraction';
}
