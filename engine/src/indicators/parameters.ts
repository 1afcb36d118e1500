/** Kinds of parameters, bounded as TA-Lib bounds them. */
import type { IndicatorParameter } from './indicator.js';

const MAX_PERIOD = 100_000;
const MAX_REAL = 3e37;

/** A number of bars. */
export function period<Name extends string>(
  name: Name,
  value: number,
  min = 2,
): IndicatorParameter<Name> {
  return { name, default: value, min, max: MAX_PERIOD, integer: true };
}

/** A real number, such as a multiple of deviations. */
export function factor<Name extends string>(
  name: Name,
  value: number,
  min = -MAX_REAL,
  max = MAX_REAL,
): IndicatorParameter<Name> {
  return { name, default: value, min, max, integer: false };
}
