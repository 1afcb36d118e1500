/** How strong a colour is: one extreme month must not make all others pale. */

/** The share of the values that may reach the strongest colour. */
const SATURATED = 0.05;

/** The size from which on a value has the strongest colour; above 0. */
export function strongestOf(values: readonly number[]): number {
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  return sizes[Math.floor((sizes.length - 1) * (1 - SATURATED))] || sizes.at(-1) || 1;
}
