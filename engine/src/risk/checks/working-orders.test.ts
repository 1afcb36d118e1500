/** `working-orders`. */
import { expect, it } from 'vitest';
import { TestAccount } from '../../testing/test-account.js';
import { MAX_WORKING_ORDERS } from './working-orders.js';

it('denies one more opening order than an account may have, and never one that reduces', () => {
  const account = new TestAccount({ cash: '10000000' });
  account.bar({ close: 10_000 });
  account.order({ quantity: { units: '5' } });
  account.bar({ close: 10_000 });
  const place = (cents: number): string =>
    account.order({ type: 'LIMIT', limitPrice: `90.${cents}`, quantity: { units: `${cents}` } });
  for (let i = 0; i < MAX_WORKING_ORDERS; i += 1) {
    account.order({ type: 'LIMIT', limitPrice: '50', quantity: { units: `${i + 1}` } });
  }
  expect(account.denial(place(11))?.check).toBe('TOO_MANY_WORKING_ORDERS');
  expect(account.denial(account.order({ side: 'SELL', quantity: { units: '5' } }))).toBeUndefined();
});
