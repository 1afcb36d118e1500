/** What every sampler is: asked for combinations, told what they gave. */
import { unreachable } from '../../domain/assert.js';
import type { ParameterValues } from '../../strategies/parameters.js';
import type { SearchSpec } from '../search-spec.js';
import { GridSampler } from './grid-sampler.js';
import { RandomSampler } from './random-sampler.js';
import { TpeSampler } from './tpe-sampler.js';

export interface Sampler {
  /** Combinations that may be without their result at a time: threads beyond these have no work. */
  readonly underWay: number;
  /** False while the next ones depend on results that are to come. */
  mayAsk(): boolean;
  /**
   * Up to `count` combinations that were not given before. Empty: the space is used up. What a
   * sampler that learns gives depends on the order of calls alone, so that a search that tells it
   * results in the order of their numbers does not depend on how many threads work on it.
   */
  ask(count: number): readonly ParameterValues[];
  /** More is better; −Infinity where a combination gave nothing. */
  tell(parameters: ParameterValues, score: number): void;
}

/** `accepts`: whether the strategy takes a combination, e.g. one whose fast average is the faster. */
export function createSampler(
  { sampler, space, seed, trials }: SearchSpec,
  accepts: (parameters: ParameterValues) => boolean = () => true,
): Sampler {
  switch (sampler) {
    case 'grid':
      return new GridSampler(space);
    case 'random':
      return new RandomSampler(space, seed);
    case 'tpe':
      return new TpeSampler(space, { seed, trials }, accepts);
    default:
      return unreachable(sampler);
  }
}
