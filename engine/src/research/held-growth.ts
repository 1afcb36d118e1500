/** What holding the traded series of a run would have become, in the account's currency. */
import { sharesPerFirst } from '../backtest/action-schedule.js';
import type { BacktestSeries } from '../backtest/backtest-options.js';

/** Prices, a row for each bar. */
interface Closes {
  readonly close: Float64Array;
}

/** An index of 1 that holds each from its first bar on, equally weighted; rates are not held. */
export function heldGrowth(
  bars: readonly Closes[],
  series: readonly BacktestSeries[],
  stamps: Float64Array,
): Float64Array {
  const held = series.flatMap((one, index) => (one.rateOnly === true ? [] : [index]));
  const index = new Float64Array(stamps.length);
  for (const place of held) {
    const growth = growthOf(place, bars, series, stamps);
    for (let step = 0; step < stamps.length; step += 1) {
      index[step] = (index[step] as number) + (growth[step] as number) / held.length;
    }
  }
  return index;
}

function growthOf(
  place: number,
  bars: readonly Closes[],
  series: readonly BacktestSeries[],
  stamps: Float64Array,
): Float64Array {
  const own = series[place] as BacktestSeries;
  const { assetClass, conversion } = own.instrument;
  const closes = lastCloses(continuousCloses(bars[place] as Closes, own), own, stamps);
  if (conversion === undefined) {
    const from = closes.find((close) => !Number.isNaN(close)) ?? Number.NaN;
    return closes.map((close) => (Number.isNaN(close) ? 1 : close / from));
  }
  const source = series.findIndex(({ instrument }) => instrument.symbol === conversion.symbol);
  const prices = lastCloses(
    (bars[source] as Closes).close,
    series[source] as BacktestSeries,
    stamps,
  );
  const rates = conversion.inverted ? prices.map((price) => 1 / price) : prices;
  const start = closes.findIndex((close, step) => !Number.isNaN(close + (rates[step] as number)));
  const [close0, rate0] = [closes[start] as number, rates[start] as number];
  return closes.map((close, step) => {
    if (start < 0 || step < start) return 1;
    const rate = (rates[step] as number) / rate0;
    // A pair costs nothing but its result, which is converted when it is there.
    if (assetClass === 'FOREX') return 1 + (close / close0 - 1) * rate;
    return (close / close0) * rate;
  });
}

/** The last close at each stamp; NaN before the first. */
function lastCloses(
  close: Float64Array,
  { columns }: BacktestSeries,
  stamps: Float64Array,
): Float64Array {
  let row = -1;
  return stamps.map((at) => {
    while (row + 1 < close.length && (columns.at[row + 1] as number) <= at) row += 1;
    return row < 0 ? Number.NaN : (close[row] as number);
  });
}

/** Whoever holds through a split has more shares afterwards. */
export function continuousCloses({ close }: Closes, series: BacktestSeries): Float64Array {
  const shares = sharesPerFirst(series);
  return shares === null ? close : close.map((price, row) => price * (shares[row] as number));
}
