/** Files that are there only for their rate: read whole, cut to what the traded bars need. */
import {
  seriesFromFile,
  symbolOfFile,
  type FileBars,
  type FileSeries,
} from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { readBars } from './bars-input.js';
import type { BarsFlags } from './bars-options.js';
import type { RunCurrencies } from './run-currencies.js';

export interface RateSeries {
  readonly bars: FileBars;
  readonly series: FileSeries;
}

/**
 * From the last bar before the first traded one, so that the rate is known from the beginning, to
 * the last traded one. `--from` and `--to` say what is traded and are not for these files.
 */
export function readRateSeries(
  file: string,
  flags: Pick<BarsFlags, 'side' | 'skipBadRows' | 'json'>,
  {
    traded,
    currencies,
  }: { readonly traded: readonly FileSeries[]; readonly currencies: RunCurrencies },
): RateSeries {
  const { side, skipBadRows, json } = flags;
  const bars = readBars({ bars: file, side, skipBadRows, json });
  const symbol = symbolOfFile(file);
  const whole = seriesFromFile(bars, {
    fileName: file,
    assetClass: 'FOREX',
    currency: currencies.of(symbol),
  });
  const stamps = traded.map(({ columns }) => columns.at);
  const first = Math.min(...stamps.map((at) => at[0] ?? Number.POSITIVE_INFINITY));
  const last = Math.max(...stamps.map((at) => at.at(-1) ?? Number.NEGATIVE_INFINITY));
  const { at } = whole.columns;
  const to = at.findLastIndex((stamp) => stamp <= last) + 1;
  const from = Math.max(
    0,
    at.findLastIndex((stamp) => stamp <= first),
  );
  if (to <= from) throw new CliFailure(`${file} has no bar before the last one that is traded.`, 1);
  return { bars: cutBars(bars, from, to), series: cutSeries(whole, from, to) };
}

function cutBars(bars: FileBars, from: number, to: number): FileBars {
  const { label, open, high, low, close, volume, lines } = bars;
  const cut = (column: Float64Array): Float64Array => column.slice(from, to);
  return {
    ...bars,
    length: to - from,
    label: cut(label),
    open: cut(open),
    high: cut(high),
    low: cut(low),
    close: cut(close),
    volume: cut(volume),
    ...(lines === undefined ? {} : { lines: lines.slice(from, to) }),
  };
}

function cutSeries(series: FileSeries, from: number, to: number): FileSeries {
  const { at, open, high, low, close, volume } = series.columns;
  const cut = (column: Float64Array): Float64Array => column.slice(from, to);
  const columns = {
    length: to - from,
    at: cut(at),
    open: cut(open),
    high: cut(high),
    low: cut(low),
    close: cut(close),
    volume: cut(volume),
  };
  return { ...series, columns };
}
