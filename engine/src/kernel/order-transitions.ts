/** The life of an order: one union of states, one of triggers, one table. Nothing else decides. */
import { assertThat } from '../domain/assert.js';

export type OrderStatus =
  | 'INITIALIZED'
  | 'HELD'
  | 'DENIED'
  | 'SUBMITTED'
  | 'ACCEPTED'
  | 'REJECTED'
  | 'PENDING_CANCEL'
  | 'PARTIALLY_FILLED'
  | 'CANCELED'
  | 'EXPIRED'
  | 'FILLED';

/** `FILL_PART` leaves a rest, `FILL_REST` leaves none; RESUME undoes a cancel the venue refused. */
export type OrderTrigger =
  | 'DENY'
  | 'HOLD'
  | 'SUBMIT'
  | 'ACCEPT'
  | 'REJECT'
  | 'REQUEST_CANCEL'
  | 'RESUME'
  | 'RESUME_PARTIAL'
  | 'CANCEL'
  | 'EXPIRE'
  | 'FILL_PART'
  | 'FILL_REST';

export type TransitionTable = Readonly<
  Record<OrderStatus, Readonly<Partial<Record<OrderTrigger, OrderStatus>>>>
>;

/**
 * Fills may arrive before the acknowledgement (SUBMITTED) and after the end (CANCELED, EXPIRED,
 * REJECTED): the venue's fills are facts and are adopted; a part filled after the end leaves the
 * order at its end. A venue may fill more than was asked (FILLED) and reject what it had accepted.
 */
export const ORDER_TRANSITIONS: TransitionTable = {
  INITIALIZED: { DENY: 'DENIED', HOLD: 'HELD', SUBMIT: 'SUBMITTED' },
  HELD: { DENY: 'DENIED', SUBMIT: 'SUBMITTED', CANCEL: 'CANCELED' },
  DENIED: {},
  SUBMITTED: {
    ACCEPT: 'ACCEPTED',
    REJECT: 'REJECTED',
    REQUEST_CANCEL: 'PENDING_CANCEL',
    CANCEL: 'CANCELED',
    EXPIRE: 'EXPIRED',
    FILL_PART: 'PARTIALLY_FILLED',
    FILL_REST: 'FILLED',
  },
  ACCEPTED: {
    REJECT: 'REJECTED',
    REQUEST_CANCEL: 'PENDING_CANCEL',
    CANCEL: 'CANCELED',
    EXPIRE: 'EXPIRED',
    FILL_PART: 'PARTIALLY_FILLED',
    FILL_REST: 'FILLED',
  },
  PENDING_CANCEL: {
    ACCEPT: 'PENDING_CANCEL',
    REJECT: 'REJECTED',
    RESUME: 'ACCEPTED',
    RESUME_PARTIAL: 'PARTIALLY_FILLED',
    CANCEL: 'CANCELED',
    EXPIRE: 'EXPIRED',
    FILL_PART: 'PENDING_CANCEL',
    FILL_REST: 'FILLED',
  },
  PARTIALLY_FILLED: {
    REQUEST_CANCEL: 'PENDING_CANCEL',
    CANCEL: 'CANCELED',
    EXPIRE: 'EXPIRED',
    FILL_PART: 'PARTIALLY_FILLED',
    FILL_REST: 'FILLED',
  },
  CANCELED: { FILL_PART: 'CANCELED', FILL_REST: 'FILLED' },
  EXPIRED: { FILL_PART: 'EXPIRED', FILL_REST: 'FILLED' },
  REJECTED: { FILL_PART: 'REJECTED', FILL_REST: 'FILLED' },
  FILLED: { FILL_REST: 'FILLED' },
};

/** Undefined when the table has no such transition. */
export function nextStatus(
  status: OrderStatus,
  trigger: OrderTrigger,
  table: TransitionTable = ORDER_TRANSITIONS,
): OrderStatus | undefined {
  return table[status][trigger];
}

/** For transitions that our own code must have made sure of. */
export function transition(
  status: OrderStatus,
  trigger: OrderTrigger,
  table: TransitionTable = ORDER_TRANSITIONS,
): OrderStatus {
  const next = table[status][trigger];
  assertThat(next !== undefined, `an order that is ${status} cannot ${trigger}`);
  return next;
}

/** At the venue or on its way there: it may still fill and its reservation stands. */
export function isWorking(status: OrderStatus): boolean {
  return (
    status === 'SUBMITTED' ||
    status === 'ACCEPTED' ||
    status === 'PARTIALLY_FILLED' ||
    status === 'PENDING_CANCEL'
  );
}
