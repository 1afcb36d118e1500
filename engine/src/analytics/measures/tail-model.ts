/**
 * Value at risk and expected shortfall from a generalised Pareto distribution fitted to the losses
 * beyond a threshold (Embrechts, Klüppelberg and Mikosch 1997); thresholds as in empyrical.
 */
import { minimise } from '../statistics/nelder-mead.js';

export interface TailModel {
  readonly threshold: number;
  readonly scale: number;
  readonly shape: number;
  readonly valueAtRisk: number;
  readonly expectedShortfall: number;
}

const FIRST_THRESHOLD = 0.2;
const LEAST_THRESHOLD = 1e-9;
const NO_MODEL: TailModel = {
  threshold: 0,
  scale: 0,
  shape: 0,
  valueAtRisk: 0,
  expectedShortfall: 0,
};

/**
 * Halves the threshold from 0.2 until the fit has a heavy tail (shape above 0); all zeros where no
 * threshold gives one. As in the library `probability` is one among the losing periods.
 */
export function fitTail(returns: ArrayLike<number>, probability = 0.01): TailModel {
  if (returns.length < 3) return NO_MODEL;
  const losses = Array.from(returns, (value) => -value).filter((value) => value > 0);
  for (let threshold = FIRST_THRESHOLD; threshold > LEAST_THRESHOLD; threshold /= 2) {
    const beyond = losses.filter((value) => value >= threshold);
    const fit = fitPareto(beyond);
    if (fit === null || fit.shape <= 0) continue;
    const { scale, shape } = fit;
    const share = (losses.length / beyond.length) * probability;
    const valueAtRisk = threshold + (scale / shape) * (share ** -shape - 1);
    const expectedShortfall =
      shape === 1 ? 0 : valueAtRisk / (1 - shape) + (scale - shape * threshold) / (1 - shape);
    return { threshold, scale, shape, valueAtRisk, expectedShortfall };
  }
  return NO_MODEL;
}

function fitPareto(
  losses: readonly number[],
): { readonly scale: number; readonly shape: number } | null {
  if (losses.length === 0) return null;
  const { point, converged } = minimise(
    ([scale = 0, shape = 0]) => {
      return -logLikelihood(losses, scale, shape);
    },
    [1, 1],
  );
  if (!converged) return null;
  return { scale: point[0] as number, shape: point[1] as number };
}

function logLikelihood(losses: readonly number[], scale: number, shape: number): number {
  const n = losses.length;
  if (shape === 0) {
    const sum = losses.reduce((total, value) => total + value, 0);
    return scale >= 0 ? -n * Math.log(scale) - sum / scale : -Number.MAX_VALUE;
  }
  if (scale <= 0 || shape < 0) return -Number.MAX_VALUE;
  const logs = losses.reduce((sum, value) => sum + Math.log((shape / scale) * value + 1), 0);
  return -n * Math.log(scale) - (1 / shape + 1) * logs;
}
