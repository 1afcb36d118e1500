/** A candlestick pattern as a strategy tracks it. */
import type { IndicatorStream } from '../indicator.js';
import { CANDLE_SETTINGS, TALIB_SETTINGS } from './candle-pattern.js';
import { candleIndicators } from './index.js';

/**
 * `update(open, high, low, close)` answers ±100 and the like, 0 without the pattern and NaN before
 * the first output. By TA-Lib's default settings, since a strategy trades on it.
 */
export function candlePatternStream(fn: string, penetration?: number): IndicatorStream {
  const definition = candleIndicators.find((candidate) => candidate.fn === fn);
  if (definition === undefined) {
    const known = candleIndicators.map((candidate) => candidate.fn).join(', ');
    throw new Error(`there is no candlestick pattern "${fn}"; there are ${known}`);
  }
  const defaults = definition.parameters.map(({ name, default: value }) => [name, value] as const);
  const values: Record<string, number> = Object.fromEntries(defaults);
  if (penetration !== undefined) {
    if (!Object.hasOwn(values, 'penetration')) throw new Error(`${fn} takes no penetration`);
    if (!(penetration >= 0)) throw new Error(`${fn}: penetration must be a number from 0`);
    values['penetration'] = penetration;
  }
  values[CANDLE_SETTINGS.name] = TALIB_SETTINGS;
  return definition.create(values);
}
