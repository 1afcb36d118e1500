/** Series of returns on the stamps that all of them have. */

export interface StampedReturns {
  readonly labels: Float64Array;
  readonly returns: Float64Array;
}

export interface JoinedReturns {
  readonly labels: Float64Array;
  readonly own: Float64Array;
  readonly benchmark: Float64Array;
}

/** Both in the order of time. A return counts whole, whatever its period was in its own series. */
export function joinReturns(own: StampedReturns, benchmark: StampedReturns): JoinedReturns {
  const market = new Map<number, number>();
  benchmark.labels.forEach((label, i) => market.set(label, benchmark.returns[i] as number));
  const rows = Array.from(own.labels, (label, i) => ({ label, own: own.returns[i] as number }));
  const shared = rows.filter(({ label }) => market.has(label));
  return {
    labels: Float64Array.from(shared, ({ label }) => label),
    own: Float64Array.from(shared, (row) => row.own),
    benchmark: Float64Array.from(shared, ({ label }) => market.get(label) ?? Number.NaN),
  };
}
