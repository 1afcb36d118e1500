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

it('lets the largest position be closed again, by a person and by a halt', () => {
  const account = new TestAccount({ cash: '1000000000000000000000' });
  account.bar({ close: 1 });
  account.order({ quantity: { units: '9007199254740991' } });
  account.bar({ close: 1 });
  const half = account.order({ side: 'SELL', quantity: { units: '9007199254740990' } });
  expect(account.denial(half)).toBeUndefined();
  account.halt('h1', true);
  account.closes(1, 1);
  expect(account.kernel.view.positions).toEqual([]);
  expect(account.eventsOf('ORDER_DENIED')).toEqual([]);
});
