/** `max-order-units`. */
import { expect, it } from 'vitest';
import { TestAccount } from '../../testing/test-account.js';

it.each([
  ['7', undefined],
  ['8', 'MAX_ORDER_UNITS'],
])('with at most 7.5 units an order for %s is denied by %s', (units, check) => {
  const account = new TestAccount({ mandate: { maxOrderUnits: '7.5' } });
  account.bar({ close: 10_000 });
  expect(account.denial(account.order({ quantity: { units } }))?.check).toBe(check);
});
