/** A strategy's parameters, declared once: type, range, default and meaning, and their check. */
import type { DecimalString } from '../domain/money.js';

export type ParameterValue = number | string | boolean;
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

export interface SearchRange {
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** Equal ratios are equally likely: for lengths and rates. */
  readonly log?: boolean;
}

export type ParameterSpec =
  | {
      readonly type: 'integer' | 'number';
      readonly default: number;
      readonly min: number;
      readonly max: number;
      /** Where a search looks unless told otherwise: all of the range, a part of it, or nowhere. */
      readonly search?: SearchRange | false;
      readonly description: string;
    }
  | { readonly type: 'boolean'; readonly default: boolean; readonly description: string }
  | {
      readonly type: 'choice';
      readonly default: string;
      readonly choices: readonly string[];
      readonly description: string;
    };

export type ParameterSpecs = Readonly<Record<string, ParameterSpec>>;

/** What `create` receives: each parameter with the type that its declaration gives it. */
export type ParametersOf<S extends ParameterSpecs> = {
  readonly [K in keyof S]: S[K]['type'] extends 'integer' | 'number'
    ? number
    : S[K]['type'] extends 'boolean'
      ? boolean
      : string;
};

export type ParameterCheck =
  | { readonly ok: true; readonly values: ParameterValues }
  | { readonly ok: false; readonly parameter: string; readonly error: string };

/** Fills in defaults and refuses what is unknown, of the wrong type or out of range. */
export function checkParameters(
  specs: ParameterSpecs,
  given: Readonly<Record<string, unknown>>,
): ParameterCheck {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(specs, name)) {
      const known = Object.keys(specs).join(', ');
      return refuse(name, `there is no parameter "${name.slice(0, 40)}"; there are ${known}`);
    }
  }
  const values: Record<string, ParameterValue> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const value = Object.hasOwn(given, name) ? given[name] : spec.default;
    const error = faultOf(name, spec, value);
    if (error !== null) return refuse(name, error);
    values[name] = value as ParameterValue;
  }
  return { ok: true, values };
}

function refuse(parameter: string, error: string): ParameterCheck {
  return { ok: false, parameter, error };
}

function faultOf(name: string, spec: ParameterSpec, value: unknown): string | null {
  switch (spec.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : `${name} must be true or false`;
    case 'choice':
      return typeof value === 'string' && spec.choices.includes(value)
        ? null
        : `${name} must be one of ${spec.choices.join(', ')}`;
    case 'integer':
    case 'number': {
      const kind = spec.type === 'integer' ? 'a whole number' : 'a number';
      const fits =
        typeof value === 'number' &&
        Number.isFinite(value) &&
        (spec.type === 'number' || Number.isInteger(value)) &&
        value >= spec.min &&
        value <= spec.max;
      return fits ? null : `${name} must be ${kind} from ${spec.min} to ${spec.max}`;
    }
  }
}

/** For screens and the API: one row for each parameter. */
export interface ParameterDescription {
  readonly name: string;
  readonly type: string;
  readonly default: ParameterValue;
  readonly min: DecimalString | null;
  readonly max: DecimalString | null;
  readonly description: string;
}

export function describeParameters(specs: ParameterSpecs): readonly ParameterDescription[] {
  return Object.entries(specs).map(([name, spec]) => ({
    name,
    type: spec.type,
    default: spec.default,
    min: 'min' in spec ? String(spec.min) : null,
    max: 'max' in spec ? String(spec.max) : null,
    description: spec.description,
  }));
}
