/** Every combination once, the last parameter fastest. */
import { present } from '../../domain/assert.js';
import type { ParameterValue, ParameterValues } from '../../strategies/parameters.js';
import type { SearchSpace } from '../search-spec.js';
import { valuesOf } from '../search-space.js';
import type { Sampler } from './sampler.js';

export class GridSampler implements Sampler {
  readonly underWay = Number.POSITIVE_INFINITY;
  private readonly names: readonly string[];
  private readonly values: readonly (readonly ParameterValue[])[];
  private readonly size: number;
  private next = 0;

  /** Of a space in which every dimension has an end. */
  constructor(space: SearchSpace) {
    this.names = Object.keys(space);
    this.values = Object.entries(space).map(([name, dimension]) =>
      present(valuesOf(dimension), `a grid of ${name} that has an end`),
    );
    this.size = this.values.reduce((size, { length }) => size * length, 1);
  }

  mayAsk(): boolean {
    return true;
  }

  ask(count: number): readonly ParameterValues[] {
    const given: ParameterValues[] = [];
    while (given.length < count && this.next < this.size) {
      given.push(this.combination(this.next));
      this.next += 1;
    }
    return given;
  }

  tell(): void {
    // A grid does not learn.
  }

  private combination(index: number): ParameterValues {
    const chosen: Record<string, ParameterValue> = {};
    let rest = index;
    for (let i = this.names.length - 1; i >= 0; i -= 1) {
      const values = this.values[i] as readonly ParameterValue[];
      chosen[this.names[i] as string] = values[rest % values.length] as ParameterValue;
      rest = Math.floor(rest / values.length);
    }
    // In the order of the declaration, as they are read.
    return Object.fromEntries(this.names.map((name) => [name, chosen[name] as ParameterValue]));
  }
}
