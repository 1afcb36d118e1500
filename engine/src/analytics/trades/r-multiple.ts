/** A trade's profit in units of what its stop put at risk (Tharp 2006). */

export interface StoppedTrade {
  readonly size: number;
  readonly entryPrice: number;
  readonly pnl: number;
  /** Stop loss that was attached on entry; null without one. */
  readonly stopPrice: number | null;
}

/** null without a stop, or with one on the wrong side of the entry. */
export function rMultiple({ size, entryPrice, pnl, stopPrice }: StoppedTrade): number | null {
  if (stopPrice === null) return null;
  const risked = (entryPrice - stopPrice) * size;
  return risked > 0 ? pnl / risked : null;
}
