/** A file of quotes, trades or an order book as the one series of a run. */
import {
  InstrumentScale,
  parseTimeframe,
  readTicksText,
  seriesFromTicks,
  symbolOfFile,
  type FileBars,
  type TickSeries,
} from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { note } from '../terminal.js';
import { readText } from './bars-input.js';
import { checkCurrencies, readCurrencies } from './run-currencies.js';
import type { RunSeries, RunSeriesFlags } from './run-series.js';

export interface TickFlags extends RunSeriesFlags {
  readonly ticks?: string;
  readonly timeframe?: string;
}

export function readTickSeries(flags: TickFlags & { readonly ticks: string }): RunSeries {
  refuseWhatTicksLack(flags);
  const timeframe = flags.timeframe ?? '1m';
  const timeframeMs = parseTimeframe(timeframe);
  if (timeframeMs === null) {
    throw new CliFailure(`Option --timeframe takes a length such as 1m or 1h.`, 2);
  }
  const result = readTicksText(readText(flags.ticks));
  if (!result.ok) {
    const { code, line, message } = result.error;
    throw new CliFailure(`${flags.ticks}, line ${line}: ${message} (${code}).`, 1, {
      code,
      details: { line, message },
    });
  }
  const { ticks } = result;
  const symbol = flags.symbol ?? symbolOfFile(flags.ticks);
  const { account, of } = readCurrencies(flags, [symbol]);
  if (of(symbol) !== account) {
    throw new CliFailure(
      `Ticks of ${symbol} are in ${of(symbol)}: the account must be as well.`,
      2,
    );
  }
  const series = seriesFromTicks(ticks, {
    symbol,
    currency: account,
    timeframeMs,
    takerFeeRate: flags.commission,
    makerFeeRate: flags.commission,
  });
  checkCurrencies(flags, [series], account);
  note(
    `${flags.ticks}: ${ticks.events.length} ${ticks.kind.toLowerCase()}, ` +
      `${series.columns.length} bars of ${timeframe}.`,
  );
  if (series.columns.length === 0) {
    throw new CliFailure(`${flags.ticks} never shows a price on both sides: it makes no bar.`, 1);
  }
  return {
    files: [barsOf(series)],
    series: [{ ...series, actions: [] }],
    currency: account,
    warnings: [],
  };
}

/** What says something about bars of a file, or rounds prices that ticks give exactly. */
function refuseWhatTicksLack(flags: TickFlags): void {
  const given = (['tick', 'lot', 'side', 'from', 'to', 'rate', 'corporateActions'] as const).find(
    (option) => flags[option] !== undefined,
  );
  if (given !== undefined) {
    const name = given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new CliFailure(`Option --${name} belongs to --bars, not to --ticks.`, 2);
  }
}

function barsOf({ instrument, columns, timeframeMs }: TickSeries): FileBars {
  const scale = new InstrumentScale(instrument);
  const prices = (ticks: Float64Array): Float64Array =>
    ticks.map((count) => scale.ticksToFloat(count));
  return {
    length: columns.length,
    label: columns.at.map((at) => at + 1 - timeframeMs),
    open: prices(columns.open),
    high: prices(columns.high),
    low: prices(columns.low),
    close: prices(columns.close),
    volume: columns.volume,
    hasVolume: true,
    priceDecimals: scale.tickScale,
    skipped: [],
    skippedCount: 0,
  };
}
