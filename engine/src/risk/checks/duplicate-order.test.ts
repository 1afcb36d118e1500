/** `duplicate-order`. */
import { expect, it } from 'vitest';
import { TestAccount } from '../../testing/test-account.js';

it('denies the same order while the first is working, and passes it afterwards', () => {
  const account = new TestAccount();
  account.bar({ close: 10_000 });
  const same = { type: 'LIMIT', limitPrice: '90' } as const;
  const first = account.order(same);
  expect(account.denial(account.order(same))?.check).toBe('DUPLICATE_ORDER');
  expect(account.denial(account.order({ ...same, limitPrice: '91' }))).toBeUndefined();
  account.cancel(first);
  expect(account.denial(account.order(same))).toBeUndefined();
});
