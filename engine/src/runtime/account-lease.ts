/** The right to run an account, as this process's own monotonic clock knows it. */
import type { AccountId, TenantId } from '@fiducia/tenants';

/** Long enough to survive a slow database, short enough that a dead worker is soon replaced. */
export const LEASE_MS = 15_000;
export const RENEW_EVERY_MS = 5_000;
/** The worker stops this long before others may take over: clocks and pauses are never exact. */
export const STOP_BEFORE_END_MS = 5_000;

/** Milliseconds of a clock that never jumps. */
export type MonotonicClock = () => number;

/**
 * The time of validity counts from before the request was sent, so it always ends before the
 * database's. It only saves work: what protects is the epoch, checked inside every append.
 */
export class AccountLease {
  private validUntil: number;

  constructor(
    readonly tenantId: TenantId,
    readonly accountId: AccountId,
    readonly epoch: bigint,
    requestedAt: number,
    private readonly monotonic: MonotonicClock,
  ) {
    this.validUntil = requestedAt + LEASE_MS - STOP_BEFORE_END_MS;
  }

  get held(): boolean {
    return this.monotonic() < this.validUntil;
  }

  renewed(requestedAt: number): void {
    this.validUntil = Math.max(this.validUntil, requestedAt + LEASE_MS - STOP_BEFORE_END_MS);
  }

  lost(): void {
    this.validUntil = Number.NEGATIVE_INFINITY;
  }
}
