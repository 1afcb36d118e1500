/** How many decimals the numbers of an axis need. */

/** Decimals with which all of these can be told apart: those of their step. */
export function digitsOfTicks(values: readonly number[]): number {
  const [first = 0, second = first] = values;
  const step = Math.abs(second - first) || Math.abs(first) || 1;
  for (let digits = 0; digits < 10; digits += 1) {
    const scaled = step * 10 ** digits;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) return digits;
  }
  return 10;
}
