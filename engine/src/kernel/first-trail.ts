/** Where a trailing stop begins: one trail away from the last close. */

export function firstTrail(
  sign: number,
  closeTicks: number,
  trail: { readonly trailTicks: number; readonly trailFraction: number },
): number {
  if (trail.trailTicks > 0) return closeTicks + sign * trail.trailTicks;
  const level = closeTicks * (1 + sign * trail.trailFraction);
  // Away from the market, as the venue rounds it too.
  return sign > 0 ? Math.ceil(level) : Math.floor(level);
}
