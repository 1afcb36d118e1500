/** An order as the API takes it, checked for form; what goes together is judged by the account. */
import type { AccountId, OrderId } from '@fiducia/tenants';
import { isDecimalString, parseDecimal } from '../domain/decimal.js';
import { needsLimit, needsStop } from '../domain/order-conditions.js';
import type { OrderQuantity, OrderRequest, OrderType, Side, TimeInForce } from '../domain/order.js';
import { nameOf } from '../kernel/order-faults.js';
import { invalidInput } from './failures.js';
import type { Outcome } from './failures.js';

/** Amounts and prices are decimal strings. */
export interface PlaceOrderInput {
  readonly idempotencyKey: string;
  readonly accountId: AccountId;
  readonly symbol: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  /** How much: exactly one of the three. In units, in the account's currency, of its equity. */
  readonly quantity?: string | null;
  readonly notional?: string | null;
  readonly equityFraction?: string | null;
  readonly limitPrice?: string | null;
  readonly stopPrice?: string | null;
  readonly trailAmount?: string | null;
  readonly trailPercent?: string | null;
  readonly expireAt?: Date | null;
  readonly postOnly?: boolean | null;
  readonly reduceOnly?: boolean | null;
  readonly displayQuantity?: string | null;
  readonly stopLoss?: string | null;
  readonly takeProfit?: string | null;
  readonly ocoGroup?: string | null;
  /** Held back until this order of the same account has filled. */
  readonly afterOrderId?: OrderId | null;
}

const DECIMALS = [
  'limitPrice',
  'stopPrice',
  'trailAmount',
  'trailPercent',
  'displayQuantity',
  'stopLoss',
  'takeProfit',
] as const;

const GROUP = /^[A-Za-z0-9_-]{1,40}$/;

export function checkOrder(input: PlaceOrderInput): Outcome<{ readonly request: OrderRequest }> {
  const quantity = readQuantity(input);
  if (!quantity.ok) return quantity;
  for (const field of DECIMALS) {
    const text = input[field] ?? null;
    if (text !== null && !isPositive(text)) {
      return invalidInput(field, 'Give a decimal number above 0.');
    }
  }
  const misplaced = priceProblem(input);
  if (misplaced !== null) return misplaced;
  const { symbol, ocoGroup } = input;
  if (symbol.length === 0 || symbol.length > 40) {
    return invalidInput('symbol', 'Give the symbol of an instrument.');
  }
  if (ocoGroup !== undefined && ocoGroup !== null && !GROUP.test(ocoGroup)) {
    return invalidInput('ocoGroup', 'Give up to 40 letters, digits, dashes or underscores.');
  }
  return { ok: true, request: requestOf(input, quantity.quantity) };
}

/** What an order does not have is left out, so that a plain order stays a plain one. */
function requestOf(input: PlaceOrderInput, quantity: OrderQuantity): OrderRequest {
  const { symbol, side, type, timeInForce } = input;
  const some = <K extends keyof PlaceOrderInput>(name: K) =>
    input[name] === undefined || input[name] === null ? {} : { [name]: input[name] };
  return {
    symbol,
    side,
    type,
    timeInForce,
    quantity,
    limitPrice: input.limitPrice ?? null,
    stopPrice: input.stopPrice ?? null,
    reduceOnly: input.reduceOnly === true,
    ...some('trailAmount'),
    ...some('trailPercent'),
    ...(input.expireAt instanceof Date ? { expireAt: input.expireAt.getTime() } : {}),
    ...(input.postOnly === true ? { postOnly: true } : {}),
    ...some('displayQuantity'),
    ...some('stopLoss'),
    ...some('takeProfit'),
    ...some('ocoGroup'),
  };
}

function readQuantity(input: PlaceOrderInput): Outcome<{ readonly quantity: OrderQuantity }> {
  const { quantity, notional, equityFraction } = input;
  const given = [quantity, notional, equityFraction].filter((text) => typeof text === 'string');
  if (given.length !== 1) {
    return invalidInput('quantity', 'Give exactly one of quantity, notional and equityFraction.');
  }
  const field =
    typeof quantity === 'string'
      ? 'quantity'
      : typeof notional === 'string'
        ? 'notional'
        : 'equityFraction';
  const text = given[0] as string;
  if (!isPositive(text)) return invalidInput(field, 'Give a decimal number above 0.');
  if (field === 'quantity') return { ok: true, quantity: { units: text } };
  if (field === 'notional') return { ok: true, quantity: { notional: text } };
  if (Number(text) > 1) {
    return invalidInput(field, 'Give a share of the equity above 0 and at most 1.');
  }
  return { ok: true, quantity: { equityFraction: text } };
}

function priceProblem({ type, limitPrice, stopPrice }: PlaceOrderInput) {
  const name = `A ${nameOf(type)} order`;
  const hasLimit = typeof limitPrice === 'string';
  const hasStop = typeof stopPrice === 'string';
  if (needsLimit(type) !== hasLimit) {
    return invalidInput('limitPrice', `${name} has ${hasLimit ? 'no' : 'a'} limit price.`);
  }
  if (type === 'TRAILING_STOP') return null;
  if (needsStop(type) !== hasStop) {
    return invalidInput('stopPrice', `${name} has ${hasStop ? 'no' : 'a'} stop price.`);
  }
  return null;
}

function isPositive(text: string): boolean {
  return isDecimalString(text) && parseDecimal(text).units > 0n;
}
