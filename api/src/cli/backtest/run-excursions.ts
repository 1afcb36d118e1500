/** How far each trade of a run went on its way, on the bars of its own instrument. */
import {
  tradeExcursions,
  tradeFigures,
  type BacktestResult,
  type FileBars,
  type FileSeries,
  type TradeExcursion,
} from '@fiducia/engine/simulation';

/** One for each trade, in their order. */
export function runExcursions(
  { trades, at }: BacktestResult,
  files: readonly FileBars[],
  series: readonly FileSeries[],
): readonly TradeExcursion[] {
  const found = new Array<TradeExcursion>(trades.length);
  series.forEach(({ instrument, columns }, index) => {
    const own = trades
      .map((trade, place) => ({ trade, place }))
      .filter(({ trade }) => trade.instrument.symbol === instrument.symbol);
    const rowOf = (step: number): number => lastAtOrBefore(columns.at, at[step] as number);
    const figures = own.map(({ trade }) => ({
      ...tradeFigures(trade),
      entryBar: rowOf(trade.entryRow),
      exitBar: rowOf(trade.exitRow),
    }));
    const excursions = tradeExcursions(figures, files[index] as FileBars);
    own.forEach(({ place }, i) => (found[place] = excursions[i] as TradeExcursion));
  });
  return found;
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
