/** What an order comes to at the price that it is judged at: units, and money of the account. */
import { isDecimal, multiplyDecimals, quantityWithin, signOf } from '../format/decimal.js';
import { fractionOfPercent } from '../format/percent.js';
import { convertAmount, type PriceConversion } from './currency-conversion.js';
import { judgedPrice } from './judged-price.js';
import type { OrderField, OrderForm, Sizing } from './order-form.js';

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
  /** Null where prices are in the account's currency. */
  readonly conversion: PriceConversion | null;
}

/** Before fees. */
export interface OrderSize {
  readonly quantity: string;
  /** In the currency of the prices. */
  readonly notional: string;
  /** In the account's currency; null while no rate is known. */
  readonly worth: string | null;
}

/** Null while it cannot be said. */
export function estimatedSize(form: OrderForm, context: SizeContext): OrderSize | null {
  const price = judgedPrice(form, context.lastPrice);
  if (price === null) return null;
  const conversion = conversionAt(form, price, context);
  const quantity = likelyQuantity(form, price, { ...context, conversion });
  if (quantity === null) return null;
  const notional = multiplyDecimals(quantity, price);
  return { quantity, notional, worth: convertAmount(notional, conversion) };
}

/** A pair that converts itself does so at the price that it is judged at. */
function conversionAt(
  form: OrderForm,
  price: string,
  { conversion }: SizeContext,
): PriceConversion | null {
  return conversion?.symbol === form.symbol ? { ...conversion, price } : conversion;
}

function likelyQuantity(form: OrderForm, price: string, context: SizeContext): string | null {
  const text = form[SIZE_FIELDS[form.sizing]].trim();
  if (!isDecimal(text)) return null;
  if (form.sizing === 'UNITS') return text;
  if (!isPositive(text)) return null;
  const { equity } = context;
  if (form.sizing === 'NOTIONAL') return unitsFor(text, price, context);
  if (equity === null || !isPositive(equity)) return null;
  return unitsFor(multiplyDecimals(equity, fractionOfPercent(text)), price, context);
}

/** Exact: money is multiplied on whichever side the rate would be divided on. */
function unitsFor(
  money: string,
  price: string,
  { conversion, lotSize }: SizeContext,
): string | null {
  if (conversion === null) return quantityWithin(money, price, lotSize);
  const rate = conversion.price;
  if (rate === undefined || !isPositive(rate)) return null;
  return conversion.inverted
    ? quantityWithin(multiplyDecimals(money, rate), price, lotSize)
    : quantityWithin(money, multiplyDecimals(price, rate), lotSize);
}

function isPositive(text: string): boolean {
  return isDecimal(text) && signOf(text) > 0;
}
