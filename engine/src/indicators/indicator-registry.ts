/** The indicators by name, and how a caller's specification becomes columns. */
import { beyondIndicators } from './beyond/index.js';
import { candleIndicators } from './candles/index.js';
import type { IndicatorDefinition, IndicatorParameter } from './indicator.js';
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

export type IndicatorOutcome =
  | {
      readonly ok: true;
      readonly fn: string;
      readonly params: Readonly<Record<string, number>>;
      readonly outputs: Readonly<Record<string, Float64Array>>;
    }
  | { readonly ok: false; readonly error: string };

/** Columns of one length by name: those of a bar, and any other number column of the file. */
export type Columns = Readonly<Record<string, Float64Array>>;

export function computeIndicator(spec: IndicatorSpec, columns: Columns): IndicatorOutcome {
  const definition = BY_NAME.get(spec.fn);
  if (definition === undefined) {
    const known = INDICATORS.map(({ fn }) => fn).join(', ');
    return {
      ok: false,
      error: `there is no indicator "${spec.fn.slice(0, 40)}"; there are ${known}`,
    };
  }
  const params = readParameters(definition, spec.params ?? {});
  if (!params.ok) return params;
  const refusal = definition.refuse(params.values);
  if (refusal !== null) return { ok: false, error: `${definition.fn}: ${refusal}` };
  const inputs = readInputs(definition, spec.inputs ?? [], columns);
  if (!inputs.ok) return inputs;
  const results = definition.batch(inputs.columns, params.values);
  const outputs = Object.fromEntries(
    definition.outputs.map((name, index) => [name, results[index] as Float64Array]),
  );
  return { ok: true, fn: definition.fn, params: params.values, outputs };
}

type ParametersRead =
  | { readonly ok: true; readonly values: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly error: string };

function readParameters(
  { fn, parameters }: IndicatorDefinition,
  given: Readonly<Record<string, unknown>>,
): ParametersRead {
  const names = parameters.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const has = names.length === 0 ? 'none' : names.join(', ');
    return { ok: false, error: `${fn} has no parameter "${unknown.slice(0, 40)}"; it has ${has}` };
  }
  const values: Record<string, number> = {};
  for (const parameter of parameters) {
    const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : parameter.default;
    if (!fits(parameter, value)) {
      const kind = parameter.integer ? 'a whole number' : 'a number';
      const range = `from ${parameter.min} to ${parameter.max}`;
      return { ok: false, error: `${fn}: ${parameter.name} must be ${kind} ${range}` };
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

type InputsRead =
  | { readonly ok: true; readonly columns: readonly Float64Array[] }
  | { readonly ok: false; readonly error: string };

function readInputs(
  { fn, inputs }: IndicatorDefinition,
  given: readonly string[],
  columns: Columns,
): InputsRead {
  const names = inputs.map((name, index) => {
    const asked = given[index] ?? name;
    return Object.hasOwn(columns, asked) || !GENERIC_NAME.test(asked) ? asked : name;
  });
  if (given.length > inputs.length) {
    return { ok: false, error: `${fn} takes ${inputs.length} input columns, not ${given.length}` };
  }
  const unknown = names.find((name) => !Object.hasOwn(columns, name));
  if (unknown !== undefined) {
    const has = Object.keys(columns).join(', ');
    return {
      ok: false,
      error: `${fn}: there is no column "${unknown.slice(0, 40)}"; there are ${has}`,
    };
  }
  return { ok: true, columns: names.map((name) => columns[name] as Float64Array) };
}
