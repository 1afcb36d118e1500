/** A quotient whose zero denominator, as in TA-Lib, means "nothing moved": a given neutral value. */

export function ratio(numerator: number, denominator: number, neutral = 0): number {
  return denominator === 0 ? neutral : numerator / denominator;
}
