/** What the rescaled range of n independent normal values is on average (Anis and Lloyd, Biometrika 1976). */

export function expectedRescaledRange(size: number): number {
  let roots = 0;
  for (let r = 1; r < size; r += 1) roots += Math.sqrt((size - r) / r);
  return gammaShare(size) * roots;
}

/** Γ((n − 1) / 2) ÷ (√π Γ(n / 2)), by its recursion from n = 2, where it is 1. */
function gammaShare(size: number): number {
  let share = 1;
  for (let n = 2; n < size; n += 1) share = 2 / ((n - 1) * Math.PI * share);
  return share;
}
