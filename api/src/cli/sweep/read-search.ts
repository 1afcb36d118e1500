/** The options of a search: its space, its sampler, what it is to make best. */
import {
  checkParameters,
  directionOf,
  objectiveNames,
  readSpace,
  spaceSize,
  type ParameterValues,
  type SearchSpec,
  type StrategyDefinition,
} from '@fiducia/engine/simulation';

import { readJson } from '../backtest/bars-input.js';
import { CliFailure } from '../cli-failure.js';

export interface SearchFlags {
  readonly grid?: string;
  readonly sampler?: 'random' | 'tpe';
  readonly trials?: number;
  readonly space?: string;
  readonly objective: string;
  readonly seed: number;
}

/** More is for a cluster; memory and the last judgement are bounded by it. */
const MAX_TRIALS = 100_000;
const DEFAULT_TRIALS = 100;
const EXAMPLES: Readonly<Record<string, string>> = { '--params': '{"fast":10}' };
const LISTS = '{"fast":[5,10]}';

export function readSearch(strategy: StrategyDefinition, flags: SearchFlags): SearchSpec {
  const { objective, seed } = flags;
  if (!objectiveNames().includes(objective)) {
    const known = objectiveNames().join(', ');
    throw new CliFailure(`Option --objective takes ${known}, not "${objective}".`, 2);
  }
  if (flags.grid !== undefined) return readGrid(strategy, flags, flags.grid);
  const { sampler = 'random', trials = DEFAULT_TRIALS } = flags;
  const given = flags.space === undefined ? null : readObject('--space', flags.space);
  const space = checkedSpace(strategy, '--space', given);
  return { sampler, space, trials, objective, seed };
}

function readGrid(strategy: StrategyDefinition, flags: SearchFlags, text: string): SearchSpec {
  const wrong = (['sampler', 'trials', 'space'] as const).find((name) => flags[name] !== undefined);
  if (wrong !== undefined) {
    throw new CliFailure(`Option --${wrong} does not go with --grid, which tries everything.`, 2);
  }
  const space = checkedSpace(strategy, '--grid', readObject('--grid', text));
  const size = spaceSize(space);
  if (size > MAX_TRIALS) {
    const count = Number.isFinite(size) ? String(size) : 'endless';
    throw new CliFailure(
      `Option --grid has ${count} combinations; at most ${MAX_TRIALS} can be tried one by one: ` +
        'give ranges a step, or use --sampler tpe --trials N --space.',
      2,
    );
  }
  const { objective, seed } = flags;
  return { sampler: 'grid', space, trials: size, objective, seed };
}

function checkedSpace(
  strategy: StrategyDefinition,
  option: string,
  given: Readonly<Record<string, unknown>> | null,
) {
  const checked = readSpace(strategy, given);
  if (checked.ok) return checked.space;
  throw new CliFailure(`Option ${option}: ${checked.error}.`, 2);
}

/** One by one: what goes together is asked of each combination. */
export function readFixed(strategy: StrategyDefinition, text: string): ParameterValues {
  const checked = checkParameters(strategy.parameters, readObject('--params', text));
  if (checked.ok) return checked.values;
  throw new CliFailure(`Option --params: ${checked.error}.`, 2);
}

function readObject(option: string, text: string): Readonly<Record<string, unknown>> {
  const example = EXAMPLES[option] ?? LISTS;
  const given = readJson(option, text, example);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new CliFailure(`Option ${option} takes a JSON object such as '${example}'.`, 2);
  }
  return given as Record<string, unknown>;
}

/** For people: "highest sharpe", "lowest maxDrawdown". */
export function goalOf(objective: string): string {
  return `${directionOf(objective) === 'MAXIMIZE' ? 'highest' : 'lowest'} ${objective}`;
}
