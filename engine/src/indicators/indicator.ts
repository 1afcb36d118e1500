/** The contract of an indicator: what it is called, takes and gives, and how it is computed. */
import type { Tracked } from '../strategies/tracked-state.js';

/** One value of each input column at a time; its state goes into snapshots as `Tracked`. */
export interface IndicatorStream extends Tracked {
  /** Takes one value of each input, in order; returns the first output, NaN while undefined. */
  update(...inputs: number[]): number;
  /** The n-th output (from 0) after the last update. */
  output(index: number): number;
}

export type IndicatorGroup =
  | 'overlap'
  | 'momentum'
  | 'volume'
  | 'volatility'
  | 'price'
  | 'cycle'
  | 'statistics'
  | 'math'
  | 'candles'
  | 'trend'
  | 'structure';

export interface IndicatorParameter<Name extends string = string> {
  readonly name: Name;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

export type IndicatorValues<Name extends string = string> = Readonly<Record<Name, number>>;

interface IndicatorDescription<Name extends string = string> {
  /** TA-Lib's name where it has the function. */
  readonly fn: string;
  readonly title: string;
  /** One line for people: what it measures. */
  readonly description: string;
  readonly group: IndicatorGroup;
  /** Columns it takes when the caller names none; any column of the file may have another name. */
  readonly inputs: readonly string[];
  readonly parameters: readonly IndicatorParameter<Name>[];
  readonly outputs: readonly string[];
  /** True where a bar after the warm-up may rightly have no value (a pivot, a stop's one side). */
  readonly sparse?: boolean;
  /** True where the outputs are numbers of bars, counted from the first of the file. */
  readonly barNumbers?: boolean;
}

export interface IndicatorDefinition extends IndicatorDescription {
  /** Why these values do not go together; null when they do. Each is within its own range. */
  refuse(parameters: IndicatorValues): string | null;
  /** Bars before the first value: nothing is defined at a bar with a smaller index. */
  lookback(parameters: IndicatorValues): number;
  /** Starts anew after an input that is not finite: no value mixes both sides of a gap. */
  create(parameters: IndicatorValues): IndicatorStream;
  /** Columns in, one column for each output, NaN where undefined; bit-equal to the stream. */
  batch(columns: readonly Float64Array[], parameters: IndicatorValues): readonly Float64Array[];
}

/** What an indicator's file states; gaps never reach it. */
export interface IndicatorLiteral<Name extends string> extends IndicatorDescription<Name> {
  create(parameters: IndicatorValues<Name>): IndicatorStream;
  /** Why values that are each within their range do not go together. */
  refuse?(parameters: IndicatorValues<Name>): string | null;
  /**
   * A faster way over whole finite columns, with the very same arithmetic as the stream; null where
   * it cannot tell, and the stream then does it.
   */
  batch?(
    columns: readonly Float64Array[],
    parameters: IndicatorValues<Name>,
  ): readonly Float64Array[] | null;
  /** The batch answers null for an input that is not finite: nobody else need look for one first. */
  readonly noticesGaps?: boolean;
}

/** The n-th column of a batch call; the registry has checked that it is there. */
export function column(columns: readonly Float64Array[], index: number): Float64Array {
  return columns[index] as Float64Array;
}
