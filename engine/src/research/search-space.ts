/** The space of a search: read from what somebody wrote, or from what the strategy declares. */
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { ParameterSpec, ParameterValue } from '../strategies/parameters.js';
import { checkParameters } from '../strategies/parameters.js';
import type { Dimension, SearchSpace } from './search-spec.js';

export type SpaceCheck =
  | { readonly ok: true; readonly space: SearchSpace }
  | { readonly ok: false; readonly parameter: string; readonly error: string };

/** A longer list is a range. */
const MAX_VALUES = 10_000;

/**
 * By parameter a list of values, or `{ min, max, step?, log? }`. null: everything that is declared
 * with a range, or with a few values. Dimensions come in the order of the declaration.
 */
export function readSpace(
  definition: StrategyDefinition,
  given: Readonly<Record<string, unknown>> | null,
): SpaceCheck {
  const { parameters } = definition;
  const wanted = given ?? declaredSpace(definition);
  const space: Record<string, Dimension> = {};
  const unknown = Object.keys(wanted).find((name) => !Object.hasOwn(parameters, name));
  if (unknown !== undefined) return refuse(unknown, unknownParameter(definition, unknown));
  for (const [name, spec] of Object.entries(parameters)) {
    if (!Object.hasOwn(wanted, name)) continue;
    const dimension = readDimension(name, spec, wanted[name]);
    if (typeof dimension === 'string') return refuse(name, dimension);
    space[name] = dimension;
  }
  if (Object.keys(space).length === 0) return refuse('', 'there is nothing to search over');
  return { ok: true, space };
}

function refuse(parameter: string, error: string): SpaceCheck {
  return { ok: false, parameter, error };
}

function unknownParameter({ parameters }: StrategyDefinition, name: string): string {
  return `there is no parameter "${name.slice(0, 40)}"; there are ${Object.keys(parameters).join(', ')}`;
}

/** Ranges and choices; an on-off switch changes what a strategy is, and is searched when asked for. */
function declaredSpace({ parameters }: StrategyDefinition): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, spec]) => {
      const values = declaredValues(spec);
      return values === null ? [] : [[name, values]];
    }),
  );
}

function declaredValues(spec: ParameterSpec): unknown {
  if (spec.type === 'boolean') return null;
  if (spec.type === 'choice') return spec.choices;
  if (spec.search === false) return null;
  return spec.search ?? { min: spec.min, max: spec.max };
}

/** The dimension, or what is wrong with it. */
function readDimension(name: string, spec: ParameterSpec, given: unknown): Dimension | string {
  if (Array.isArray(given)) return readValues(name, spec, given);
  const isRange = spec.type === 'integer' || spec.type === 'number';
  if (typeof given !== 'object' || given === null || !isRange) {
    const range = isRange ? ', or { "min", "max" }' : '';
    return `${name} takes a list of values${range}`;
  }
  return readRange(name, spec, given as Readonly<Record<string, unknown>>);
}

function readValues(
  name: string,
  spec: ParameterSpec,
  given: readonly unknown[],
): Dimension | string {
  if (given.length === 0 || given.length > MAX_VALUES) {
    return `${name} takes 1 to ${MAX_VALUES} values`;
  }
  for (const value of given) {
    const checked = checkParameters({ [name]: spec }, { [name]: value });
    if (!checked.ok) return checked.error;
  }
  const values = [...new Set(given as readonly ParameterValue[])];
  return { type: 'values', values };
}

type NumericSpec = Extract<ParameterSpec, { readonly min: number }>;

function readRange(
  name: string,
  spec: NumericSpec,
  given: Readonly<Record<string, unknown>>,
): Dimension | string {
  const extra = Object.keys(given).find((key) => !['min', 'max', 'step', 'log'].includes(key));
  if (extra !== undefined)
    return `${name} has no "${extra.slice(0, 40)}"; it takes min, max, step, log`;
  const { min = spec.min, max = spec.max, step, log = false } = given;
  for (const bound of [min, max]) {
    const checked = checkParameters({ [name]: spec }, { [name]: bound });
    if (!checked.ok) return checked.error;
  }
  const [low, high] = [min as number, max as number];
  if (low > high) return `${name} needs a min of at most its max`;
  if (typeof log !== 'boolean') return `${name} takes log as true or false`;
  if (log && low <= 0) return `${name} needs a min above 0 for log`;
  if (step === undefined) return { type: spec.type, min: low, max: high, ...(log && { log }) };
  const fits =
    typeof step === 'number' && step > 0 && (spec.type === 'number' || Number.isInteger(step));
  if (!fits)
    return `${name} takes a step above 0${spec.type === 'integer' ? ', a whole number' : ''}`;
  return { type: spec.type, min: low, max: high, step, ...(log && { log }) };
}

/** Every value of a dimension; null where there is no end of them. */
export function valuesOf(dimension: Dimension): readonly ParameterValue[] | null {
  if (dimension.type === 'values') return dimension.values;
  const { type, min, max } = dimension;
  const step = dimension.step ?? (type === 'integer' ? 1 : null);
  if (step === null) return null;
  const count = Math.floor((max - min) / step + 1e-9) + 1;
  if (count > MAX_VALUES) return null;
  return Array.from({ length: count }, (_, k) => steppedValue(min, step, k));
}

/** Rounded to twelve digits, so that 0.1 + 2 × 0.1 is 0.3. */
export function steppedValue(min: number, step: number, k: number): number {
  const value = min + k * step;
  // The way through text takes longer than all else of a draw, and whole numbers are round.
  const isRound = Number.isInteger(value) && Math.abs(value) < 1e12;
  return isRound ? value : Number(value.toPrecision(12));
}

/** Number of combinations; Infinity where a dimension has no end. */
export function spaceSize(space: SearchSpace): number {
  return Object.values(space).reduce(
    (size, dimension) => size * (valuesOf(dimension)?.length ?? Number.POSITIVE_INFINITY),
    1,
  );
}
