import fc from 'fast-check';
import { expect, test } from 'vitest';

import { APPROVAL_STATUSES, APPROVAL_TRANSITIONS, mayBecome } from './approval-status.js';
import type { ApprovalStatus } from './approval-status.js';

test('every path of statuses ends, and none leads back or past a refusal', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...APPROVAL_STATUSES), { maxLength: 12 }), (wishes) => {
      const path: ApprovalStatus[] = ['PENDING'];
      for (const wish of wishes) {
        const now = path[path.length - 1] ?? 'PENDING';
        if (mayBecome(now, wish)) path.push(wish);
      }
      expect(path.length).toBeLessThanOrEqual(3);
      expect(new Set(path).size).toBe(path.length);
      const refused = path.findIndex((status) =>
        ['REJECTED', 'EXPIRED', 'WITHDRAWN'].includes(status),
      );
      if (refused >= 0) expect(refused).toBe(path.length - 1);
    }),
  );
});

test('only what was granted can still fail', () => {
  const movable = APPROVAL_STATUSES.filter((status) => APPROVAL_TRANSITIONS[status].length > 0);
  expect(movable).toEqual(['PENDING', 'APPROVED']);
  expect(APPROVAL_TRANSITIONS.APPROVED).toEqual(['FAILED']);
});
