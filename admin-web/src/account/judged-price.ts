/** The price at which the server judges and sizes an order: the worst that its own terms let it have. */
import {
  addDecimals,
  compareDecimals,
  isDecimal,
  multiplyDecimals,
  signOf,
} from '../format/decimal.js';
import { fractionOfPercent } from '../format/percent.js';
import type { OrderForm } from './order-form.js';
import { hasField, mayBeEmpty } from './order-terms.js';

/** Null while it cannot be said. As docs/orders.md has it under the checks before an order. */
export function judgedPrice(form: OrderForm, lastPrice: string | undefined): string | null {
  const last = positive(lastPrice);
  const limit = priceOf(form, 'limit');
  const stop = form.type === 'TRAILING_STOP' ? firstLevel(form, last) : priceOf(form, 'stop');
  if (limit === undefined || stop === undefined) return null;
  const buys = form.side === 'BUY';
  if (buys && limit !== null) return limit;
  if (form.type === 'TRAILING_STOP') return buys ? highest([stop, last]) : last;
  if (form.type === 'LIMIT_IF_TOUCHED') return highest([limit, stop, last]);
  const woken = buys ? highest([stop, last]) : lowest([stop, last]);
  return highest([limit, woken]);
}

/** Null: an order of this form has none. Undefined: it has to be typed first. */
function priceOf(form: OrderForm, field: 'limit' | 'stop'): string | null | undefined {
  if (!hasField(form, field)) return null;
  if (form[field].trim() === '' && mayBeEmpty(form, field)) return null;
  return positive(form[field].trim()) ?? undefined;
}

/** Without a level of its own, a trailing stop begins one trail from the last close. */
function firstLevel(form: OrderForm, last: string | null): string | null | undefined {
  const own = priceOf(form, 'stop');
  if (own !== null || form.side === 'SELL' || last === null) return own;
  const trail = positive((form.trail === 'AMOUNT' ? form.trailAmount : form.trailPercent).trim());
  if (trail === null) return undefined;
  const distance =
    form.trail === 'AMOUNT' ? trail : multiplyDecimals(last, fractionOfPercent(trail));
  return addDecimals([last, distance]);
}

function highest(prices: readonly (string | null)[]): string | null {
  return prices
    .filter((price) => price !== null)
    .reduce<string | null>((a, b) => (a === null || compareDecimals(b, a) > 0 ? b : a), null);
}

function lowest(prices: readonly (string | null)[]): string | null {
  return prices
    .filter((price) => price !== null)
    .reduce<string | null>((a, b) => (a === null || compareDecimals(b, a) < 0 ? b : a), null);
}

function positive(text: string | undefined): string | null {
  return text !== undefined && isDecimal(text) && signOf(text) > 0 ? text : null;
}
