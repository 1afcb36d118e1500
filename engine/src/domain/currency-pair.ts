/** What a symbol says of currencies: `EURUSD`, `EUR/USD`, `EUR_USD` are euros in US dollars. */
import { isFiat } from './money.js';
import type { CurrencyCode } from './money.js';

export interface CurrencyPair {
  readonly base: CurrencyCode;
  /** The currency of its price. */
  readonly quote: CurrencyCode;
}

/** Null for what is not named by two national currencies. */
export function currencyPairOf(symbol: string): CurrencyPair | null {
  const letters = pairLetters(symbol);
  const [base, quote] = [letters.slice(0, 3), letters.slice(3)];
  return isFiat(base) && isFiat(quote) && base !== quote ? { base, quote } : null;
}

/** Also for crypto currencies, whose codes have any length. */
export function isPairOf(symbol: string, base: CurrencyCode, quote: CurrencyCode): boolean {
  return pairLetters(symbol) === base + quote;
}

function pairLetters(symbol: string): string {
  return symbol.replace(/[/_.-]/, '');
}
