/**
 * The Sharpe ratio of the best of many trials, judged against what the best of as many worthless
 * trials would have shown (Bailey and López de Prado 2014, "The Deflated Sharpe Ratio").
 */
import { deviationOf, meanOf } from '../statistics/moments.js';
import { normalQuantile } from '../statistics/normal-distribution.js';
import { effectiveTrials } from './effective-trials.js';
import type { EffectiveTrials } from './effective-trials.js';
import { estimateSharpe, probabilisticSharpe } from './probabilistic-sharpe.js';
import type { SharpeEstimate } from './probabilistic-sharpe.js';

export interface DeflatedSharpeInput extends SharpeEstimate {
  /** Independent trials among which this one was chosen. */
  readonly trials: number;
  /** Variance of the trials' Sharpe ratios, per observation. */
  readonly sharpeVariance: number;
}

export interface DeflatedSharpe {
  /** Sharpe ratio per observation that the best of so many worthless trials is expected to show. */
  readonly expectedMaximum: number;
  /** Probability that the true Sharpe ratio is above zero, the choice among trials accounted for. */
  readonly probability: number;
}

const EULER_MASCHERONI = 0.5772156649015329;

/** SR₀ = √V · ((1 − γ)·Z⁻¹(1 − 1/N) + γ·Z⁻¹(1 − 1/(N·e))). */
export function expectedMaximumSharpe(trials: number, sharpeVariance: number): number {
  if (trials <= 1) return 0;
  const first = normalQuantile(1 - 1 / trials);
  const second = normalQuantile(1 - 1 / (trials * Math.E));
  const expected = (1 - EULER_MASCHERONI) * first + EULER_MASCHERONI * second;
  return Math.max(0, Math.sqrt(sharpeVariance) * expected);
}

export function deflatedSharpe(input: DeflatedSharpeInput): DeflatedSharpe {
  const expectedMaximum = expectedMaximumSharpe(input.trials, input.sharpeVariance);
  return { expectedMaximum, probability: probabilisticSharpe(input, expectedMaximum) };
}

export interface DeflatedSharpeOfTrials extends DeflatedSharpe {
  readonly effective: EffectiveTrials;
  readonly sharpeVariance: number;
}

/**
 * The same from the returns of every trial (one row each, the same observations): the number of
 * trials and the variance are those of the clusters of like trials. null when the chosen trial's
 * returns do not vary or are too few.
 */
export function deflatedSharpeOfTrials(
  trials: readonly ArrayLike<number>[],
  chosen: number,
): DeflatedSharpeOfTrials | null {
  const estimate = estimateSharpe(trials[chosen] ?? []);
  if (estimate === null) return null;
  const effective = effectiveTrials(trials);
  const sharpes = clusterSharpes(trials, effective);
  const sharpeVariance = sharpes.length < 2 ? 0 : deviationOf(sharpes) ** 2;
  const deflated = deflatedSharpe({ ...estimate, trials: effective.count, sharpeVariance });
  return { ...deflated, effective, sharpeVariance };
}

/** Of each cluster the Sharpe ratio of its members held together, weighted by inverse variance. */
function clusterSharpes(
  trials: readonly ArrayLike<number>[],
  { labels, count }: EffectiveTrials,
): number[] {
  const length = trials[0]?.length ?? 0;
  const sums = Array.from({ length: count }, () => new Float64Array(length));
  trials.forEach((returns, trial) => {
    const sum = sums[labels[trial] as number] as Float64Array;
    const variance = deviationOf(returns) ** 2;
    if (!(variance > 0)) return;
    for (let i = 0; i < length; i += 1)
      sum[i] = (sum[i] as number) + (returns[i] as number) / variance;
  });
  return sums
    .map((held) => ({ mean: meanOf(held), deviation: deviationOf(held) }))
    .map(({ mean, deviation }) => (deviation > 0 ? mean / deviation : 0));
}
