/** In which currency a run's account and each of its files are, and what converts one to the other. */
import {
  currencyPairOf,
  resolveConversions,
  type BacktestSeries,
  type InstrumentSpec,
} from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';

export interface CurrencyFlags {
  readonly currency?: string;
  readonly quote?: readonly string[];
  readonly rate?: readonly string[];
}

export interface RunCurrencies {
  readonly account: string;
  /** Of the prices of a symbol. */
  of(symbol: string): string;
}

/** Fiat codes have three letters; venues give crypto currencies up to ten letters and digits. */
const CODE = /^[A-Z0-9]{3,10}$/;

/** `symbols` are those that are traded; a rate's own prices are known by its name. */
export function readCurrencies(flags: CurrencyFlags, symbols: readonly string[]): RunCurrencies {
  const quotes = readQuotes(flags.quote ?? []);
  const quoteOf = (symbol: string): string | undefined =>
    quotes.get(symbol) ?? currencyPairOf(symbol)?.quote;
  const [only = ''] = symbols;
  const isAlone = symbols.length === 1 && (flags.rate ?? []).length === 0;
  const account = codeOf('--currency', flags.currency ?? (isAlone ? quoteOf(only) : null) ?? 'USD');
  return { account, of: (symbol) => quoteOf(symbol) ?? account };
}

/** The instruments with what converts them. Says which `--quote` names nothing, and which rate is missing or converts nothing. */
export function checkCurrencies(
  { quote = [] }: CurrencyFlags,
  series: readonly Pick<BacktestSeries, 'instrument' | 'rateOnly'>[],
  account: string,
): readonly InstrumentSpec[] {
  const instruments = series.map(({ instrument }) => instrument);
  const symbols = instruments.map(({ symbol }) => symbol);
  const unknown = [...readQuotes(quote).keys()].find((symbol) => !symbols.includes(symbol));
  if (unknown !== undefined) {
    const there = symbols.join(', ');
    throw new CliFailure(`Option --quote: no file is ${unknown}; there are ${there}.`, 2);
  }
  const resolved = resolveConversions(instruments, account);
  if (!resolved.ok) {
    throw new CliFailure(
      `${resolved.error} Give its file by --rate, or by --bars if it is traded as well.`,
      2,
    );
  }
  const idle = series.find(
    ({ instrument, rateOnly }) => rateOnly === true && !converts(instrument, resolved.instruments),
  );
  if (idle === undefined) return resolved.instruments;
  const { symbol } = idle.instrument;
  throw new CliFailure(
    `Option --rate: ${symbol} converts nothing of this run; name it by two currencies, as EURUSD.csv.`,
    2,
  );
}

function converts({ symbol }: InstrumentSpec, instruments: readonly InstrumentSpec[]): boolean {
  return instruments.some(
    (other) => other.symbol !== symbol && other.conversion?.symbol === symbol,
  );
}

function readQuotes(quotes: readonly string[]): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  for (const text of quotes) {
    const cut = text.lastIndexOf('=');
    if (cut <= 0) {
      throw new CliFailure(`Option --quote takes SYMBOL=CURRENCY such as SIE=EUR, not ${text}.`, 2);
    }
    read.set(text.slice(0, cut).toUpperCase(), codeOf('--quote', text.slice(cut + 1)));
  }
  return read;
}

function codeOf(option: string, text: string): string {
  const code = text.toUpperCase();
  if (CODE.test(code)) return code;
  throw new CliFailure(`Option ${option} takes a currency such as USD or BTC, not "${text}".`, 2);
}
