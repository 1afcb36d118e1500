/** Time as a parameter: nothing in the packages asks the machine for it except through this port. */
export interface Clock {
  now(): Date;
  /** Microseconds since 1970-01-01T00:00:00Z, as audit entries carry them. */
  epochMicros(): bigint;
}

/** How far the monotonic clock may drift from the wall clock before it is anchored again. */
const MAX_DRIFT_MS = 2;

let anchorMs = performance.timeOrigin;

/** The machine's clock: wall time, with microseconds taken from the monotonic one. */
export const systemClock: Clock = {
  now: () => new Date(),
  epochMicros() {
    const wallMs = Date.now();
    const monotonicMs = performance.now();
    // The wall clock is corrected by NTP while the monotonic one is not: follow the wall.
    if (Math.abs(anchorMs + monotonicMs - wallMs) > MAX_DRIFT_MS) anchorMs = wallMs - monotonicMs;
    return BigInt(Math.round((anchorMs + monotonicMs) * 1000));
  },
};

/** `2026-01-31T12:00:00.000001Z`: the form of every stamp in the audit log. */
export function isoMicros(epochMicros: bigint): string {
  const millis = new Date(Number(epochMicros / 1000n)).toISOString().slice(0, -1);
  return `${millis}${(epochMicros % 1000n).toString().padStart(3, '0')}Z`;
}
