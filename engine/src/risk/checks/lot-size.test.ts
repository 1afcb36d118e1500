/** `lot-size`. */
import { expect, it } from 'vitest';
import { TestAccount } from '../../testing/test-account.js';

it.each([
  ['10', undefined],
  ['10.0', undefined],
  ['10.5', 'QUANTITY_OFF_LOT'],
  ['9007199254740993', 'QUANTITY_OFF_LOT'],
  ['9007199254740991', 'MAX_ORDER_NOTIONAL_PCT'],
  ['1e3', 'QUANTITY_OFF_LOT'],
  ['NaN', 'QUANTITY_OFF_LOT'],
])('an order for %s units is denied by %s', (units, check) => {
  const account = new TestAccount();
  account.bar({ close: 10_000 });
  expect(account.denial(account.order({ quantity: { units } }))?.check).toBe(check);
});

it('denies what would make a position too large to be counted', () => {
  const account = new TestAccount({ cash: '1000000000000000000000' });
  account.bar({ close: 1 });
  const most = account.order({ quantity: { units: '9007199254740991' } });
  expect(account.denial(most)).toBeUndefined();
  const more = account.order({ quantity: { units: '1' } });
  expect(account.denial(more)?.check).toBe('QUANTITY_OFF_LOT');
});
