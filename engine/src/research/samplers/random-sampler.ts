/** Combinations drawn independently, none twice. */
import { seededRandom } from '../../simulation/seeded-random.js';
import type { ParameterValue, ParameterValues } from '../../strategies/parameters.js';
import type { SearchSpace } from '../search-spec.js';
import { drawValue } from './draw-value.js';
import type { Sampler } from './sampler.js';
import { Seen } from './seen.js';

export class RandomSampler implements Sampler {
  readonly underWay = Number.POSITIVE_INFINITY;
  private readonly random: () => number;
  private readonly seen = new Seen();

  constructor(
    private readonly space: SearchSpace,
    seed: number,
  ) {
    this.random = seededRandom(seed);
  }

  mayAsk(): boolean {
    return true;
  }

  ask(count: number): readonly ParameterValues[] {
    return this.seen.fresh(count, () => drawCombination(this.space, this.random));
  }

  tell(): void {
    // Independent draws do not learn.
  }
}

export function drawCombination(space: SearchSpace, random: () => number): ParameterValues {
  const values: Record<string, ParameterValue> = {};
  for (const [name, dimension] of Object.entries(space)) {
    values[name] = drawValue(dimension, random);
  }
  return values;
}
