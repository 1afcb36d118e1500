/** Round trips: how many won, how much, how long, and how they went on the way. */
import { deviationOf, meanOf } from '../statistics/moments.js';
import { rMultiple } from '../trades/r-multiple.js';
import type { TradeFigures } from '../trade-figures.js';
import { fewTrades } from './measure.js';
import type { Measure } from './measure.js';
import type { MeasuredSeries } from './measured-series.js';

const profits = (trades: readonly TradeFigures[]): number[] =>
  trades.map(({ pnl }) => pnl).filter((pnl) => pnl > 0);
const losses = (trades: readonly TradeFigures[]): number[] =>
  trades.map(({ pnl }) => pnl).filter((pnl) => pnl < 0);
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Of the trades that had a stop loss. */
function rMultiples({ trades }: MeasuredSeries): number[] {
  return trades.flatMap((trade) => {
    const multiple = rMultiple({ ...trade, stopPrice: trade.sl ?? null });
    return multiple === null ? [] : [multiple];
  });
}

/** What was bought and sold a year, halved, for each unit of mean equity. */
function turnover({ trades, meanEquity, years }: MeasuredSeries): number {
  if (meanEquity === null) return Number.NaN;
  const traded = trades.reduce(
    (sum, { size, entryPrice, exitPrice, entryRate = 1, exitRate = 1 }) =>
      sum + Math.abs(size) * (entryPrice * entryRate + exitPrice * exitRate),
    0,
  );
  return traded / 2 / meanEquity / years;
}

/** p − (1 − p) ÷ b over trades. */
function kelly({ trades }: MeasuredSeries): number {
  const won = profits(trades);
  const lost = losses(trades);
  const p = won.length / trades.length;
  return p - (1 - p) / (meanOf(won) / -meanOf(lost));
}

const NONE = 'there was no trade';
const NO_LOSS = 'there was no losing trade';
const NO_BARS = 'there are no bars or trades to follow';

type TradeMeasure = Omit<Measure, 'group' | 'minimum' | 'source'> & {
  readonly source?: string;
  readonly minimum?: number;
};

const DEFINITIONS: readonly TradeMeasure[] = [
  {
    key: 'trades',
    title: 'Trades',
    unit: 'COUNT',
    formula: 'round trips, first in first out',
    minimum: 0,
    of: ({ trades }) => trades.length,
    caveats: [],
  },
  {
    key: 'winRate',
    title: 'Winning trades',
    unit: 'FRACTION',
    formula: 'trades with a profit after costs ÷ trades',
    better: 'MORE',
    of: ({ trades }) => profits(trades).length / trades.length,
  },
  {
    key: 'profitFactor',
    title: 'Profit factor of trades',
    unit: 'RATIO',
    formula: 'Σ profits ÷ |Σ losses|, in money, after costs',
    better: 'MORE',
    of: ({ trades }) => total(profits(trades)) / -total(losses(trades)),
    missing: NO_LOSS,
  },
  {
    key: 'expectancy',
    title: 'Average profit of a trade',
    unit: 'MONEY',
    formula: 'mean profit after costs',
    better: 'MORE',
    of: ({ trades }) => meanOf(trades.map(({ pnl }) => pnl)),
  },
  {
    key: 'averageTrade',
    title: 'Average return of a trade',
    unit: 'FRACTION',
    formula: 'mean of profit ÷ what was paid or received on entry',
    better: 'MORE',
    of: ({ trades }) => meanOf(trades.map(({ returnPct }) => returnPct)),
  },
  {
    key: 'bestTrade',
    title: 'Best trade',
    unit: 'FRACTION',
    formula: 'largest return of a trade',
    better: 'MORE',
    caveats: [],
    of: ({ trades }) => trades.reduce((most, trade) => Math.max(most, trade.returnPct), -Infinity),
  },
  {
    key: 'worstTrade',
    title: 'Worst trade',
    unit: 'FRACTION',
    formula: 'smallest return of a trade',
    better: 'MORE',
    caveats: [],
    of: ({ trades }) => trades.reduce((least, trade) => Math.min(least, trade.returnPct), Infinity),
  },
  {
    key: 'tradePayoff',
    title: 'Payoff ratio of trades',
    unit: 'RATIO',
    formula: 'average profit ÷ |average loss|',
    better: 'MORE',
    of: ({ trades }) => meanOf(profits(trades)) / -meanOf(losses(trades)),
    missing: 'there was no winning or no losing trade',
  },
  {
    key: 'systemQuality',
    title: 'System quality number',
    unit: 'RATIO',
    formula: '√n × mean profit ÷ σ of profits (n − 1)',
    source: 'Tharp 2006',
    better: 'MORE',
    minimum: 2,
    of: ({ trades }) => {
      const pnl = trades.map((trade) => trade.pnl);
      return (Math.sqrt(pnl.length) * meanOf(pnl)) / deviationOf(pnl);
    },
    missing: 'the profits do not vary',
  },
  {
    key: 'tradeKelly',
    title: 'Kelly fraction of trades',
    unit: 'FRACTION',
    formula: 'p − (1 − p) ÷ b, p the winning trades, b their payoff ratio; below 0: no stake',
    source: 'Kelly 1956',
    better: 'MORE',
    of: kelly,
    missing: 'there was no winning or no losing trade',
  },
  {
    key: 'averageBarsHeld',
    title: 'Average holding time',
    unit: 'BARS',
    formula: 'mean bars from entry to exit',
    of: ({ trades }) => meanOf(trades.map(({ entryBar, exitBar }) => exitBar - entryBar)),
  },
  {
    key: 'turnover',
    title: 'Turnover a year',
    unit: 'RATIO',
    formula: '(bought + sold) ÷ 2 ÷ mean equity ÷ years',
    source: 'SEC Form N-1A, instruction to item 13, with both sides averaged',
    better: 'LESS',
    minimum: 0,
    of: turnover,
    missing: 'the equity is not known',
  },
  {
    key: 'costs',
    title: 'Commission paid',
    unit: 'MONEY',
    formula: 'Σ commission of all trades',
    better: 'LESS',
    minimum: 0,
    caveats: [],
    of: ({ trades }) => total(trades.map(({ commission }) => commission)),
  },
  {
    key: 'averageAdverse',
    title: 'Average worst point of a trade (MAE)',
    unit: 'FRACTION',
    formula: 'mean of the worst price during a trade against its entry: 0 or below',
    source: 'Sweeney 1996',
    better: 'MORE',
    of: ({ excursions }) => meanOf((excursions ?? []).map(({ adverse }) => adverse)),
    missing: NO_BARS,
  },
  {
    key: 'averageFavourable',
    title: 'Average best point of a trade (MFE)',
    unit: 'FRACTION',
    formula: 'mean of the best price during a trade against its entry: 0 or above',
    source: 'Sweeney 1996',
    better: 'MORE',
    of: ({ excursions }) => meanOf((excursions ?? []).map(({ favourable }) => favourable)),
    missing: NO_BARS,
  },
  {
    key: 'averageR',
    title: 'Average R-multiple',
    unit: 'RATIO',
    formula: 'mean of profit ÷ (|entry − stop loss| × size), over trades with a stop loss',
    source: 'Tharp 2006',
    better: 'MORE',
    of: (series) => meanOf(rMultiples(series)),
    missing: 'no trade had a stop loss',
  },
];

export const TRADE_MEASURES: readonly Measure[] = DEFINITIONS.map((definition) => ({
  source: 'definition of the product',
  minimum: 1,
  missing: NONE,
  caveats: [fewTrades],
  ...definition,
  group: 'TRADES',
}));
