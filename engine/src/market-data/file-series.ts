/** A bars file as a series: its instrument, its timeframe and its columns in ticks. */
import { defaultCalendar } from '../calendars/calendars.js';
import { inferCalendar } from '../calendars/infer-calendar.js';
import type { CalendarId } from '../calendars/trading-calendar.js';
import { parseDecimal } from '../domain/decimal.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { DecimalString } from '../domain/money.js';
import type { BarColumns } from './bar-columns.js';
import { DAY_MS, closeStamp, timeframeName } from './bar-time.js';
import type { FileBars } from './bars-file.js';

export interface FileSeriesOptions {
  /** With or without folders; the base name without its ending, upper case, is the symbol. */
  readonly fileName: string;
  readonly symbol?: string | undefined;
  readonly name?: string | undefined;
  readonly assetClass?: InstrumentSpec['assetClass'] | undefined;
  readonly currency?: string | undefined;
  /** Prices are rounded to it. Without it the file's own decimals give the tick. */
  readonly tickSize?: DecimalString | undefined;
  readonly lotSize?: DecimalString | undefined;
  readonly feeRate?: DecimalString | undefined;
  /** Without it the bars' own times tell it, and else the asset class. */
  readonly calendar?: CalendarId | undefined;
  /** Fewest decimals of a tick that the file's decimals give. */
  readonly minDecimals?: number | undefined;
}

export interface FileSeries {
  readonly instrument: InstrumentSpec;
  readonly timeframeMs: number;
  readonly columns: BarColumns;
}

/** The same rule for a backtest and for a server that replays the file. */
export function seriesFromFile(bars: FileBars, options: FileSeriesOptions): FileSeries {
  const timeframeMs = medianGap(bars.label);
  const symbol = options.symbol ?? symbolOfFile(options.fileName);
  const assetClass = options.assetClass ?? 'EQUITY';
  const calendar = options.calendar ?? inferCalendar(bars.label, timeframeMs);
  const instrument: InstrumentSpec = {
    symbol,
    name: options.name ?? symbol,
    assetClass,
    currency: options.currency ?? 'USD',
    tickSize: options.tickSize ?? tickOfPrices(bars, options.minDecimals ?? 0),
    lotSize: options.lotSize ?? '1',
    timeframe: timeframeName(timeframeMs),
    takerFeeRate: options.feeRate ?? '0',
    makerFeeRate: options.feeRate ?? '0',
    ...(calendar === null || calendar === defaultCalendar(assetClass) ? {} : { calendar }),
  };
  return { instrument, timeframeMs, columns: toColumns(bars, timeframeMs, instrument) };
}

/** `data/es-f_daily.csv.gz` is `ES-F_DAILY`. */
export function symbolOfFile(fileName: string): string {
  const base = fileName.split(/[/\\]/).at(-1) ?? fileName;
  return base.replace(/(\.csv)?(\.gz)?$/i, '').toUpperCase();
}

/** The commonest distance of two bars: holes, weekends and holidays do not move the median. */
export function medianGap(labels: Float64Array): number {
  if (labels.length < 2) return DAY_MS;
  const gaps = new Float64Array(labels.length - 1);
  for (let i = 0; i < gaps.length; i += 1) {
    gaps[i] = (labels[i + 1] as number) - (labels[i] as number);
  }
  gaps.sort();
  return gaps[Math.floor((gaps.length - 1) / 2)] as number;
}

/** Ticks stay four times below 2⁵³, so that prices derived from them do as well. */
const MAX_TICKS = 2 ** 51;
const MAX_DECIMALS = 19;
/** The cheapest price keeps this many digits, so that a tick is below 10⁻⁹ of it. */
const MIN_DIGITS = 10;
/** Of something cheap an order has so many units that its size depends on more of them. */
const MIN_DIGITS_OF_CHEAP = 14;
const CHEAP = 10;

/** As fine as the file is written, finer for cheap prices, and never finer than 2⁵¹ ticks allow. */
export function tickOfPrices(bars: FileBars, minDecimals: number): DecimalString {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = 0;
  for (let i = 0; i < bars.length; i += 1) {
    lowest = Math.min(lowest, bars.low[i] as number);
    highest = Math.max(highest, bars.high[i] as number);
  }
  let decimals = Math.max(bars.priceDecimals, minDecimals);
  if (minDecimals > 0) {
    const digits = lowest < CHEAP ? MIN_DIGITS_OF_CHEAP : MIN_DIGITS;
    while (decimals < MAX_DECIMALS && lowest * 10 ** decimals < 10 ** (digits - 1)) {
      decimals += 1;
    }
  }
  decimals = Math.min(decimals, MAX_DECIMALS);
  while (decimals > 0 && highest * 10 ** decimals > MAX_TICKS) decimals -= 1;
  return decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`;
}

function toColumns(bars: FileBars, timeframeMs: number, instrument: InstrumentSpec): BarColumns {
  const scale = new InstrumentScale(instrument);
  const ticks = (prices: Float64Array): Float64Array =>
    prices.map((price) => scale.floatToTicks(price));
  return {
    length: bars.length,
    at: bars.label.map((label) => closeStamp(label, timeframeMs)),
    open: ticks(bars.open),
    high: ticks(bars.high),
    low: ticks(bars.low),
    close: ticks(bars.close),
    volume: bars.volume,
  };
}

/** Whether a tick that somebody chose is a positive decimal number that a scale can carry. */
export function isStep(text: string): boolean {
  if (!/^\d+(\.\d+)?$/.test(text) || text.length > 24) return false;
  const { units } = parseDecimal(stripZeros(text));
  return units > 0n && units <= BigInt(Number.MAX_SAFE_INTEGER);
}

/** What makes a chosen tick unfit for these prices, or null. */
export function tickProblem(bars: FileBars, tickSize: DecimalString): string | null {
  const tick = Number(tickSize);
  for (let i = 0; i < bars.length; i += 1) {
    const low = bars.low[i] as number;
    const high = bars.high[i] as number;
    if (low / tick < 0.5) return `${tickSize} is too coarse for a price of ${low}`;
    if (high / tick > MAX_TICKS) return `${tickSize} is too fine for a price of ${high}`;
  }
  return null;
}

function stripZeros(text: string): string {
  return text.replace(/^0+(?=\d)/, '');
}
