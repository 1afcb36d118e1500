/** Periods that won against periods that lost. Periods, not trades: see trade-measures.ts for those. */
import { meanOf } from '../statistics/moments.js';
import { profitFactorOf } from './distribution.js';
import { fewReturns } from './measure.js';
import type { Measure } from './measure.js';
import type { MeasuredSeries } from './measured-series.js';

const DAY_MS = 86_400_000;

/** 0 where no period had a return. */
function winRate({ gains, losses }: MeasuredSeries): number {
  const active = gains.length + losses.length;
  return active === 0 ? 0 : gains.length / active;
}

function payoff({ gains, losses }: MeasuredSeries): number {
  return meanOf(gains) / -meanOf(losses);
}

/** p − (1 − p) ÷ b. */
export function kellyFraction(winProbability: number, payoffRatio: number): number {
  return winProbability - (1 - winProbability) / payoffRatio;
}

/** The share of capital for returns with mean μ and deviation σ over a rate r: (μ − r) ÷ σ² (Thorp 2006). */
export function continuousKelly(mean: number, riskFree: number, deviation: number): number {
  return (mean - riskFree) / deviation ** 2;
}

/** What may be staked: no edge, no stake. */
export function kellyStake(fraction: number): number {
  return Math.max(0, fraction);
}

/** (mean of wins ÷ their number) ÷ (mean of losses ÷ their number); a period of 0 is a win here. */
function profitRatio({ returns, losses }: MeasuredSeries): number {
  const wins = Array.from(returns).filter((value) => value >= 0);
  if (wins.length === 0) return 0;
  const lost = Math.abs(meanOf(losses) / losses.length);
  return Math.abs(meanOf(wins) / wins.length) / lost;
}

