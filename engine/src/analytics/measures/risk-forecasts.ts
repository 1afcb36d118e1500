/** The value at risk that one would have stated before each period, and which losses went beyond. */
/** A year of trading days, as the Basel rules ask for (Basel Committee 1996). */
export const FORECAST_WINDOW = 250;

export interface RiskForecasts {
  /** Periods of which a value at risk was stated: all but the first window. */
  readonly count: number;
  /** Of these how many lost more. */
  readonly breaches: number;
  /** The same of the newest so many periods. */
  readonly recent: (periods: number) => number;
}

/** Each period against the quantile of the `FORECAST_WINDOW` returns before it: no look-ahead. */
export function riskForecasts(returns: ArrayLike<number>, cutoff: number): RiskForecasts {
  const count = Math.max(0, returns.length - FORECAST_WINDOW);
  const beyond = new Uint8Array(count);
  const window = Float64Array.from(returns).slice(0, FORECAST_WINDOW).sort();
  for (let at = 0; at < count; at += 1) {
    const value = returns[at + FORECAST_WINDOW] as number;
    if (value < forecastOf(window, cutoff)) beyond[at] = 1;
    replace(window, returns[at] as number, value);
  }
  const among = (cells: Uint8Array): number => cells.reduce((sum, cell) => sum + cell, 0);
  return {
    count,
    breaches: among(beyond),
    recent: (periods) => among(beyond.subarray(Math.max(0, count - periods))),
  };
}

/**
 * Between the two nearest values at place cutoff × (n + 1), type 6 of Hyndman and Fan: a next return
 * of the same kind is below the k-th of n with probability k ÷ (n + 1). The quantile of type 7, by
 * which the value at risk itself is defined, would be exceeded 1.4 times in 100 instead of once.
 */
export function forecastOf(sorted: ArrayLike<number>, cutoff: number): number {
  const place = Math.max(0, cutoff * (sorted.length + 1) - 1);
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (place - below);
}

/** Keeps the window sorted while the oldest value leaves it and a new one comes. */
function replace(sorted: Float64Array, gone: number, come: number): void {
  const from = placeOf(sorted, gone);
  const to = placeOf(sorted, come);
  if (to > from) {
    sorted.copyWithin(from, from + 1, to);
    sorted[to - 1] = come;
  } else {
    sorted.copyWithin(to + 1, to, from);
    sorted[to] = come;
  }
}

/** Of the first value that is not below. */
function placeOf(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
