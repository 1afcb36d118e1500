/**
 * The statistics that go with the fill model `reference`, under the names and definitions of the
 * published runs (annualised from geometric daily returns), so that results can be laid side by side.
 */
import type { BarsFileZone } from '../market-data/bars-file-time.js';
import {
  geometricMean,
  maxDrawdown,
  mean,
  orNull,
  simpleReturns,
  standardDeviation,
} from './returns.js';
import { drawdownPhases } from './drawdown-phases.js';
import { referenceCalendar } from './reference-calendar.js';
import type { ReferenceCalendar } from './reference-calendar.js';
import type { TradeFigures } from './trade-figures.js';

export type ReferenceStats = Readonly<Record<string, number | string | null>>;

export interface ReferenceStatsInput {
  /** Labels of the bars, milliseconds. */
  readonly labels: ArrayLike<number>;
  readonly closes: ArrayLike<number>;
  readonly equity: ArrayLike<number>;
  readonly trades: readonly TradeFigures[];
  /** First bar on which the strategy could decide. */
  readonly firstDecision: number;
  /** Whose clocks the bars' file shows, by which its days end; UTC unless given. */
  readonly zone?: BarsFileZone | undefined;
}

const DAY_MS = 86_400_000;

export function referenceStats(input: ReferenceStatsInput): ReferenceStats {
  const { labels, equity, trades } = input;
  const first = labels[0] as number;
  const last = labels[labels.length - 1] as number;
  const calendar = referenceCalendar(labels, input.zone ?? 'UTC');
  const commissions = trades.reduce((sum, trade) => sum + trade.commission, 0);
  return {
    Start: isoTime(first),
    End: isoTime(last),
    Duration: durationText(last - first),
    'Exposure Time [%]': exposureTime(trades, equity.length),
    'Equity Final [$]': equity[equity.length - 1] as number,
    'Equity Peak [$]': highest(equity),
    ...(commissions === 0 ? {} : { 'Commissions [$]': commissions }),
    ...returnStats(input, calendar),
    ...drawdownStats(labels, equity, calendar),
    '# Trades': trades.length,
    ...tradeStats(trades, labels, calendar),
  };
}

function returnStats(input: ReferenceStatsInput, calendar: ReferenceCalendar): ReferenceStats {
  const { labels, closes, equity, firstDecision } = input;
  const opening = equity[0] as number;
  const final = equity[equity.length - 1] as number;
  const total = (final / opening - 1) * 100;
  // The holder buys at the close on which the indicators are first defined.
  const start = Math.min(Math.max(0, firstDecision - 1), closes.length - 1);
  const from = closes[start] as number;
  const hold = ((closes[closes.length - 1] as number) / from - 1) * 100;
  const days = calendar.periodsPerYear;
  // Nothing returns nothing once all is lost: those periods have no return.
  const daily = simpleReturns(calendar.lastOfEach(equity)).filter(Number.isFinite);
  const growth = geometricMean(daily);
  const annual = ((1 + growth) ** days - 1) * 100;
  const variance = standardDeviation(daily) ** 2;
  const spread = (variance + (1 + growth) ** 2) ** days - (1 + growth) ** (2 * days);
  const volatility = Math.sqrt(spread) * 100;
  const years = ((labels[labels.length - 1] as number) - (labels[0] as number)) / DAY_MS / 365.25;
  const downside = Math.sqrt(mean(daily.map((value) => Math.min(value, 0) ** 2)));
  const { beta } = marketModel(equity, closes);
  const worst = maxDrawdown(equity) * 100;
  return {
    'Return [%]': orNull(total),
    'Buy & Hold Return [%]': orNull(hold),
    'Return (Ann.) [%]': orNull(annual),
    'Volatility (Ann.) [%]': orNull(volatility),
    'CAGR [%]': orNull(((final / opening) ** (1 / years) - 1) * 100),
    'Sharpe Ratio': orNull(annual / volatility),
    'Sortino Ratio': orNull(annual / 100 / (downside * Math.sqrt(days))),
    'Calmar Ratio': orNull(annual / worst),
    'Alpha [%]': orNull(total - beta * hold),
    Beta: orNull(beta),
  };
}

