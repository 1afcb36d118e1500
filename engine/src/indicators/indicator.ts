/** What the registry knows of an indicator: names as in TA-Lib, parameters, inputs and outputs. */

export type PriceColumn = 'open' | 'high' | 'low' | 'close' | 'volume';

export interface IndicatorParameter {
  readonly name: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

export interface IndicatorDefinition {
  readonly fn: string;
  readonly title: string;
  /** Columns it takes when the caller names none. */
  readonly inputs: readonly PriceColumn[];
  readonly parameters: readonly IndicatorParameter[];
  readonly outputs: readonly string[];
  /** Columns in, one column for each output, NaN where undefined. */
  batch(
    columns: readonly Float64Array[],
    parameters: Readonly<Record<string, number>>,
  ): readonly Float64Array[];
}

/** As TA-Lib bounds its periods. */
const MAX_PERIOD = 100_000;

export function period(name: string, value: number, min = 2): IndicatorParameter {
  return { name, default: value, min, max: MAX_PERIOD, integer: true };
}

/** A multiplier such as a number of deviations. */
export function factor(name: string, value: number): IndicatorParameter {
  return { name, default: value, min: -3e37, max: 3e37, integer: false };
}

/** The n-th column of a batch call; the registry has checked that it is there. */
export function column(columns: readonly Float64Array[], index: number): Float64Array {
  return columns[index] as Float64Array;
}

export function parameter(values: Readonly<Record<string, number>>, name: string): number {
  return values[name] as number;
}
