/** `tick-size`. */
import { expect, it } from 'vitest';
import { TestAccount } from '../../testing/test-account.js';

it.each([
  [{ type: 'LIMIT', limitPrice: '99.99' }, undefined],
  [{ type: 'LIMIT', limitPrice: '99.995' }, 'PRICE_OFF_TICK'],
  [{ type: 'LIMIT', limitPrice: '0' }, 'PRICE_OFF_TICK'],
  [{ type: 'LIMIT', limitPrice: '-1' }, 'PRICE_OFF_TICK'],
  [{ type: 'LIMIT', limitPrice: null }, 'PRICE_OFF_TICK'],
  [{ type: 'LIMIT', limitPrice: '99', stopPrice: '98' }, 'PRICE_OFF_TICK'],
  [{ type: 'STOP', stopPrice: '101' }, undefined],
  [{ type: 'STOP', limitPrice: '101' }, 'PRICE_OFF_TICK'],
  [{ type: 'MARKET', limitPrice: '101' }, 'PRICE_OFF_TICK'],
] as const)('an order with %j is denied by %s', (terms, check) => {
  const account = new TestAccount();
  account.bar({ close: 10_000 });
  expect(account.denial(account.order(terms))?.check).toBe(check);
});