/** Covariance of the log returns of equity and market over the market's variance. */
function marketModel(equity: ArrayLike<number>, closes: ArrayLike<number>): { beta: number } {
  const own = simpleReturns(equity).map((value) => Math.log1p(value));
  const market = simpleReturns(closes).map((value) => Math.log1p(value));
  const ownMean = mean(own);
  const marketMean = mean(market);
  let covariance = 0;
  let variance = 0;
  market.forEach((value, i) => {
    covariance += (value - marketMean) * ((own[i] as number) - ownMean);
    variance += (value - marketMean) ** 2;
  });
  return { beta: covariance / variance };
}

function drawdownStats(
  labels: ArrayLike<number>,
  equity: ArrayLike<number>,
  { resolutionMs }: ReferenceCalendar,
): ReferenceStats {
  // What only began with the last bar is no phase yet.
  const phases = drawdownPhases(labels, equity).filter(({ bars }) => bars > 1);
  const durations = phases.map(({ durationMs }) => durationMs);
  return {
    'Max. Drawdown [%]': orNull(-maxDrawdown(equity) * 100),
    'Avg. Drawdown [%]': orNull(-mean(phases.map(({ depth }) => depth)) * 100),
    'Max. Drawdown Duration': phases.length === 0 ? null : durationText(Math.max(...durations)),
    'Avg. Drawdown Duration':
      phases.length === 0 ? null : durationText(roundedUp(mean(durations), resolutionMs)),
  };
}

function tradeStats(
  trades: readonly TradeFigures[],
  labels: ArrayLike<number>,
  { resolutionMs }: ReferenceCalendar,
): ReferenceStats {
  const returns = trades.map(({ returnPct }) => returnPct);
  const pnl = trades.map((trade) => trade.pnl);
  const durations = trades.map(
    ({ entryBar, exitBar }) => (labels[exitBar] as number) - (labels[entryBar] as number),
  );
  const winRate = pnl.filter((value) => value > 0).length / pnl.length;
  const gains = returns.filter((value) => value > 0);
  const losses = returns.filter((value) => value < 0);
  const wins = pnl.filter((value) => value > 0);
  const lost = pnl.filter((value) => value < 0);
  const none = trades.length === 0;
  return {
    'Win Rate [%]': orNull(winRate * 100),
    'Best Trade [%]': none ? null : Math.max(...returns) * 100,
    'Worst Trade [%]': none ? null : Math.min(...returns) * 100,
    'Avg. Trade [%]': orNull(geometricMean(returns) * 100),
    'Max. Trade Duration': none ? null : durationText(Math.max(...durations)),
    'Avg. Trade Duration': none ? null : durationText(roundedUp(mean(durations), resolutionMs)),
    'Profit Factor': orNull(sum(gains) / Math.abs(sum(losses))),
    'Expectancy [%]': orNull(mean(returns) * 100),
    SQN: orNull((Math.sqrt(pnl.length) * mean(pnl)) / standardDeviation(pnl)),
    'Kelly Criterion': orNull(winRate - (1 - winRate) / (mean(wins) / -mean(lost))),
  };
}

/** Share of bars on which a position was open, entry and exit bar included. */
function exposureTime(trades: readonly TradeFigures[], bars: number): number {
  const open = new Uint8Array(bars);
  for (const { entryBar, exitBar } of trades) open.fill(1, entryBar, exitBar + 1);
  return (open.reduce((count, value) => count + value, 0) / bars) * 100;
}

function highest(values: ArrayLike<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i += 1) most = Math.max(most, values[i] as number);
  return most;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Averages are given in whole units of the bars' length. */
function roundedUp(ms: number, unit: number): number {
  return Math.ceil(ms / unit) * unit;
}

export function isoTime(ms: number): string {
  const text = new Date(ms).toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, 19)}Z` : text;
}

/** `12 days 06:30:00`, as the published runs write it. */
export function durationText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const days = Math.floor(seconds / 86_400);
  const rest = seconds % 86_400;
  const parts = [Math.floor(rest / 3600), Math.floor((rest % 3600) / 60), rest % 60];
  return `${days} days ${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}
