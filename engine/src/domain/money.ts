/** Money: integers in units of 10⁻⁸ (fiat) or 10⁻¹⁸ (crypto), decimal strings outside the kernel. */
import { assertThat } from './assert.js';
import {
  formatDecimal,
  formatSafeDecimal,
  parseDecimal,
  powerOfTen,
  toScaledInteger,
} from './decimal.js';
import { divideHalfEven } from './round-half-even.js';

/** A decimal number in plain notation, no exponent, no leading plus, e.g. `-1024.5`. */
export type DecimalString = string;
/** ISO 4217 or the venue's crypto code, e.g. `USD`, `BTC`. */
export type CurrencyCode = string;

declare const minor: unique symbol;
/** An amount of money in its currency's smallest ledger unit. */
export type Minor = bigint & { readonly [minor]: true };

export const FIAT_SCALE = 8;
export const CRYPTO_SCALE = 18;

/** ISO 4217's national currencies. Whatever is not here is a crypto currency, for ever. */
const FIAT = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP ' +
    'BYN BZD CAD CDF CHF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP ' +
    'GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS ' +
    'KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR ' +
    'MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF ' +
    'SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD ' +
    'TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG'
  ).split(' '),
);

export function isFiat(code: CurrencyCode): boolean {
  return FIAT.has(code);
}

/** Decimals of the ledger unit. */
export function currencyScale(currency: CurrencyCode): number {
  return FIAT.has(currency) ? FIAT_SCALE : CRYPTO_SCALE;
}

export function minorToDecimal(amount: number | bigint, currency: CurrencyCode): DecimalString {
  return minorText(amount, currencyScale(currency));
}

/** Plain text of an amount; most fit a safe integer, whose text is made without bigint arithmetic. */
export function minorText(amount: number | bigint, scale: number): DecimalString {
  const safe = Number(amount);
  return Number.isSafeInteger(safe)
    ? formatSafeDecimal(safe, scale)
    : formatDecimal(BigInt(amount), scale);
}

/** The amount must not be finer than the ledger unit: money is never rounded on its way in. */
export function decimalToMinor(text: DecimalString, currency: CurrencyCode): Minor {
  const units = toScaledInteger(text, currencyScale(currency));
  assertThat(units !== null, `${text} ${currency} is finer than the ledger unit`);
  return units as Minor;
}

/** For amounts that a venue states, such as a fee: what is finer than the unit is rounded half to even. */
export function decimalToMinorRounded(text: DecimalString, currency: CurrencyCode): Minor {
  const { units, scale } = parseDecimal(text);
  const exponent = currencyScale(currency) - scale;
  return (
    exponent >= 0 ? units * powerOfTen(exponent) : divideHalfEven(units, powerOfTen(-exponent))
  ) as Minor;
}
