/**
 * Density over a range: a normal curve around each value that was seen, as wide as the distance to
 * its farther neighbour, and one over the whole range as a prior; cut off at the ends of the range.
 */
import {
  normalProbability,
  normalQuantile,
} from '../../analytics/statistics/normal-distribution.js';
import type { Dimension } from '../search-spec.js';
import { bounds, fromScale, toScale } from './draw-value.js';
import type { Estimator } from './tpe-sampler.js';

type Range = Exclude<Dimension, { readonly type: 'values' }>;

interface Curve {
  readonly mean: number;
  readonly width: number;
  /** Probability below the range, and within it. */
  readonly below: number;
  readonly inside: number;
}

export function parzenEstimator(range: Range, values: readonly number[]): Estimator {
  const [low, high] = bounds(range);
  const curves = curvesOf(
    values.map((value) => toScale(range, value)),
    low,
    high,
  );
  return {
    draw(random) {
      const curve = curves[Math.floor(random() * curves.length)] as Curve;
      const share = curve.below + random() * curve.inside;
      const place = curve.mean + curve.width * normalQuantile(withinOne(share));
      return fromScale(range, Math.min(Math.max(place, low), high));
    },
    logDensity: (value) => logDensity(curves, toScale(range, value as number)),
  };
}

/** The quantile of 0 and of 1 is infinite. */
function withinOne(share: number): number {
  return Math.min(Math.max(share, 1e-12), 1 - 1e-12);
}

function curvesOf(places: readonly number[], low: number, high: number): readonly Curve[] {
  const span = Math.max(high - low, Number.MIN_VALUE);
  const sorted = [...places, (low + high) / 2].sort((a, b) => a - b);
  const prior = sorted.indexOf((low + high) / 2);
  // Few values that happen to be close say little: the fewer, the wider.
  const narrowest = span / (1 + sorted.length);
  return sorted.map((mean, i) => {
    // The outermost have one neighbour: the distance to the end of the range says nothing of them.
    const left = i === 0 ? 0 : mean - (sorted[i - 1] as number);
    const right = i === sorted.length - 1 ? 0 : (sorted[i + 1] as number) - mean;
    const width = i === prior ? span : Math.min(Math.max(left, right, narrowest), span);
    const below = normalProbability((low - mean) / width);
    return { mean, width, below, inside: normalProbability((high - mean) / width) - below };
  });
}

/** Up to a constant that both densities share. */
function logDensity(curves: readonly Curve[], place: number): number {
  let sum = 0;
  for (const { mean, width, inside } of curves) {
    const distance = (place - mean) / width;
    sum += Math.exp((-distance * distance) / 2) / (width * Math.max(inside, 1e-12));
  }
  return Math.log(Math.max(sum / curves.length, Number.MIN_VALUE));
}
