/** What is asked for, before and after the quantity is known. */
import type { DecimalString } from './money.js';

export type Side = 'BUY' | 'SELL';
export type OrderType = 'MARKET' | 'LIMIT' | 'STOP';
export type TimeInForce = 'GTC' | 'DAY';
export type OrderSource = 'STRATEGY' | 'MANUAL' | 'RISK';

/** Exactly one of the three. `notional` is in the account's currency, `equityFraction` in (0, 1]. */
export type OrderQuantity =
  | { readonly units: DecimalString }
  | { readonly notional: DecimalString }
  | { readonly equityFraction: DecimalString };

export interface OrderRequest {
  readonly symbol: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly quantity: OrderQuantity;
  readonly limitPrice: DecimalString | null;
  readonly stopPrice: DecimalString | null;
  /** May only bring the position of its owner towards zero. */
  readonly reduceOnly: boolean;
}

/** As sent to the venue: quantity in units, prices on the tick. */
export interface OrderSpec extends Omit<OrderRequest, 'quantity'> {
  readonly quantity: DecimalString;
}
