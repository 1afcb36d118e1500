/** Which trades a tear sheet shows: the best, the worst, the last, and an even choice of all. */
import type { TradeExcursion } from '../trades/trade-excursions.js';
import { splitFactor } from './adjusted-bars.js';
import type { RunToReport } from './compute-tear-sheet.js';
import type { TearSheetTrade, TearSheetTrades } from './tear-sheet-data.js';

const LISTED = 5;
const LAST = 8;
/** More dots than this cannot be told apart. */
const MOST_DOTS = 400;

export interface ShownTrade extends TearSheetTrade {
  readonly entryBar: number;
  readonly exitBar: number;
}

export function tradesToShow(
  { trades, symbols, excursions, bars }: RunToReport,
  labels: ArrayLike<number>,
): { readonly summary: TearSheetTrades; readonly last: readonly ShownTrade[] } {
  const all = trades.map((trade, i): ShownTrade => {
    const { adverse, favourable } = excursions[i] as TradeExcursion;
    const { entryBar, exitBar, entryPrice, exitPrice, size, pnl, returnPct } = trade;
    const entryAt = labels[entryBar] as number;
    const exitAt = labels[exitBar] as number;
    const times = { entryBar, exitBar, entryAt, exitAt };
    // Without bars of one instrument several were traded.
    const of = bars === null ? { symbol: symbols[i] ?? '' } : {};
    const figures = { entryPrice, exitPrice, size, pnl, returnPct, adverse, favourable };
    // Prices of a trade are those of its end: what it held through a split is counted anew then.
    const factor = bars === null ? 1 : splitFactor(bars, exitAt, bars.at.length - 1);
    return { ...of, ...times, ...figures, splitFactor: factor };
  });
  const ranked = [...all].sort((a, b) => b.returnPct - a.returnPct);
  const best = ranked.filter(({ pnl }) => pnl > 0).slice(0, LISTED);
  const worst = ranked
    .filter(({ pnl }) => pnl < 0)
    .slice(-LISTED)
    .reverse();
  const step = Math.max(1, all.length / MOST_DOTS);
  const shown = Array.from({ length: Math.min(all.length, MOST_DOTS) }, (_, i) => {
    return all[Math.floor(i * step)] as ShownTrade;
  });
  const last = [...all].sort((a, b) => a.exitBar - b.exitBar).slice(-LAST);
  const summary = { count: all.length, best, worst, shown };
  return {
    summary: {
      ...summary,
      best: best.map(plain),
      worst: worst.map(plain),
      shown: shown.map(plain),
    },
    last,
  };
}

export function plain({ entryBar: _, exitBar: __, ...trade }: ShownTrade): TearSheetTrade {
  return trade;
}
