/** How long a request can still be granted, in the largest unit that says enough. */

export interface TimeLeft {
  readonly unit: 'hours' | 'minutes' | 'over';
  readonly count: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export function timeLeft(expiresAt: string, nowMs: number): TimeLeft {
  const leftMs = Date.parse(expiresAt) - nowMs;
  if (!(leftMs > 0)) return { unit: 'over', count: 0 };
  if (leftMs >= HOUR_MS) return { unit: 'hours', count: Math.floor(leftMs / HOUR_MS) };
  return { unit: 'minutes', count: Math.max(1, Math.floor(leftMs / MINUTE_MS)) };
}
