/** How a search looks for parameters: its space, its sampler, what it is to make best. */
import type { ParameterValue } from '../strategies/parameters.js';
import type { ObjectiveName } from './objectives.js';

/** Where the values of one parameter come from. */
export type Dimension =
  | { readonly type: 'values'; readonly values: readonly ParameterValue[] }
  | {
      readonly type: 'integer' | 'number';
      readonly min: number;
      readonly max: number;
      /** Only `min + k × step`; absent, every value. */
      readonly step?: number | undefined;
      /** Equal ratios are equally likely. */
      readonly log?: boolean | undefined;
    };

/** By parameter, in the order in which the strategy declares them. */
export type SearchSpace = Readonly<Record<string, Dimension>>;

export const SAMPLERS = ['grid', 'random', 'tpe'] as const;
export type SamplerName = (typeof SAMPLERS)[number];

export interface SearchSpec {
  readonly sampler: SamplerName;
  readonly space: SearchSpace;
  /** Backtests to run; of a grid, all of its combinations. */
  readonly trials: number;
  readonly objective: ObjectiveName;
  readonly seed: number;
}
