/** The value at risk that one would have stated before each period, and which losses went beyond. */
/** A year of trading days, as the Basel rules ask for (Basel Committee 1996). */
export const FORECAST_WINDOW = 250;

/** Shares of losses beyond the value at risk: of 95 % and of 99 %. */
export const FORECAST_CUTOFFS = [0.05, 0.01] as const;
export type ForecastCutoff = (typeof FORECAST_CUTOFFS)[number];

export interface RiskForecasts {
  /** Periods of which a value at risk was stated: all but the first window. */
  readonly count: number;
  /** Of these how many lost more. */
  readonly breaches: number;
  /** The same of the newest so many periods. */
  readonly recent: (periods: number) => number;
}

/**
 * For each cutoff, every period against the quantile of the `FORECAST_WINDOW` returns before it: no
 * look-ahead. Together, because keeping the window sorted is nearly all of the work.
 */
export function riskForecasts<Cutoff extends number>(
  returns: ArrayLike<number>,
  cutoffs: readonly Cutoff[],
): ReadonlyMap<Cutoff, RiskForecasts> {
  const count = Math.max(0, returns.length - FORECAST_WINDOW);
  const beyond = cutoffs.map(() => new Uint8Array(count));
  const window = Float64Array.from(returns).slice(0, FORECAST_WINDOW).sort();
  for (let at = 0; at < count; at += 1) {
    const value = returns[at + FORECAST_WINDOW] as number;
    for (let i = 0; i < cutoffs.length; i += 1) {
      if (value < forecastOf(window, cutoffs[i] as number)) (beyond[i] as Uint8Array)[at] = 1;
    }
    replace(window, returns[at] as number, value);
  }
  return new Map(cutoffs.map((cutoff, i) => [cutoff, counted(beyond[i] as Uint8Array)]));
}

function counted(beyond: Uint8Array): RiskForecasts {
  const among = (cells: Uint8Array): number => cells.reduce((sum, cell) => sum + cell, 0);
  return {
    count: beyond.length,
    breaches: among(beyond),
    recent: (periods) => among(beyond.subarray(Math.max(0, beyond.length - periods))),
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