function longestRun(returns: ArrayLike<number>, counts: (value: number) => boolean): number {
  let longest = 0;
  let run = 0;
  for (let i = 0; i < returns.length; i += 1) {
    run = counts(returns[i] as number) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** Returns are added up within each day before wins and losses are told apart. */
function gainToPain({ returns, labels, sum }: MeasuredSeries): number {
  const days = new Map<number, number>();
  for (let i = 0; i < returns.length; i += 1) {
    const day = labels === null ? i : Math.floor((labels[i] as number) / DAY_MS);
    days.set(day, (days.get(day) ?? 0) + (returns[i] as number));
  }
  let pain = 0;
  for (const value of days.values()) pain -= Math.min(value, 0);
  return sum / pain;
}

/** Rounded up to whole percent, as the library does. */
function exposure({ returns, gains, losses }: MeasuredSeries): number {
  return Math.ceil(((gains.length + losses.length) / returns.length) * 100) / 100;
}

const NO_LOSS = 'there is no losing period';
const ONE_SIDED = 'there is no winning or no losing period';

export const WINNING_PERIOD_MEASURES: readonly Measure[] = [
  {
    key: 'periodWinRate',
    title: 'Winning periods',
    names: ['win_rate'],
    group: 'PERIODS',
    unit: 'FRACTION',
    formula: 'periods with r > 0 ÷ periods with r ≠ 0',
    source: 'quantstats win_rate',
    minimum: 1,
    better: 'MORE',
    of: winRate,
    caveats: [fewReturns],
  },
  {
    key: 'averageWin',
    title: 'Average winning period',
    names: ['avg_win'],
    group: 'PERIODS',
    unit: 'FRACTION',
    formula: 'mean of the returns above 0',
    source: 'quantstats avg_win',
    minimum: 1,
    better: 'MORE',
    of: ({ gains }) => meanOf(gains),
    missing: 'there is no winning period',
  },
  {
    key: 'averageLoss',
    title: 'Average losing period',
    names: ['avg_loss'],
    group: 'PERIODS',
    unit: 'FRACTION',
    formula: 'mean of the returns below 0 (a negative number)',
    source: 'quantstats avg_loss',
    minimum: 1,
    better: 'MORE',
    of: ({ losses }) => meanOf(losses),
    missing: NO_LOSS,
  },
  {
    key: 'payoffRatio',
    title: 'Payoff ratio of periods',
    names: ['payoff_ratio'],
    group: 'PERIODS',
    unit: 'RATIO',
    formula: 'average win ÷ |average loss|',
    source: 'quantstats payoff_ratio',
    minimum: 1,
    better: 'MORE',
    of: payoff,
    caveats: [fewReturns],
    missing: ONE_SIDED,
  },
  {
    key: 'periodProfitFactor',
    title: 'Profit factor of periods',
    names: ['profit_factor'],
    group: 'PERIODS',
    unit: 'RATIO',
    formula: 'Σ of the gains ÷ |Σ of the losses|',
    source: 'quantstats profit_factor',
    minimum: 1,
    better: 'MORE',
    of: profitFactorOf,
    caveats: [fewReturns],
    missing: NO_LOSS,
  },
  {
    key: 'profitRatio',
    title: 'Profit ratio',
    names: ['profit_ratio'],
    group: 'PERIODS',
    unit: 'RATIO',
    formula: '(mean of r ≥ 0 ÷ their number) ÷ |mean of r < 0 ÷ their number|',
    source: 'quantstats profit_ratio',
    minimum: 1,
    of: profitRatio,
    missing: NO_LOSS,
  },
  {
    key: 'gainToPain',
    title: 'Gain to pain ratio',
    names: ['gain_to_pain_ratio'],
    group: 'PERIODS',
    unit: 'RATIO',
    formula: 'Σ r ÷ |Σ of the losing days|, returns added up within each UTC day',
    source: 'Schwager; quantstats gain_to_pain_ratio',
    minimum: 1,
    better: 'MORE',
    of: gainToPain,
    missing: 'there is no losing day',
  },
  {
    key: 'cpcIndex',
    title: 'CPC index',
    names: ['cpc_index'],
    group: 'PERIODS',
    unit: 'RATIO',
    formula: 'profit factor of periods × winning periods × payoff ratio',
    source: 'quantstats cpc_index',
    minimum: 1,
    better: 'MORE',
    of: (series) => profitFactorOf(series) * winRate(series) * payoff(series),
    missing: ONE_SIDED,
  },
  {
    key: 'kelly',
    title: 'Kelly fraction of periods',
    names: ['kelly_criterion'],
    group: 'PERIODS',
    unit: 'FRACTION',
    formula: 'p − (1 − p) ÷ b, p the winning periods, b the payoff ratio; below 0: no stake',
    source: 'Kelly 1956; quantstats kelly_criterion',
    minimum: 1,
    better: 'MORE',
    of: (series) => kellyFraction(winRate(series), payoff(series)),
    caveats: [fewReturns],
    missing: ONE_SIDED,
  },
  {
    key: 'riskOfRuin',
    title: 'Risk of ruin',
    names: ['risk_of_ruin'],
    group: 'PERIODS',
    unit: 'FRACTION',
    formula: '((1 − p) ÷ (1 + p))^n, p the winning periods',
    source: "gambler's ruin; quantstats risk_of_ruin",
    minimum: 1,
    better: 'LESS',
    of: (series) => ((1 - winRate(series)) / (1 + winRate(series))) ** series.returns.length,
    caveats: [() => 'a rule of thumb: it knows no sizes of wins and losses'],
  },
  {
    key: 'consecutiveWins',
    title: 'Longest run of winning periods',
    names: ['consecutive_wins'],
    group: 'PERIODS',
    unit: 'COUNT',
    formula: 'most periods in a row with r > 0',
    source: 'quantstats consecutive_wins',
    minimum: 1,
    better: 'MORE',
    of: ({ returns }) => longestRun(returns, (value) => value > 0),
  },
  {
    key: 'consecutiveLosses',
    title: 'Longest run of losing periods',
    names: ['consecutive_losses'],
    group: 'PERIODS',
    unit: 'COUNT',
    formula: 'most periods in a row with r < 0',
    source: 'quantstats consecutive_losses',
    minimum: 1,
    better: 'LESS',
    of: ({ returns }) => longestRun(returns, (value) => value < 0),
  },
  {
    key: 'exposure',
    title: 'Active periods',
    names: ['exposure'],
    group: 'PERIODS',
    unit: 'FRACTION',
    formula: 'periods with r ≠ 0 ÷ n, rounded up to a whole percent',
    source: 'quantstats exposure',
    minimum: 1,
    of: exposure,
  },
];
