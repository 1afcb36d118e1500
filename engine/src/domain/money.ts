/** Money: integers in units of 10⁻⁸ (fiat) or 10⁻¹⁸ (crypto), decimal strings outside the kernel. */

/** A decimal number in plain notation, no exponent, no leading plus, e.g. `-1024.5`. */
export type DecimalString = string;
/** ISO 4217 or the venue's crypto code, e.g. `USD`, `BTC`. */
export type CurrencyCode = string;

declare const minor: unique symbol;
/** An amount of money in its currency's smallest ledger unit. */
export type Minor = bigint & { readonly [minor]: true };
