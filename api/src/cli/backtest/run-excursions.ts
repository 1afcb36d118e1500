/** How far each trade of a run went on its way, on the bars of its own instrument. */
import {
  sharesPerFirst,
  tradeExcursions,
  tradeFigures,
  type BacktestResult,
  type BacktestSeries,
  type FileBars,
  type FileSeries,
  type TradeExcursion,
} from '@fiducia/engine/simulation';

/** One for each trade, in their order. */
export function runExcursions(
  { trades, at }: BacktestResult,
  files: readonly FileBars[],
  series: readonly (FileSeries & BacktestSeries)[],
): readonly TradeExcursion[] {
  const found = new Array<TradeExcursion>(trades.length);
  series.forEach((one, index) => {
    const { instrument, columns } = one;
    const shares = sharesPerFirst(one);
    const own = trades
      .map((trade, place) => ({ trade, place }))
      .filter(({ trade }) => trade.instrument.symbol === instrument.symbol);
    const rowOf = (step: number): number => lastAtOrBefore(columns.at, at[step] as number);
    const figures = own.map(({ trade }) => {
      const plain = tradeFigures(trade);
      const exitBar = rowOf(trade.exitRow);
      const first = shares?.[exitBar] ?? 1;
      return {
        ...plain,
        entryBar: rowOf(trade.entryRow),
        exitBar,
        entryPrice: plain.entryPrice * first,
        exitPrice: plain.exitPrice * first,
      };
    });
    const excursions = tradeExcursions(figures, inFirstShares(files[index] as FileBars, shares));
    own.forEach(({ place }, i) => (found[place] = excursions[i] as TradeExcursion));
  });
  return found;
}

/** A trade that is held through a split is measured in shares of the first bar throughout. */
function inFirstShares(
  bars: FileBars,
  shares: Float64Array | null,
): Pick<FileBars, 'high' | 'low'> {
  if (shares === null) return bars;
  const price = (column: Float64Array): Float64Array =>
    column.map((value, row) => value * (shares[row] as number));
  return { high: price(bars.high), low: price(bars.low) };
}

function lastAtOrBefore(stamps: ArrayLike<number>, at: number): number {
  let low = 0;
  let high = stamps.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((stamps[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
