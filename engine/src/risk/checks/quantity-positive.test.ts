/** `quantity-positive`. */
import { expect, it } from 'vitest';
import { TestAccount } from '../../testing/test-account.js';

it.each([
  [{ units: '1' }, undefined],
  [{ units: '0' }, 'QUANTITY_NOT_POSITIVE'],
  [{ units: '-5' }, 'QUANTITY_NOT_POSITIVE'],
  [{ notional: '99.99' }, 'QUANTITY_NOT_POSITIVE'],
  [{ notional: '100' }, undefined],
  [{ equityFraction: '0.001' }, 'QUANTITY_NOT_POSITIVE'],
])('an order for %j is denied by %s', (quantity, check) => {
  const account = new TestAccount();
  account.bar({ close: 10_000 });
  expect(account.denial(account.order({ quantity }))?.check).toBe(check);
});
