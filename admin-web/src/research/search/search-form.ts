/** What a search is asked with: for each parameter the values to try, and how to choose among them. */
import type { JsonValue, Sampler, Search, StrategyParameter } from '@fiducia/sdk';
import { isDecimal } from '../../format/decimal.js';
import { isRecord } from '../../format/json.js';

export const AXIS_KINDS = ['FIXED', 'RANGE', 'LIST'] as const;
export type AxisKind = (typeof AXIS_KINDS)[number];

/** One parameter's values as text; FIXED has none: the value of the parameter's own field holds. */
export interface Axis {
  readonly kind: AxisKind;
  readonly min: string;
  readonly max: string;
  /** Empty: every whole number, or without steps. */
  readonly step: string;
  /** Separated by commas. */
  readonly list: string;
}

export type Axes = Readonly<Record<string, Axis>>;

export interface SearchForm {
  readonly axes: Axes;
  readonly sampler: Sampler;
  readonly trials: string;
  readonly objective: string;
  readonly seed: string;
}

export const SAMPLERS = ['GRID', 'RANDOM', 'TPE'] as const satisfies readonly Sampler[];

/** Measures that a person would judge a strategy by; the server knows more. */
export const OBJECTIVES = [
  'sharpe',
  'sortino',
  'calmar',
  'totalReturn',
  'maxDrawdown',
  'profitFactor',
  'probabilisticSharpe',
] as const;

/** So many parameters vary at first: two make a picture. */
const VARIED_AT_FIRST = 2;
const STEPS_AT_FIRST = 6;

export function isNumeric({ type }: StrategyParameter): boolean {
  return type === 'integer' || type === 'number';
}

export function newSearchForm(parameters: readonly StrategyParameter[]): SearchForm {
  const varied = parameters.filter(({ type }) => type === 'integer').slice(0, VARIED_AT_FIRST);
  const axes = parameters.map((parameter) => [
    parameter.name,
    varied.includes(parameter) ? rangeAround(parameter) : fixedAxis(parameter),
  ]);
  return {
    axes: Object.fromEntries(axes) as Axes,
    sampler: 'GRID',
    trials: '100',
    objective: 'sharpe',
    seed: '1',
  };
}

function fixedAxis(parameter: StrategyParameter): Axis {
  return { ...rangeAround(parameter), kind: 'FIXED' };
}

/** From half to twice the default, within what is declared, in a few steps. */
function rangeAround({ type, min, max, default: usual }: StrategyParameter): Axis {
  const center = typeof usual === 'number' ? usual : Number(min ?? '0');
  const low = Math.max(Number(min ?? -Infinity), center / 2);
  const high = Math.min(Number(max ?? Infinity), center * 2);
  const raw = (high - low) / STEPS_AT_FIRST;
  const isWhole = type === 'integer';
  const step = isWhole ? Math.max(1, roundStep(raw)) : roundStep(raw);
  return {
    kind: 'RANGE',
    min: String(isWhole ? Math.max(Math.ceil(low), Number(min ?? low)) : low),
    max: String(isWhole ? Math.floor(high) : high),
    step: step > 0 ? String(step) : '',
    list: typeof usual === 'object' ? '' : String(usual),
  };
}

/** 1, 2 or 5 times a power of ten: what a person would have chosen. */
function roundStep(raw: number): number {
  if (!(raw > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(raw));
  const [factor = 10] = [1, 2, 5].filter((one) => one * power >= raw * 0.75);
  return Number((factor * power).toPrecision(1));
}

/** The form that asks for the same search again. */
export function searchFormOf(search: Search, parameters: readonly StrategyParameter[]): SearchForm {
  const { axes } = newSearchForm(parameters);
  const space = isRecord(search.space) ? search.space : {};
  const read = Object.entries(axes).map(([name, axis]) => [name, axisOf(space[name], axis)]);
  return {
    axes: Object.fromEntries(read) as Axes,
    sampler: search.sampler,
    trials: String(search.trials),
    objective: search.objective,
    seed: String(search.seed),
  };
}

function axisOf(dimension: unknown, axis: Axis): Axis {
  if (!isRecord(dimension)) return { ...axis, kind: 'FIXED' };
  const { values, min, max, step } = dimension;
  if (Array.isArray(values)) return { ...axis, kind: 'LIST', list: values.join(', ') };
  const text = (value: unknown): string => (typeof value === 'number' ? String(value) : '');
  return { ...axis, kind: 'RANGE', min: text(min), max: text(max), step: text(step) };
}

export function listItems(list: string): readonly string[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** As the server takes it; only of a form without problems. */
export function spaceInput(parameters: readonly StrategyParameter[], axes: Axes): JsonValue {
  const dimensions = parameters.flatMap((parameter) => {
    const axis = axes[parameter.name];
    if (axis === undefined || axis.kind === 'FIXED') return [];
    return [[parameter.name, dimensionInput(parameter, axis)] as const];
  });
  return Object.fromEntries(dimensions);
}

function dimensionInput(parameter: StrategyParameter, { kind, min, max, step, list }: Axis) {
  if (kind === 'LIST') return listItems(list).map((item) => valueOfItem(parameter, item));
  const bounds = { min: Number(min), max: Number(max) };
  return step.trim() === '' ? bounds : { ...bounds, step: Number(step) };
}

function valueOfItem(parameter: StrategyParameter, item: string): JsonValue {
  if (isNumeric(parameter)) return Number(item);
  return parameter.type === 'boolean' ? item === 'true' : item;
}

/** How many combinations a grid has; null where a value is missing or there is no end of them. */
export function combinations(parameters: readonly StrategyParameter[], axes: Axes): number | null {
  let product = 1;
  for (const parameter of parameters) {
    const count = valueCount(parameter, axes[parameter.name]);
    if (count === null) return null;
    product *= count;
  }
  return product;
}

function valueCount({ type }: StrategyParameter, axis: Axis | undefined): number | null {
  if (axis === undefined || axis.kind === 'FIXED') return 1;
  if (axis.kind === 'LIST') return new Set(listItems(axis.list)).size || null;
  const step = axis.step.trim() === '' ? (type === 'integer' ? '1' : null) : axis.step.trim();
  if (step === null) return null;
  if (![axis.min.trim(), axis.max.trim(), step].every(isDecimal)) return null;
  const span = Number(axis.max) - Number(axis.min);
  if (span < 0 || Number(step) <= 0) return null;
  // The quotient of two decimals may lie a hair below a whole number.
  return Math.floor(span / Number(step) + 1e-9) + 1;
}

/** Parameters that the search varies, in the order of the declaration. */
export function searchedNames(search: Search): readonly string[] {
  return isRecord(search.space) ? Object.keys(search.space) : [];
}
