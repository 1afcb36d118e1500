/** How far each trade of a run went on its way, on the bars of its own instrument. */
import { tradeFigures } from '../analytics/trade-figures.js';
import { tradeExcursions } from '../analytics/trades/trade-excursions.js';
import type { BarRanges, TradeExcursion } from '../analytics/trades/trade-excursions.js';
import { sharesPerFirst } from '../backtest/action-schedule.js';
import type { BacktestResult, BacktestSeries } from '../backtest/backtest-options.js';
import { lastRowAt } from '../market-data/last-row.js';

/** One for each trade, in their order; `bars` are prices, one for each series. */
export function runExcursions(
  { trades, at }: BacktestResult,
  bars: readonly BarRanges[],
  series: readonly BacktestSeries[],
): readonly TradeExcursion[] {
  const found = new Array<TradeExcursion>(trades.length);
  series.forEach((one, index) => {
    const { instrument, columns } = one;
    const shares = sharesPerFirst(one);
    const own = [...trades].flatMap((trade, place) =>
      trade.instrument.symbol === instrument.symbol ? [{ trade, place }] : [],
    );
    const figures = own.map(({ trade }) => {
      const plain = tradeFigures(trade);
      const entryBar = lastRowAt(columns.at, at[trade.entryRow] as number);
      const exitBar = lastRowAt(columns.at, at[trade.exitRow] as number);
      const first = shares?.[exitBar] ?? 1;
      const prices = { entryPrice: plain.entryPrice * first, exitPrice: plain.exitPrice * first };
      return { ...plain, ...prices, entryBar, exitBar };
    });
    const excursions = tradeExcursions(figures, inFirstShares(bars[index] as BarRanges, shares));
    own.forEach(({ place }, i) => (found[place] = excursions[i] as TradeExcursion));
  });
  return found;
}

/** A trade that is held through a split is measured in shares of the first bar throughout. */
function inFirstShares(bars: BarRanges, shares: Float64Array | null): BarRanges {
  if (shares === null) return bars;
  const price = (column: ArrayLike<number>): Float64Array =>
    shares.map((factor, row) => (column[row] as number) * factor);
  return { high: price(bars.high), low: price(bars.low) };
}
