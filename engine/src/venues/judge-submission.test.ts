/** The last look before money moves, as a table. */
import { expect, it } from 'vitest';
import { judgeSubmission, MAX_DECISION_AGE_MS } from './judge-submission.js';

const FRESH = {
  status: 'PENDING_SUBMIT',
  ofPresentOwner: true,
  halted: false,
  source: 'STRATEGY',
  ageMs: 0,
} as const;

it.each([
  ['a fresh order', {}, 'SEND'],
  ['an order of an owner before', { ofPresentOwner: false }, 'NOT_YET'],
  ['an order from before a halt', { halted: true }, 'REFUSE'],
  ['a closing order of the halt itself', { halted: true, source: 'RISK' }, 'SEND'],
  ['an order by hand from before a halt', { halted: true, source: 'MANUAL' }, 'REFUSE'],
  ['an order at the edge of its age', { ageMs: MAX_DECISION_AGE_MS }, 'SEND'],
  ['an order that is too old', { ageMs: MAX_DECISION_AGE_MS + 1 }, 'REFUSE'],
  ['an order that was sent', { status: 'SUBMITTED' }, 'RESOLVE'],
  ['an order whose fate is unknown', { status: 'UNKNOWN' }, 'RESOLVE'],
  ['a sent order of an owner before', { status: 'SUBMITTED', ofPresentOwner: false }, 'NOT_YET'],
  ['an order that was withdrawn', { status: 'BLOCKED' }, 'REFUSE'],
  ['an accepted order', { status: 'ACCEPTED', halted: true }, 'FINISHED'],
  ['a rejected order', { status: 'REJECTED' }, 'FINISHED'],
] as const)('%s: %o is judged %s', (_, change, verdict) => {
  expect(judgeSubmission({ ...FRESH, ...change }).verdict).toBe(verdict);
});

it.each([
  ['may be sent again under its id', {}, true],
  ['may not be sent again after a halt', { halted: true }, false],
  ['may be sent again when it closes for a halt', { halted: true, source: 'RISK' }, true],
] as const)('an unknown order %s', (_, change, maySendAgain) => {
  const verdict = judgeSubmission({ ...FRESH, status: 'UNKNOWN', ...change });
  expect(verdict).toEqual({ verdict: 'RESOLVE', maySendAgain });
});
