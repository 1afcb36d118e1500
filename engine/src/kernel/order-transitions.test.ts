/** The transition table: complete, closed, and every entry of it needed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ORDER_TRANSITIONS, isWorking, nextStatus, transition } from './order-transitions.js';
import type { OrderStatus, OrderTrigger } from './order-transitions.js';

const STATUSES = Object.keys(ORDER_TRANSITIONS) as OrderStatus[];
const TRIGGERS: readonly OrderTrigger[] = [
  'DENY',
  'HOLD',
  'SUBMIT',
  'ACCEPT',
  'REJECT',
  'REQUEST_CANCEL',
  'RESUME',
  'RESUME_PARTIAL',
  'CANCEL',
  'EXPIRE',
  'FILL_PART',
  'FILL_REST',
];

describe('the order state machine', () => {
  it('leads only to states that it knows', () => {
    for (const row of Object.values(ORDER_TRANSITIONS)) {
      for (const status of Object.values(row)) expect(STATUSES).toContain(status);
    }
  });

  it('never wakes an order that has ended', () => {
    const ends = STATUSES.filter(
      (status) => !isWorking(status) && status !== 'INITIALIZED' && status !== 'HELD',
    );
    for (const end of ends) {
      for (const next of Object.values(ORDER_TRANSITIONS[end])) expect(isWorking(next)).toBe(false);
    }
  });

  it('asserts that our own code asks for no transition that is not there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATUSES), fc.constantFrom(...TRIGGERS), (status, trigger) => {
        const next = nextStatus(status, trigger);
        if (next === undefined) {
          expect(() => transition(status, trigger)).toThrow(`cannot ${trigger}`);
        } else expect(transition(status, trigger)).toBe(next);
      }),
    );
  });

  /** The whole machine, written down a second time: changing the table means changing this. */
  it.each([
    ['INITIALIZED', 'DENY:DENIED HOLD:HELD SUBMIT:SUBMITTED'],
    ['HELD', 'DENY:DENIED SUBMIT:SUBMITTED CANCEL:CANCELED'],
    ['DENIED', ''],
    [
      'SUBMITTED',
      'ACCEPT:ACCEPTED REJECT:REJECTED REQUEST_CANCEL:PENDING_CANCEL CANCEL:CANCELED EXPIRE:EXPIRED FILL_PART:PARTIALLY_FILLED FILL_REST:FILLED',
    ],
    [
      'ACCEPTED',
      'REJECT:REJECTED REQUEST_CANCEL:PENDING_CANCEL CANCEL:CANCELED EXPIRE:EXPIRED FILL_PART:PARTIALLY_FILLED FILL_REST:FILLED',
    ],
    [
      'PENDING_CANCEL',
      'ACCEPT:PENDING_CANCEL REJECT:REJECTED RESUME:ACCEPTED RESUME_PARTIAL:PARTIALLY_FILLED CANCEL:CANCELED EXPIRE:EXPIRED FILL_PART:PENDING_CANCEL FILL_REST:FILLED',
    ],
    [
      'PARTIALLY_FILLED',
      'REQUEST_CANCEL:PENDING_CANCEL CANCEL:CANCELED EXPIRE:EXPIRED FILL_PART:PARTIALLY_FILLED FILL_REST:FILLED',
    ],
    ['CANCELED', 'FILL_PART:CANCELED FILL_REST:FILLED'],
    ['EXPIRED', 'FILL_PART:EXPIRED FILL_REST:FILLED'],
    ['REJECTED', 'FILL_PART:REJECTED FILL_REST:FILLED'],
    ['FILLED', 'FILL_REST:FILLED'],
  ] as const)('from %s allows exactly: %s', (status, allowed) => {
    const row = Object.entries(ORDER_TRANSITIONS[status]).map(([k, v]) => `${k}:${v}`);
    expect(row.sort().join(' ')).toBe(allowed.split(' ').sort().join(' '));
  });
});
