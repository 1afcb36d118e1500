/** Inputs that a strategy computes over all bars at once, and their place in a backtest. */
import type { ParameterValues } from './parameters.js';

/** The bars of a run as columns of floats, oldest first. */
export interface InputBars {
  readonly length: number;
  /** Stamps of the closes, milliseconds since the epoch, UTC. */
  readonly at: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

/**
 * One number for each bar, NaN where there is none. It sees the whole file, so nothing but the
 * look-ahead check stops it from using tomorrow: that is why accounts do not take such strategies.
 */
export type InputFunction<P = ParameterValues> = (
  bars: InputBars,
  parameters: P,
) => ArrayLike<number>;

export type InputFunctions = Readonly<Record<string, InputFunction>>;
export type InputValues = Readonly<Record<string, number>>;

export const NO_INPUTS: InputValues = Object.freeze({});
