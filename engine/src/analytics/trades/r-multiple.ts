/** A trade's profit in units of what its stop put at risk (Tharp 2006). */

export interface StoppedTrade {
  readonly size: number;
  readonly entryPrice: number;
  readonly pnl: number;
  /** `pnl`'s currency for one unit of the prices'; 1 where it is the same. */
  readonly entryRate?: number;
  /** Stop loss that was attached on entry; null without one. */
  readonly stopPrice: number | null;
}

/** null without a stop, or with one on the wrong side of the entry. */
export function rMultiple(trade: StoppedTrade): number | null {
  const { size, entryPrice, pnl, stopPrice, entryRate = 1 } = trade;
  if (stopPrice === null) return null;
  const risked = (entryPrice - stopPrice) * size * entryRate;
  return risked > 0 ? pnl / risked : null;
}
