/** In which currencies a run's account may be: those that everything chosen is in or converts to. */
import type { Instrument, ResearchSeries } from '@fiducia/sdk';

export interface CurrencyOption {
  readonly currency: string;
  /** Symbols of the recorded rates that convert; empty where nothing has to be converted. */
  readonly rates: readonly string[];
}

/** The currencies of what is traded come first; a currency that nothing leads to is left out. */
export function currencyOptions(
  chosen: readonly ResearchSeries[],
  all: readonly ResearchSeries[],
): readonly CurrencyOption[] {
  const known = all.map(({ instrument }) => instrument);
  const quoted = quotedCurrencies(chosen);
  const reached = known.flatMap((rate) => currenciesOf(rate, quoted));
  return [...new Set([...quoted, ...reached])].flatMap((currency) => {
    const rates = quoted
      .filter((from) => from !== currency)
      .map((from) => rateBetween(known, from, currency)?.symbol);
    return rates.every((symbol) => symbol !== undefined) ? [{ currency, rates }] : [];
  });
}

/** What is meant where none is named: that of the instruments, if they are all quoted in one. */
export function currencyOf(wanted: string, chosen: readonly ResearchSeries[]): string | null {
  if (wanted !== '') return wanted;
  const quoted = quotedCurrencies(chosen);
  return quoted.length === 1 ? (quoted[0] ?? null) : null;
}

function quotedCurrencies(series: readonly ResearchSeries[]): readonly string[] {
  return [...new Set(series.map(({ instrument }) => instrument.currency))];
}

/** The other side of a pair that one of the currencies is a side of. */
function currenciesOf(rate: Instrument, quoted: readonly string[]): readonly string[] {
  const base = baseOf(rate);
  if (base === null) return [];
  if (quoted.includes(base)) return [rate.currency];
  return quoted.includes(rate.currency) ? [base] : [];
}

/** `EURUSD`, `EUR/USD` … quoted in dollars: euros. The server reads names in the same way. */
function baseOf({ symbol, currency }: Instrument): string | null {
  const letters = symbol.replace(/[/_.-]/, '');
  const base = letters.slice(0, -currency.length);
  return letters.endsWith(currency) && /^[A-Z0-9]{3,10}$/.test(base) ? base : null;
}

/** Directly before inverted, as the server chooses. */
export function rateBetween(
  known: readonly Instrument[],
  from: string,
  to: string,
): Instrument | undefined {
  const named = (base: string, quote: string): Instrument | undefined =>
    known.find((one) => one.currency === quote && baseOf(one) === base);
  return named(from, to) ?? named(to, from);
}
