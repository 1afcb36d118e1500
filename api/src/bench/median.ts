/** The middle of an odd number of measurements, figure by figure. */
import type { LoadResult } from './closed-loop.js';

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = sorted.slice(sorted.length % 2 === 0 ? middle - 1 : middle);
  return sorted.length % 2 === 0 ? (low + high) / 2 : low;
}

export function medianOf(results: readonly LoadResult[]): LoadResult {
  const figure = (name: keyof LoadResult): number =>
    Number(median(results.map((result) => result[name])).toFixed(2));
  return {
    requests: Math.round(figure('requests')),
    requestsPerSecond: Math.round(figure('requestsPerSecond')),
    p50Ms: figure('p50Ms'),
    p99Ms: figure('p99Ms'),
  };
}
