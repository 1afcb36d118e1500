/** What a search can make best: any of the product's measures, in its better direction. */
import { MEASURES } from '../analytics/measures/measure-registry.js';

/** Key of a measure; whether there is such a one is asked of `objectiveNames`. */
export type ObjectiveName = string;

/** Measures with a better direction; a benchmark is not at hand in a search. */
const OBJECTIVES = MEASURES.filter(
  ({ better, group }) => better !== undefined && group !== 'BENCHMARK',
);
const LESS_IS_BETTER: ReadonlySet<string> = new Set(
  OBJECTIVES.filter(({ better }) => better === 'LESS').map(({ key }) => key),
);

export function objectiveNames(): readonly ObjectiveName[] {
  return OBJECTIVES.map(({ key }) => key);
}

export function directionOf(objective: ObjectiveName): 'MAXIMIZE' | 'MINIMIZE' {
  return LESS_IS_BETTER.has(objective) ? 'MINIMIZE' : 'MAXIMIZE';
}

/** More is better; a figure without a value is worse than any that has one. */
export function scoreOf(objective: ObjectiveName, value: number | null): number {
  if (value === null || Number.isNaN(value)) return Number.NEGATIVE_INFINITY;
  return directionOf(objective) === 'MINIMIZE' ? -value : value;
}
