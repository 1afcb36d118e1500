/** From the label of a bar (when it opened) to its stamp (when it closed), and timeframe names. */
import { assertThat } from '../domain/assert.js';
import type { MarketTimeMs } from '../kernel/inputs.js';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

const UNITS: readonly (readonly [string, number])[] = [
  ['w', 7 * DAY_MS],
  ['d', DAY_MS],
  ['h', HOUR_MS],
  ['m', MINUTE_MS],
  ['s', 1000],
];

/** `86400000` is `1d`, `900000` is `15m`; what fits no unit is named in milliseconds. */
export function timeframeName(lengthMs: number): string {
  for (const [letter, unitMs] of UNITS) {
    if (lengthMs >= unitMs && lengthMs % unitMs === 0) return `${lengthMs / unitMs}${letter}`;
  }
  return `${lengthMs}ms`;
}

/** Null when the text names no timeframe: what a person typed, e.g. `240m`, `1h`, `1d`. */
export function parseTimeframe(text: string): number | null {
  const match = /^([1-9]\d{0,8})(ms|[wdhms])$/.exec(text.trim());
  if (match === null) return null;
  const unit = UNITS.find(([letter]) => letter === match[2]);
  return Number(match[1]) * (unit === undefined ? 1 : unit[1]);
}

export function timeframeMs(name: string): number {
  const lengthMs = parseTimeframe(name);
  assertThat(lengthMs !== null, `"${name}" is not a timeframe`);
  return lengthMs;
}

/**
 * A bar is stamped at the last millisecond of its interval, so that it belongs to the UTC day it
 * traded in: the daily bar of 19 August closes on 19 August, the hour 23:00 on its own day.
 */
export function closeStamp(labelMs: number, lengthMs: number): MarketTimeMs {
  return labelMs + lengthMs - 1;
}
