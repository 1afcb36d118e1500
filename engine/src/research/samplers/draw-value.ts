/** One value of a dimension: uniform, or with equal ratios equally likely. */
import type { ParameterValue } from '../../strategies/parameters.js';
import { steppedValue } from '../search-space.js';
import type { Dimension } from '../search-spec.js';

type Range = Exclude<Dimension, { readonly type: 'values' }>;

export function drawValue(dimension: Dimension, random: () => number): ParameterValue {
  if (dimension.type === 'values') {
    const { values } = dimension;
    return values[Math.floor(random() * values.length)] as ParameterValue;
  }
  const [low, high] = bounds(dimension);
  return fromScale(dimension, low + random() * (high - low));
}

/**
 * The scale on which a range is even: its logarithm where it is asked for. Whole numbers and steps
 * own half a step on either side, so that the first and the last are as likely as the others.
 */
export function bounds(range: Range): readonly [number, number] {
  const half = stepOf(range) / 2;
  const low = range.min - half;
  const high = lastOf(range) + half;
  return range.log === true
    ? [Math.log(Math.max(low, range.min / 2)), Math.log(high)]
    : [low, high];
}

export function toScale(range: Range, value: number): number {
  return range.log === true ? Math.log(value) : value;
}

/** Back to a value that the parameter may have. */
export function fromScale(range: Range, place: number): number {
  const value = range.log === true ? Math.exp(place) : place;
  const step = stepOf(range);
  if (step === 0) return Math.min(Math.max(value, range.min), range.max);
  const most = Math.round((lastOf(range) - range.min) / step);
  const k = Math.min(Math.max(Math.round((value - range.min) / step), 0), most);
  return steppedValue(range.min, step, k);
}

function stepOf({ type, step }: Range): number {
  return step ?? (type === 'integer' ? 1 : 0);
}

/** The highest value that lies on a step. */
function lastOf(range: Range): number {
  const step = stepOf(range);
  if (step === 0) return range.max;
  return range.min + Math.floor((range.max - range.min) / step + 1e-9) * step;
}
