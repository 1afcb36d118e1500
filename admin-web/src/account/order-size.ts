/** What an order comes to at the price that it is likely to be judged at: units and money. */
import { isDecimal, multiplyDecimals, quantityWithin, signOf } from '../format/decimal.js';
import { fractionOfPercent } from '../format/percent.js';
import type { OrderField, OrderForm, Sizing } from './order-form.js';
import { hasField } from './order-terms.js';

export type SizeField = Extract<OrderField, 'quantity' | 'notional' | 'equityPct'>;

/** The field that each way of saying it is typed into. */
export const SIZE_FIELDS: Readonly<Record<Sizing, SizeField>> = {
  UNITS: 'quantity',
  NOTIONAL: 'notional',
  EQUITY: 'equityPct',
};

/** What the estimate needs to know beside the form. */
export interface SizeContext {
  readonly lastPrice: string | undefined;
  readonly lotSize: string;
  /** Of the account; null when the viewer may not see it. */
  readonly equity: string | null;
  /** Whether prices are in the account's currency: what is not, only the account can convert. */
  readonly isOwnCurrency: boolean;
}

/** Before fees, `notional` in the currency of the prices. */
export interface OrderSize {
  readonly quantity: string;
  readonly notional: string;
}

/** Null while it cannot be said. */
export function estimatedSize(form: OrderForm, context: SizeContext): OrderSize | null {
  const price = likelyPrice(form, context.lastPrice);
  if (price === null) return null;
  const quantity = likelyQuantity(form, price, context);
  return quantity === null ? null : { quantity, notional: multiplyDecimals(quantity, price) };
}

function likelyPrice(form: OrderForm, lastPrice: string | undefined): string | null {
  const own = hasField(form, 'limit') ? form.limit : hasField(form, 'stop') ? form.stop : null;
  const price = own === null ? lastPrice : own.trim();
  return price !== undefined && isPositive(price) ? price : null;
}

function likelyQuantity(form: OrderForm, price: string, context: SizeContext): string | null {
  const text = form[SIZE_FIELDS[form.sizing]].trim();
  if (!isDecimal(text)) return null;
  if (form.sizing === 'UNITS') return text;
  if (!isPositive(text) || !context.isOwnCurrency) return null;
  const { equity, lotSize } = context;
  if (form.sizing === 'NOTIONAL') return quantityWithin(text, price, lotSize);
  if (equity === null || !isPositive(equity)) return null;
  return quantityWithin(multiplyDecimals(equity, fractionOfPercent(text)), price, lotSize);
}

function isPositive(text: string): boolean {
  return isDecimal(text) && signOf(text) > 0;
}
