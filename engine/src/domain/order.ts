/** What is asked for, before and after the quantity is known. */
import type { DecimalString } from './money.js';

export type Side = 'BUY' | 'SELL';

/** docs/orders.md says what each does. */
export const ORDER_TYPES = [
  'MARKET',
  'LIMIT',
  'STOP',
  'STOP_LIMIT',
  'TRAILING_STOP',
  'LIMIT_IF_TOUCHED',
  'MARKET_ON_OPEN',
  'MARKET_ON_CLOSE',
] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

/** OPG: only in the session's opening. CLS: only in its closing. */
export const TIMES_IN_FORCE = ['GTC', 'DAY', 'IOC', 'FOK', 'GTD', 'OPG', 'CLS'] as const;
export type TimeInForce = (typeof TIMES_IN_FORCE)[number];

export type OrderSource = 'STRATEGY' | 'MANUAL' | 'RISK';

/** Exactly one of the three. `notional` is in the account's currency, `equityFraction` in (0, 1]. */
export type OrderQuantity =
  | { readonly units: DecimalString }
  | { readonly notional: DecimalString }
  | { readonly equityFraction: DecimalString };

/** What only some orders have; absent is the same as null. */
export interface OrderOptionalTerms {
  /** Distance of a trailing stop, in the price or in percent of it: one of the two. */
  readonly trailAmount?: DecimalString | null;
  readonly trailPercent?: DecimalString | null;
  /** GTD: the last moment at which it may fill, milliseconds of market time. */
  readonly expireAt?: number | null;
  /** Refused by the venue rather than taking a price from the book. */
  readonly postOnly?: boolean;
  /** Iceberg: how much of it the book shows at a time. */
  readonly displayQuantity?: DecimalString | null;
  /** Bracket: what protects whatever this order opens, from its first fill on. */
  readonly stopLoss?: DecimalString | null;
  readonly takeProfit?: DecimalString | null;
  /** OCO: of its owner's orders with this name, a fill of one cancels the others. */
  readonly ocoGroup?: string | null;
}

export interface OrderRequest extends OrderOptionalTerms {
  readonly symbol: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly quantity: OrderQuantity;
  readonly limitPrice: DecimalString | null;
  /** Where a stop or an if-touched order wakes; the first level of a trailing stop. */
  readonly stopPrice: DecimalString | null;
  /** May only bring the position of its owner towards zero. */
  readonly reduceOnly: boolean;
  /** OTO: held back until the order of this name has filled, and cancelled if it never does. */
  readonly after?: string | null;
}

/** As sent to the venue: quantity in units, prices on the tick. */
export interface OrderSpec extends Omit<OrderRequest, 'quantity' | 'after'> {
  readonly quantity: DecimalString;
  /** The order that this one protects: the venue holds it, and it shrinks with its sibling. */
  readonly parent?: string;
}
