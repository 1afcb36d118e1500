/** Amounts in the currency of prices as the account's money, at the last close of their rate. */
import type { AccountDetail } from '@fiducia/sdk';
import { divideDecimals, isDecimal, multiplyDecimals, signOf } from '../format/decimal.js';

export interface PriceConversion {
  /** The instrument whose price is the rate. */
  readonly symbol: string;
  /** Whether amounts are divided by the rate. */
  readonly inverted: boolean;
  /** Undefined while none has been seen. */
  readonly price: string | undefined;
}

/** As the ledger keeps the money of a country. */
const PLACES = 8;

/** Null where prices are in the account's own currency, undefined where nothing converts them. */
export function conversionOf(
  { currency, conversions }: Pick<AccountDetail, 'currency' | 'conversions'>,
  quoted: string,
): Omit<PriceConversion, 'price'> | null | undefined {
  if (quoted === currency) return null;
  const found = conversions.find((one) => one.currency === quoted);
  return found && { symbol: found.instrument.symbol, inverted: found.inverted };
}

/** Null while the rate is not known. */
export function convertAmount(amount: string, conversion: PriceConversion | null): string | null {
  if (conversion === null) return amount;
  const { price, inverted } = conversion;
  if (price === undefined || !isDecimal(price) || signOf(price) <= 0) return null;
  return inverted ? divideDecimals(amount, price, PLACES) : multiplyDecimals(amount, price);
}
