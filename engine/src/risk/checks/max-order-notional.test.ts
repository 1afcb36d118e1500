/** `max-order-notional`. */
import { expect, it } from 'vitest';
import { TestAccount } from '../../testing/test-account.js';

it.each([
  ['10', undefined],
  ['11', 'MAX_ORDER_NOTIONAL'],
])('with at most 1000 an order for %s at 100 is denied by %s', (units, check) => {
  const account = new TestAccount({ mandate: { maxOrderNotional: '1000' } });
  account.bar({ close: 10_000 });
  expect(account.denial(account.order({ quantity: { units } }))?.check).toBe(check);
});
