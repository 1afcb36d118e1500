/** Whether an order may leave now: the last look before money moves. */
import { unreachable } from '../domain/assert.js';
import type { OutboxItem } from './outbox-records.js';

export type SubmissionVerdict =
  | { readonly verdict: 'SEND' }
  /** It may be at the venue already: ask, and only then perhaps send it under the same id. */
  | { readonly verdict: 'RESOLVE'; readonly maySendAgain: boolean }
  /** The account's new owner has not adopted it yet. */
  | { readonly verdict: 'NOT_YET' }
  | { readonly verdict: 'REFUSE'; readonly reason: string }
  | { readonly verdict: 'FINISHED' };

/** A decision is made on a price; a market that has moved on by this much has another one. */
export const MAX_DECISION_AGE_MS = 60_000;

export function judgeSubmission(
  item: Pick<OutboxItem, 'status' | 'ofPresentOwner' | 'halted' | 'source' | 'ageMs'>,
): SubmissionVerdict {
  // What a halt itself orders, to close positions, must pass it.
  const heldByHalt = item.halted && item.source !== 'RISK';
  switch (item.status) {
    case 'ACCEPTED':
    case 'REJECTED':
      return { verdict: 'FINISHED' };
    case 'BLOCKED':
      return { verdict: 'REFUSE', reason: 'The order was withdrawn before it was sent.' };
    case 'SUBMITTED':
    case 'UNKNOWN':
      if (!item.ofPresentOwner) return { verdict: 'NOT_YET' };
      return { verdict: 'RESOLVE', maySendAgain: !heldByHalt };
    case 'PENDING_SUBMIT':
      if (!item.ofPresentOwner) return { verdict: 'NOT_YET' };
      if (heldByHalt) {
        return { verdict: 'REFUSE', reason: 'The account was halted before the order was sent.' };
      }
      if (item.ageMs > MAX_DECISION_AGE_MS) {
        return { verdict: 'REFUSE', reason: 'The decision was too old when it could be sent.' };
      }
      return { verdict: 'SEND' };
    default:
      return unreachable(item.status);
  }
}
