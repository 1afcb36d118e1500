/** What compared runs have in common and where they differ. */
import type { ResearchRun } from '@fiducia/sdk';
import { parameterEntries } from '../../account/strategy-parameters.js';

export interface ComparedRow {
  readonly name: string;
  /** One for each run; null where the run has no such setting. */
  readonly values: readonly (string | null)[];
  readonly differs: boolean;
}

export function comparedRow(name: string, values: readonly (string | null)[]): ComparedRow {
  return { name, values, differs: new Set(values).size > 1 };
}

/** Every parameter that any of the runs has, in the order in which they first appear. */
export function parameterRows(runs: readonly ResearchRun[]): readonly ComparedRow[] {
  const maps = runs.map(({ parameters }) => new Map(parameterEntries(parameters)));
  const names = new Set(maps.flatMap((map) => [...map.keys()]));
  return [...names].map((name) =>
    comparedRow(
      name,
      maps.map((map) => map.get(name) ?? null),
    ),
  );
}

/**
 * The places of the best values, for the direction that is better. None where all are equal as they
 * are shown: the eye should not look for a difference that it cannot see.
 */
export function bestPlaces(
  values: readonly (number | null)[],
  shown: readonly string[],
  better: 'MORE' | 'LESS',
): readonly number[] {
  if (new Set(shown).size < 2) return [];
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return [];
  const best = better === 'MORE' ? Math.max(...known) : Math.min(...known);
  return values.flatMap((value, place) => (value === best ? [place] : []));
}
