/** What a search can make best: any of the product's measures, each with its better direction. */
import { measuresOf } from '../analytics/measures.js';

/** Name of a measure; whether there is such a one is asked of `objectiveNames`. */
export type ObjectiveName = string;

/** Where less is better. Everything else is better when it is more. */
const LESS_IS_BETTER: ReadonlySet<string> = new Set([
  'maxDrawdown',
  'volatility',
  'ulcerIndex',
  'averageDrawdown',
  'maxDrawdownDuration',
  'turnover',
  'valueAtRisk',
  'expectedShortfall',
]);

/** Figures about the run itself, of which more is neither better nor worse. */
const NO_OBJECTIVE: ReadonlySet<string> = new Set(['periodsPerYear']);

export function objectiveNames(): readonly string[] {
  const sample = measuresOf({ openingCash: 1, equity: [1, 2], trades: [], periodsPerYear: 1 });
  return Object.entries(sample)
    .filter(([name, value]) => isFigure(value) && !NO_OBJECTIVE.has(name))
    .map(([name]) => name);
}

function isFigure(value: unknown): boolean {
  return value === null || typeof value === 'number';
}

export function directionOf(objective: ObjectiveName): 'MAXIMIZE' | 'MINIMIZE' {
  return LESS_IS_BETTER.has(objective) ? 'MINIMIZE' : 'MAXIMIZE';
}

/** More is better; a figure without a value is worse than any that has one. */
export function scoreOf(objective: ObjectiveName, value: number | null): number {
  if (value === null || Number.isNaN(value)) return Number.NEGATIVE_INFINITY;
  return directionOf(objective) === 'MINIMIZE' ? -value : value;
}
