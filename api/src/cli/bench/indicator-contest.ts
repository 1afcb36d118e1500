/** What the benchmark of indicators runs: six cases, each computed in several ways. */
import { INDICATORS, type FileBars, type IndicatorDefinition } from '@fiducia/engine/simulation';

/** The same prices twice: typed columns for us, plain arrays as the packages take them. */
export interface IndicatorInputs {
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly highs: number[];
  readonly lows: number[];
  readonly closes: number[];
}

/** The last value keeps the work from being dropped, and shows whose definition differs. */
export interface IndicatorRun {
  readonly last: number | null;
}

export interface IndicatorCase {
  readonly name: string;
  readonly fn: string;
  readonly params: Readonly<Record<string, number>>;
}

export const INDICATOR_CASES: readonly IndicatorCase[] = [
  { name: 'SMA 20', fn: 'SMA', params: { timePeriod: 20 } },
  { name: 'EMA 20', fn: 'EMA', params: { timePeriod: 20 } },
  { name: 'RSI 14', fn: 'RSI', params: { timePeriod: 14 } },
  { name: 'MACD 12 26 9', fn: 'MACD', params: { fastPeriod: 12, slowPeriod: 26, signalPeriod: 9 } },
  {
    name: 'BBANDS 20',
    fn: 'BBANDS',
    params: { timePeriod: 20, nbDevUp: 2, nbDevDn: 2, MAType: 0 },
  },
  { name: 'ATR 14', fn: 'ATR', params: { timePeriod: 14 } },
];

export function inputsOf({ high, low, close }: FileBars): IndicatorInputs {
  const [highs, lows, closes] = [Array.from(high), Array.from(low), Array.from(close)];
  return { high, low, close, highs, lows, closes };
}

/** The call that the command line and the library make, gap rule included. */
export function runBatch({ fn, params }: IndicatorCase, inputs: IndicatorInputs): IndicatorRun {
  const definition = definitionOf(fn);
  const [first] = definition.batch(columnsOf(definition, inputs), params);
  return { last: first?.at(-1) ?? null };
}

/** One bar at a time, as a strategy does. */
export function runStreamed({ fn, params }: IndicatorCase, inputs: IndicatorInputs): IndicatorRun {
  const definition = definitionOf(fn);
  const [a, b, c] = columnsOf(definition, inputs);
  const stream = definition.create(params);
  let last = Number.NaN;
  for (let i = 0; i < inputs.close.length; i += 1) {
    const value = a?.[i] as number;
    last =
      c === undefined
        ? stream.update(value)
        : stream.update(value, b?.[i] as number, c[i] as number);
  }
  return { last };
}

function definitionOf(fn: string): IndicatorDefinition {
  const definition = INDICATORS.find((known) => known.fn === fn);
  if (definition === undefined) throw new Error(`the indicator ${fn} is missing`);
  return definition;
}

function columnsOf(
  { inputs }: IndicatorDefinition,
  { high, low, close }: IndicatorInputs,
): readonly Float64Array[] {
  return inputs.length === 1 ? [close] : [high, low, close];
}
