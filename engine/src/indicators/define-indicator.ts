/** Makes a definition of an indicator's literal: the gap rule and the default batch, once for all. */
import { GapGuard } from './gap-guard.js';
import type {
  IndicatorDefinition,
  IndicatorLiteral,
  IndicatorStream,
  IndicatorValues,
} from './indicator.js';
import { finiteSegments } from './finite-segments.js';

export function defineIndicator<const Name extends string>(
  literal: IndicatorLiteral<Name>,
): IndicatorDefinition {
  const make = (parameters: IndicatorValues): IndicatorStream =>
    literal.create(parameters as IndicatorValues<Name>);
  const compute = (
    columns: readonly Float64Array[],
    parameters: IndicatorValues,
  ): readonly Float64Array[] =>
    literal.batch?.(columns, parameters as IndicatorValues<Name>) ??
    runStream(make(parameters), columns, literal.outputs.length);
  return {
    ...literal,
    refuse: (parameters) => literal.refuse?.(parameters as IndicatorValues<Name>) ?? null,
    lookback: (parameters) => make(parameters).lookback,
    create: (parameters) => new GapGuard(() => make(parameters), literal.barNumbers ?? false),
    batch: (columns, parameters) => {
      const noticed = literal.noticesGaps === true ? literal.batch : undefined;
      const whole = noticed?.(columns, parameters as IndicatorValues<Name>) ?? null;
      return whole ?? inSegments(columns, literal, (part) => compute(part, parameters));
    },
  };
}

/** Runs a stream over whole columns: what a definition without its own batch does. */
export function runStream(
  stream: IndicatorStream,
  columns: readonly Float64Array[],
  outputCount: number,
): readonly Float64Array[] {
  const length = columns[0]?.length ?? 0;
  const outputs = Array.from({ length: outputCount }, () => new Float64Array(length));
  const first = outputs[0] as Float64Array;
  const step = stepOver(stream, columns);
  for (let i = 0; i < length; i += 1) {
    first[i] = step(i);
    for (let o = 1; o < outputCount; o += 1) (outputs[o] as Float64Array)[i] = stream.output(o);
  }
  return outputs;
}

/** By number of inputs, because spreading a row would make an array for each bar. */
function stepOver(
  stream: IndicatorStream,
  columns: readonly Float64Array[],
): (index: number) => number {
  const [a, b, c, d, e] = columns as readonly [Float64Array, ...Float64Array[]];
  const at = (values: Float64Array | undefined, i: number): number => values?.[i] as number;
  if (b === undefined) return (i) => stream.update(a[i] as number);
  if (c === undefined) return (i) => stream.update(a[i] as number, b[i] as number);
  if (d === undefined) return (i) => stream.update(a[i] as number, at(b, i), at(c, i));
  if (e === undefined) return (i) => stream.update(a[i] as number, at(b, i), at(c, i), at(d, i));
  return (i) => stream.update(...columns.map((values) => values[i] as number));
}

function inSegments(
  columns: readonly Float64Array[],
  { outputs: names, barNumbers = false }: Pick<IndicatorDefinition, 'outputs' | 'barNumbers'>,
  compute: (part: readonly Float64Array[]) => readonly Float64Array[],
): readonly Float64Array[] {
  const length = columns[0]?.length ?? 0;
  const segments = finiteSegments(columns, length);
  const [only] = segments;
  if (only?.from === 0 && only.to === length) return compute(columns);
  const outputs = names.map(() => new Float64Array(length).fill(Number.NaN));
  for (const { from, to } of segments) {
    const part = compute(columns.map((values) => values.subarray(from, to)));
    outputs.forEach((output, o) => {
      const values = part[o] as Float64Array;
      output.set(barNumbers ? values.map((value) => value + from) : values, from);
    });
  }
  return outputs;
}
