/** `instrument-priced`. */
import { expect, it } from 'vitest';
import { TestAccount } from '../../testing/test-account.js';

it('denies an order before the first bar and lets it pass after it', () => {
  const account = new TestAccount();
  expect(account.denial(account.order({}))?.check).toBe('NO_PRICE');
  account.bar({ close: 10_000 });
  expect(account.denial(account.order({}))).toBeUndefined();
});
