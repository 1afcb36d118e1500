/** The indicators by name, and how a caller's specification becomes columns. */
import { beyondIndicators } from './beyond/index.js';
import { candleIndicators } from './candles/index.js';
import type { IndicatorDefinition, IndicatorParameter } from './indicator.js';
import { similarNames } from './similar-names.js';
import { talibIndicators } from './talib-indicators.js';

export const INDICATORS: readonly IndicatorDefinition[] = [
  ...talibIndicators,
  ...candleIndicators,
  ...beyondIndicators,
];

const BY_NAME: ReadonlyMap<string, IndicatorDefinition> = new Map(
  INDICATORS.map((definition) => [definition.fn, definition]),
);

export interface IndicatorSpec {
  readonly fn: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly inputs?: readonly string[] | undefined;
}

/** `field`: the part of the specification at fault, e.g. `fn` or `params.timePeriod`. */
export interface IndicatorRefusal {
  readonly ok: false;
  readonly field: string;
  readonly error: string;
}

export type IndicatorOutcome =
  | {
      readonly ok: true;
      readonly fn: string;
      readonly params: Readonly<Record<string, number>>;
      readonly outputs: Readonly<Record<string, Float64Array>>;
    }
  | IndicatorRefusal;

/** Columns of one length by name: those of a bar, and any other number column of the file. */
export type Columns = Readonly<Record<string, Float64Array>>;

/** A specification with every default filled in. */
export interface ResolvedIndicator {
  readonly ok: true;
  readonly definition: IndicatorDefinition;
  readonly params: Readonly<Record<string, number>>;
  /** Names of the columns, in the order in which the indicator takes them. */
  readonly inputs: readonly string[];
}

export function computeIndicator(spec: IndicatorSpec, columns: Columns): IndicatorOutcome {
  const resolved = resolveIndicator(spec, Object.keys(columns));
  if (!resolved.ok) return resolved;
  const { definition, params, inputs } = resolved;
  const results = definition.batch(
    inputs.map((name) => columns[name] as Float64Array),
    params,
  );
  const outputs = Object.fromEntries(
    definition.outputs.map((name, index) => [name, results[index] as Float64Array]),
  );
  return { ok: true, fn: definition.fn, params, outputs };
}

/** What a specification asks of columns of these names, or why that cannot be computed. */
export function resolveIndicator(
  spec: IndicatorSpec,
  columnNames: readonly string[],
): ResolvedIndicator | IndicatorRefusal {
  const definition = BY_NAME.get(spec.fn);
  if (definition === undefined) {
    return { ok: false, field: 'fn', error: unknownIndicator(spec.fn) };
  }
  const params = readParameters(definition, spec.params ?? {});
  if (!params.ok) return params;
  const refusal = definition.refuse(params.values);
  if (refusal !== null)
    return { ok: false, field: 'params', error: `${definition.fn}: ${refusal}` };
  const inputs = readInputs(definition, spec.inputs ?? [], columnNames);
  if (!inputs.ok) return inputs;
  return { ok: true, definition, params: params.values, inputs: inputs.names };
}

type ParametersRead =
  { readonly ok: true; readonly values: Readonly<Record<string, number>> } | IndicatorRefusal;

function readParameters(
  { fn, parameters }: IndicatorDefinition,
  given: Readonly<Record<string, unknown>>,
): ParametersRead {
  const names = parameters.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const has = names.length === 0 ? 'none' : names.join(', ');
    const error = `${fn} has no parameter "${unknown.slice(0, 40)}"; it has ${has}`;
    return { ok: false, field: 'params', error };
  }
  const values: Record<string, number> = {};
  for (const parameter of parameters) {
    const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : parameter.default;
    if (!fits(parameter, value)) {
      const kind = parameter.integer ? 'a whole number' : 'a number';
      const range = `from ${parameter.min} to ${parameter.max}`;
      const error = `${fn}: ${parameter.name} must be ${kind} ${range}`;
      return { ok: false, field: `params.${parameter.name}`, error };
    }
    values[parameter.name] = value;
  }
  return { ok: true, values };
}

function fits(parameter: IndicatorParameter, value: unknown): value is number {
  return (
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (!parameter.integer || Number.isInteger(value)) &&
    value >= parameter.min &&
    value <= parameter.max
  );
}

/** TA-Lib's names for “some series” mean the default column. */
const GENERIC_NAME = /^in(Real[01]?|Periods)$/;

type InputsRead = { readonly ok: true; readonly names: readonly string[] } | IndicatorRefusal;

function readInputs(
  { fn, inputs }: IndicatorDefinition,
  given: readonly string[],
  known: readonly string[],
): InputsRead {
  const names = inputs.map((name, index) => {
    const asked = given[index] ?? name;
    return known.includes(asked) || !GENERIC_NAME.test(asked) ? asked : name;
  });
  const fail = (error: string): IndicatorRefusal => ({ ok: false, field: 'inputs', error });
  if (given.length > inputs.length) {
    return fail(`${fn} takes ${inputs.length} input columns, not ${given.length}`);
  }
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return { ok: true, names };
  return fail(`${fn}: there is no column "${unknown.slice(0, 40)}"; there are ${known.join(', ')}`);
}

function unknownIndicator(fn: string): string {
  const names = INDICATORS.map((each) => each.fn);
  const near = similarNames(fn, names);
  const offered = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
  return `there is no indicator "${fn.slice(0, 40)}" in the list of ${names.length}${offered}`;
}
