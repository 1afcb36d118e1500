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

/** A number for each curve, in the order of their middles: a choice compares many thousands. */
class Curves {
  readonly mean: Float64Array;
  readonly width: Float64Array;
  /** Probability below the range, and within it. */
  readonly below: Float64Array;
  readonly inside: Float64Array;

  constructor(places: readonly number[], low: number, high: number) {
    const middle = (low + high) / 2;
    this.mean = Float64Array.from([...places, middle]).sort();
    const span = Math.max(high - low, Number.MIN_VALUE);
    this.width = widthsOf(this.mean, span, this.mean.indexOf(middle));
    this.below = this.mean.map((mean, i) => probability((low - mean) / (this.width[i] as number)));
    this.inside = this.mean.map(
      (mean, i) =>
        probability((high - mean) / (this.width[i] as number)) - (this.below[i] as number),
    );
  }

  draw(random: () => number): number {
    const i = Math.floor(random() * this.mean.length);
    const share = (this.below[i] as number) + random() * (this.inside[i] as number);
    return (this.mean[i] as number) + (this.width[i] as number) * normalQuantile(withinOne(share));
  }

  /** Up to a constant that both densities share. */
  logDensity(place: number): number {
    let sum = 0;
    for (let i = 0; i < this.mean.length; i += 1) {
      const width = this.width[i] as number;
      const distance = (place - (this.mean[i] as number)) / width;
      if (distance > BEYOND || distance < -BEYOND) continue;
      const area = width * Math.max(this.inside[i] as number, 1e-12);
      sum += Math.exp((-distance * distance) / 2) / area;
    }
    return Math.log(Math.max(sum / this.mean.length, Number.MIN_VALUE));
  }
}

/** Widths from the middle of a curve where nothing is left of it beside the prior. */
const BEYOND = 9;

export function parzenEstimator(range: Range, values: readonly number[]): Estimator {
  const [low, high] = bounds(range);
  const places = values.map((value) => toScale(range, value));
  const curves = new Curves(places, low, high);
  const known = new Map<number, number>();
  return {
    draw: (random) => fromScale(range, Math.min(Math.max(curves.draw(random), low), high)),
    logDensity(value) {
      const place = toScale(range, value as number);
      const found = known.get(place) ?? curves.logDensity(place);
      known.set(place, found);
      return found;
    },
  };
}

/** The quantile of 0 and of 1 is infinite. */
function withinOne(share: number): number {
  return Math.min(Math.max(share, 1e-12), 1 - 1e-12);
}

function widthsOf(mean: Float64Array, span: number, prior: number): Float64Array {
  // Few values that happen to be close say little: the fewer, the wider.
  const narrowest = span / (1 + mean.length);
  return mean.map((at, i) => {
    // The outermost have one neighbour: the distance to the end of the range says nothing of them.
    const left = i === 0 ? 0 : at - (mean[i - 1] as number);
    const right = i === mean.length - 1 ? 0 : (mean[i + 1] as number) - at;
    return i === prior ? span : Math.min(Math.max(left, right, narrowest), span);
  });
}

/** Most curves are far from both ends. */
function probability(x: number): number {
  if (x < -BEYOND) return 0;
  return x > BEYOND ? 1 : normalProbability(x);
}
