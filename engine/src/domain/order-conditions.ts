/** What only some orders have, in integers; all others share one object that says "nothing". */
import type { OrderType, TimeInForce } from './order.js';

/** Prices as a strategy computed them, before they were rounded to the tick; 0 where it gave none. */
export interface ExactPrices {
  readonly limit: number;
  readonly stop: number;
  readonly stopLoss: number;
  readonly takeProfit: number;
}

export interface OrderConditions {
  /** Distance of a trailing stop; 0 when it is a fraction. */
  readonly trailTicks: number;
  /** Distance of a trailing stop as a fraction of the price; 0 when it is in ticks. */
  readonly trailFraction: number;
  /** Milliseconds of market time; null when it does not expire by itself. */
  readonly expireAt: number | null;
  readonly postOnly: boolean;
  /** 0: all of it is shown. */
  readonly displayLots: number;
  /** 0 where the order brings no protection. */
  readonly stopLossTicks: number;
  readonly takeProfitTicks: number;
  readonly ocoGroup: string | null;
  readonly parentRef: string | null;
  /** OTO: held back, by us, until this order has filled. */
  readonly afterRef: string | null;
  /** For the fill model `reference` alone; null everywhere else. */
  readonly exact: ExactPrices | null;
}

export const PLAIN: OrderConditions = {
  trailTicks: 0,
  trailFraction: 0,
  expireAt: null,
  postOnly: false,
  displayLots: 0,
  stopLossTicks: 0,
  takeProfitTicks: 0,
  ocoGroup: null,
  parentRef: null,
  afterRef: null,
  exact: null,
};

/** Sleeps until a price is reached that is worse for it than the present one. */
export function isStop(type: OrderType): boolean {
  return type === 'STOP' || type === 'STOP_LIMIT' || type === 'TRAILING_STOP';
}

export function needsLimit(type: OrderType): boolean {
  return type === 'LIMIT' || type === 'STOP_LIMIT' || type === 'LIMIT_IF_TOUCHED';
}

export function needsStop(type: OrderType): boolean {
  return type === 'STOP' || type === 'STOP_LIMIT' || type === 'LIMIT_IF_TOUCHED';
}

export function waitsForOpening(type: OrderType, timeInForce: TimeInForce): boolean {
  return type === 'MARKET_ON_OPEN' || timeInForce === 'OPG';
}

export function waitsForClosing(type: OrderType, timeInForce: TimeInForce): boolean {
  return type === 'MARKET_ON_CLOSE' || timeInForce === 'CLS';
}

/** Names of the two orders that protect what `parent` opened. */
export function protectionRefs(parent: string): { readonly stop: string; readonly profit: string } {
  return { stop: `${parent}.sl`, profit: `${parent}.tp` };
}
