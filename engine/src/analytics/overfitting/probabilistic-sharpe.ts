/**
 * How sure an observed Sharpe ratio is, given length, skewness and kurtosis of the returns
 * (Bailey and López de Prado 2012, "The Sharpe Ratio Efficient Frontier").
 */
import { normalProbability, normalQuantile } from '../statistics/normal-distribution.js';
import {
  deviationOf,
  isFlat,
  meanOf,
  populationKurtosis,
  populationSkewness,
  present,
} from '../statistics/moments.js';

export interface SharpeEstimate {
  /** Per observation, not annualised. */
  readonly sharpe: number;
  readonly observations: number;
  readonly skewness: number;
  /** Not excess: 3 for a normal distribution. */
  readonly kurtosis: number;
}

/** null when the returns are fewer than three or do not vary. */
export function estimateSharpe(returns: ArrayLike<number>): SharpeEstimate | null {
  const observed = present(returns);
  if (observed.length < 3 || isFlat(observed)) return null;
  return {
    sharpe: meanOf(observed) / deviationOf(observed),
    observations: observed.length,
    skewness: populationSkewness(observed),
    kurtosis: populationKurtosis(observed),
  };
}

/** σ(SR) = √((1 − γ₃·SR + (γ₄ − 1)/4·SR²) ÷ (n − 1)). */
export function sharpeStandardError(estimate: SharpeEstimate): number {
  return Math.sqrt(varianceOfOne(estimate) / (estimate.observations - 1));
}

function varianceOfOne({ sharpe, skewness, kurtosis }: SharpeEstimate): number {
  return 1 - skewness * sharpe + ((kurtosis - 1) / 4) * sharpe ** 2;
}

/** Probability that the true Sharpe ratio is above `benchmark`, both per observation. */
export function probabilisticSharpe(estimate: SharpeEstimate, benchmark = 0): number {
  return normalProbability((estimate.sharpe - benchmark) / sharpeStandardError(estimate));
}

/**
 * Observations after which the Sharpe ratio would be above `benchmark` with this confidence;
 * NaN where it is not above it at all.
 */
export function minimumTrackRecord(
  estimate: SharpeEstimate,
  { benchmark = 0, confidence = 0.95 }: { benchmark?: number; confidence?: number } = {},
): number {
  if (!(estimate.sharpe > benchmark)) return Number.NaN;
  const distance = normalQuantile(confidence) / (estimate.sharpe - benchmark);
  return 1 + varianceOfOne(estimate) * distance ** 2;
}
