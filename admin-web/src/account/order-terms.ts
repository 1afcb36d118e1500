/** What an order of each type asks for, how long it may stay, and what else it may have. */
import type { OrderType, TimeInForce } from '@fiducia/sdk';
import type { OrderField, OrderForm } from './order-form.js';

interface Terms {
  /** Beside its size. */
  readonly asks: readonly OrderField[];
  /** Has it, but may leave it out. */
  readonly may?: readonly OrderField[];
  /** The first is the usual one. */
  readonly times: readonly TimeInForce[];
}

const TYPES: Readonly<Record<OrderType, Terms>> = {
  MARKET: { asks: [], times: ['GTC', 'DAY', 'IOC', 'FOK', 'GTD', 'OPG', 'CLS'] },
  LIMIT: { asks: ['limit'], times: ['GTC', 'DAY', 'IOC', 'FOK', 'GTD', 'OPG', 'CLS'] },
  STOP: { asks: ['stop'], times: ['GTC', 'DAY', 'GTD'] },
  STOP_LIMIT: { asks: ['stop', 'limit'], times: ['GTC', 'DAY', 'GTD'] },
  TRAILING_STOP: {
    asks: ['trailPercent', 'trailAmount'],
    // Its first level; else one trail from the last close.
    may: ['stop'],
    times: ['GTC', 'DAY', 'GTD'],
  },
  LIMIT_IF_TOUCHED: { asks: ['stop', 'limit'], times: ['GTC', 'DAY', 'GTD'] },
  MARKET_ON_OPEN: { asks: [], times: ['OPG'] },
  MARKET_ON_CLOSE: { asks: [], times: ['CLS'] },
};

/** Times in force with which an order may lie in the book. */
const RESTING: readonly TimeInForce[] = ['GTC', 'DAY', 'GTD'];

export const ORDER_TYPES = Object.keys(TYPES) as readonly OrderType[];

export function timesInForceOf(type: OrderType): readonly TimeInForce[] {
  return TYPES[type].times;
}

/** Whether an order of this form has the field at all; what it has not is neither shown nor sent. */
export function hasField(form: OrderForm, field: OrderField): boolean {
  switch (field) {
    case 'limit':
    case 'stop':
      return TYPES[form.type].asks.includes(field) || mayBeEmpty(form, field);
    case 'trailPercent':
      return form.trail === 'PERCENT' && TYPES[form.type].asks.includes(field);
    case 'trailAmount':
      return form.trail === 'AMOUNT' && TYPES[form.type].asks.includes(field);
    case 'quantity':
      return form.sizing === 'UNITS';
    case 'notional':
      return form.sizing === 'NOTIONAL';
    case 'equityPct':
      return form.sizing === 'EQUITY';
    case 'expireOn':
      return form.timeInForce === 'GTD';
    case 'postOnly':
      return form.type === 'LIMIT' && RESTING.includes(form.timeInForce);
    case 'displayQuantity':
      return TYPES[form.type].asks.includes('limit') && RESTING.includes(form.timeInForce);
    case 'stopLoss':
    case 'takeProfit':
      return !form.reduceOnly;
    case 'symbol':
    case 'reduceOnly':
    case 'ocoGroup':
    case 'afterOrderId':
      return true;
  }
}

/** Whether an order of this form may have the field or leave it to the server. */
export function mayBeEmpty({ type }: OrderForm, field: OrderField): boolean {
  return TYPES[type].may?.includes(field) ?? false;
}

/** A type that cannot stay as long as the one before takes its own usual time. */
export function withType(form: OrderForm, type: OrderType): Partial<OrderForm> {
  const times = timesInForceOf(type);
  const timeInForce = times.includes(form.timeInForce) ? form.timeInForce : times[0];
  return timeInForce === undefined ? { type } : { type, timeInForce };
}
