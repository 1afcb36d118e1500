/** Which series converts what is quoted in another currency than the account's. */
import { isPairOf } from './currency-pair.js';
import type { CurrencyConversion, InstrumentSpec } from './instrument.js';
import type { CurrencyCode } from './money.js';

export type ResolvedConversions =
  | { readonly ok: true; readonly instruments: readonly InstrumentSpec[] }
  | { readonly ok: false; readonly symbol: string; readonly error: string };

/**
 * The instruments, each with the conversion it needs: the one it names, or the one whose symbol is
 * made of the two currencies. An account in one currency gets back what it gave.
 */
export function resolveConversions(
  instruments: readonly InstrumentSpec[],
  currency: CurrencyCode,
): ResolvedConversions {
  const resolved: InstrumentSpec[] = [];
  for (const spec of instruments) {
    if (spec.currency === currency) {
      resolved.push(spec);
      continue;
    }
    const conversion = spec.conversion ?? findConversion(instruments, spec.currency, currency);
    const error = faultOf(instruments, spec, conversion, currency);
    if (error !== null) return { ok: false, symbol: spec.symbol, error };
    resolved.push({ ...spec, conversion });
  }
  return { ok: true, instruments: resolved };
}

export type FoundRates =
  | { readonly ok: true; readonly rates: readonly InstrumentSpec[] }
  | { readonly ok: false; readonly error: string };

/** The series among all `known` ones that have to stand beside `traded` to convert what is foreign. */
export function findRates(
  traded: readonly InstrumentSpec[],
  known: readonly InstrumentSpec[],
  currency: CurrencyCode,
): FoundRates {
  const rates: InstrumentSpec[] = [];
  for (const spec of traded) {
    const own = [...traded, ...rates];
    if (spec.currency === currency || findConversion(own, spec.currency, currency)) continue;
    const conversion = findConversion(known, spec.currency, currency);
    const rate = known.find(({ symbol }) => symbol === conversion?.symbol);
    if (rate !== undefined) rates.push(rate);
  }
  const resolved = resolveConversions([...traded, ...rates], currency);
  return resolved.ok ? { ok: true, rates } : { ok: false, error: resolved.error };
}

/** Directly before inverted, so that the choice is the same whatever the order. */
export function findConversion(
  instruments: readonly InstrumentSpec[],
  from: CurrencyCode,
  to: CurrencyCode,
): CurrencyConversion | undefined {
  const named = (base: CurrencyCode, quote: CurrencyCode): InstrumentSpec | undefined =>
    instruments.find((one) => one.currency === quote && isPairOf(one.symbol, base, quote));
  const direct = named(from, to);
  if (direct !== undefined) return { symbol: direct.symbol, inverted: false };
  const inverse = named(to, from);
  return inverse === undefined ? undefined : { symbol: inverse.symbol, inverted: true };
}

function faultOf(
  instruments: readonly InstrumentSpec[],
  { symbol, currency: from }: InstrumentSpec,
  conversion: CurrencyConversion | undefined,
  to: CurrencyCode,
): string | null {
  const needed = `${symbol} is quoted in ${from} and the account is in ${to}`;
  if (conversion === undefined) {
    return `${needed}: a series of the rate is needed, named ${from}${to} or ${to}${from}.`;
  }
  const source = instruments.find((one) => one.symbol === conversion.symbol);
  if (source === undefined) return `${needed}: there is no series ${conversion.symbol}.`;
  const quote = conversion.inverted ? from : to;
  if (source.currency === quote) return null;
  return `${needed}: ${source.symbol} is quoted in ${source.currency}, not in ${quote}.`;
}
