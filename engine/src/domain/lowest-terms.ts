/** A fraction of two exact integers in its lowest terms. */

export function lowestTerms(numerator: bigint, denominator: bigint): [bigint, bigint] {
  let a = numerator;
  let b = denominator;
  while (b !== 0n) [a, b] = [b, a % b];
  return [numerator / a, denominator / a];
}
