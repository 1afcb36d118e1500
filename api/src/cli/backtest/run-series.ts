/** The bars files of a run as its series, and what their reader should be warned of. */
import {
  MarketDays,
  barWarnings,
  calendarOf,
  currencyPairOf,
  seriesFromFile,
  symbolOfFile,
  tickProblem,
  type CalendarId,
  type CorporateAction,
  type DataFinding,
  type FileBars,
  type FileSeries,
} from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { note } from '../terminal.js';
import { readBars } from './bars-input.js';
import type { BarsFlags } from './bars-options.js';
import { readActions } from './corporate-actions-input.js';
import { readRateSeries } from './rate-series.js';
import {
  checkCurrencies,
  readCurrencies,
  type CurrencyFlags,
  type RunCurrencies,
} from './run-currencies.js';

/** The simulator keeps at least nine decimals of a price, so that its fills are not rounded. */
const REFERENCE_DECIMALS = 9;

export interface RunSeriesFlags extends Omit<BarsFlags, 'bars'>, CurrencyFlags {
  readonly bars: readonly string[];
  readonly symbol?: string;
  readonly calendar?: CalendarId;
  readonly corporateActions?: readonly string[];
  readonly commission: string;
  readonly tick?: string;
  readonly lot?: string;
  readonly fillModel: 'reference' | 'conservative' | 'ticks';
}

/** A result on these bars may be wrong because of this. */
export interface RunWarning {
  readonly code: string;
  readonly symbol: string;
  readonly sentence: string;
}

export interface RunSeries {
  readonly files: readonly FileBars[];
  readonly series: readonly (FileSeries & {
    readonly actions: readonly CorporateAction[];
    readonly rateOnly?: boolean;
  })[];
  /** Of the account. */
  readonly currency: string;
  readonly warnings: readonly RunWarning[];
}

/** Notes each warning on stderr. */
export function readRunSeries(flags: RunSeriesFlags): RunSeries {
  if (flags.symbol !== undefined && flags.bars.length > 1) {
    throw new CliFailure('Option --symbol names the bars of one file: give one --bars with it.', 2);
  }
  const files = flags.bars.map((bars) => readBars({ ...flags, bars }));
  const names = flags.bars.map((name) => flags.symbol ?? symbolOfFile(name));
  const currencies = readCurrencies(flags, names);
  const traded = files.map((bars, index) => tradedSeries(bars, index, flags, currencies));
  const rates = (flags.rate ?? []).map((file) =>
    readRateSeries(file, flags, { traded, currencies }),
  );
  const plain = [...traded, ...rates.map(({ series }) => ({ ...series, rateOnly: true }))];
  refuseTwins(plain);
  const instruments = checkCurrencies(flags, plain, currencies.account);
  const actions = readActions(flags.corporateActions ?? [], names);
  const series = plain.map((one, index) => ({
    ...one,
    instrument: instruments[index] ?? one.instrument,
    actions: actions.filter(({ symbol }) => symbol === one.instrument.symbol),
  }));
  const allFiles = [...files, ...rates.map(({ bars }) => bars)];
  const warnings = series.flatMap((one, index) => warningsOf(one, allFiles[index] as FileBars));
  for (const { symbol, sentence } of warnings) note(`${symbol}: ${sentence}`);
  return { files: allFiles, series, currency: currencies.account, warnings };
}

function tradedSeries(
  bars: FileBars,
  index: number,
  flags: RunSeriesFlags,
  currencies: RunCurrencies,
): FileSeries {
  const fileName = flags.bars[index] ?? '';
  const symbol = flags.symbol ?? symbolOfFile(fileName);
  const misfit = flags.tick === undefined ? null : tickProblem(bars, flags.tick);
  if (misfit !== null) throw new CliFailure(`Option --tick: ${misfit} of ${symbol}.`, 2);
  const assetClass = currencyPairOf(symbol) === null ? undefined : 'FOREX';
  return seriesFromFile(bars, {
    fileName,
    symbol,
    assetClass,
    currency: currencies.of(symbol),
    calendar: flags.calendar,
    tickSize: flags.tick,
    lotSize: flags.lot,
    feeRate: flags.commission,
    minDecimals: flags.fillModel === 'reference' ? REFERENCE_DECIMALS : 0,
  });
}

function refuseTwins(series: readonly FileSeries[]): void {
  const symbols = series.map(({ instrument }) => instrument.symbol);
  const twin = symbols.find((symbol, index) => symbols.indexOf(symbol) !== index);
  if (twin === undefined) return;
  throw new CliFailure(
    `Two files are both ${twin}: rename one of them, and give a rate that is traded by --bars only.`,
    2,
  );
}

/** A split that is given as a corporate action is no trap any more. */
function warningsOf(
  { instrument, timeframeMs, columns, actions }: RunSeries['series'][number],
  bars: FileBars,
): RunWarning[] {
  const days = new MarketDays([instrument]);
  const splits = actions.filter(({ type }) => type === 'SPLIT').map(({ exDay }) => exDay);
  const isGiven = ({ code, rows }: DataFinding): boolean =>
    code === 'SPLIT_SUSPECTED' &&
    splits.includes(days.at({ now: columns.at[rows[0] ?? 0] as number }));

  const checked = {
    bars,
    lines: bars.lines ?? null,
    hasVolume: bars.hasVolume,
    timeframeMs,
    calendar: calendarOf(instrument),
  };
  const warnings = barWarnings(checked).filter((finding) => !isGiven(finding));
  return warnings.map(({ code, sentence }) => ({
    code,
    symbol: instrument.symbol,
    sentence,
  }));
}
