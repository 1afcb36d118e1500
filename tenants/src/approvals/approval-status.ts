/** The life of a request that needs a second person: one table of what may follow what. */

export const APPROVAL_STATUSES = [
  'PENDING',
  'APPROVED',
  'REJECTED',
  'EXPIRED',
  'WITHDRAWN',
  'FAILED',
] as const;

export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

/**
 * FAILED after APPROVED: it was granted and handed over, and whoever had to carry it out (the
 * engine, for an account) refused. The table's trigger holds the same.
 */
export const APPROVAL_TRANSITIONS: Readonly<Record<ApprovalStatus, readonly ApprovalStatus[]>> = {
  PENDING: ['APPROVED', 'REJECTED', 'EXPIRED', 'WITHDRAWN', 'FAILED'],
  APPROVED: ['FAILED'],
  REJECTED: [],
  EXPIRED: [],
  WITHDRAWN: [],
  FAILED: [],
};

export function mayBecome(from: ApprovalStatus, to: ApprovalStatus): boolean {
  return APPROVAL_TRANSITIONS[from].includes(to);
}
