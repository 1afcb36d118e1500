/** The product's own measures of a run: a first set. Definitions as in the published libraries. */
import { maxDrawdown, mean, orNull, simpleReturns, standardDeviation } from './returns.js';
import type { TradeFigures } from './trade-figures.js';

export interface Measures {
  /** Fractions, not percent: 0.25 is 25 %. */
  readonly totalReturn: number | null;
  readonly cagr: number | null;
  readonly maxDrawdown: number | null;
  readonly volatility: number | null;
  readonly sharpe: number | null;
  readonly winRate: number | null;
  readonly profitFactor: number | null;
  readonly trades: number;
  readonly periodsPerYear: number;
}

export interface MeasureInput {
  readonly openingCash: number;
  readonly equity: ArrayLike<number>;
  readonly trades: readonly TradeFigures[];
  readonly periodsPerYear: number;
}

/** Years = periods ÷ periods per year; volatility and Sharpe with ddof 1 and a risk-free rate of 0. */
export function measuresOf({
  openingCash,
  equity,
  trades,
  periodsPerYear,
}: MeasureInput): Measures {
  const returns = simpleReturns(equity);
  const last = equity.length === 0 ? openingCash : (equity[equity.length - 1] as number);
  const first = equity.length === 0 ? openingCash : (equity[0] as number);
  const deviation = standardDeviation(returns);
  const profits = trades.map(({ pnl }) => pnl).filter((pnl) => pnl > 0);
  const losses = trades.map(({ pnl }) => pnl).filter((pnl) => pnl < 0);
  const lost = -losses.reduce((sum, pnl) => sum + pnl, 0);
  return {
    totalReturn: orNull(last / openingCash - 1),
    cagr: orNull((last / first) ** (periodsPerYear / returns.length) - 1),
    maxDrawdown: orNull(maxDrawdown(equity)),
    volatility: orNull(deviation * Math.sqrt(periodsPerYear)),
    sharpe: orNull((mean(returns) / deviation) * Math.sqrt(periodsPerYear)),
    winRate: orNull(profits.length / trades.length),
    profitFactor: orNull(profits.reduce((sum, pnl) => sum + pnl, 0) / lost),
    trades: trades.length,
    periodsPerYear,
  };
}

const DAY_MS = 86_400_000;
const YEAR_MS = 365.25 * DAY_MS;
const TRADING_DAYS = 252;
const CALENDAR_DAYS = 365;
/** Above this share of bars on Saturday and Sunday a market has no week-ends. */
const WEEKEND_SHARE = (2 / 7) * 0.6;

/** Whether a market trades on week-ends, by the labels of its bars. */
export function tradesOnWeekends(labels: ArrayLike<number>): boolean {
  let weekend = 0;
  for (let i = 0; i < labels.length; i += 1) {
    const day = new Date(labels[i] as number).getUTCDay();
    if (day === 0 || day === 6) weekend += 1;
  }
  return weekend / labels.length > WEEKEND_SHARE;
}

/** 252 or 365 daily bars; of other lengths as many as the data have in a year. */
export function periodsPerYear(labels: ArrayLike<number>, timeframeMs: number): number {
  if (timeframeMs === DAY_MS) return tradesOnWeekends(labels) ? CALENDAR_DAYS : TRADING_DAYS;
  const span = (labels[labels.length - 1] as number) - (labels[0] as number);
  const perYear = span > 0 ? Math.round(((labels.length - 1) * YEAR_MS) / span) : 1;
  return Math.max(1, perYear);
}
