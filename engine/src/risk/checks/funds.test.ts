/** `funds`. */
import { expect, it } from 'vitest';
import { TestAccount } from '../../testing/test-account.js';

it.each([
  ['79', undefined],
  ['80', 'INSUFFICIENT_FUNDS'],
])(
  'with 20 %% of 10,000 in reserve, %s at 100 with a fee of 0.1 %% is denied by %s',
  (units, check) => {
    const account = new TestAccount({ mandate: { cashReservePct: '20' } });
    account.bar({ close: 10_000 });
    expect(account.denial(account.order({ quantity: { units } }))?.check).toBe(check);
  },
);

it('counts what working orders have reserved', () => {
  const account = new TestAccount();
  account.bar({ close: 10_000 });
  account.order({ type: 'LIMIT', limitPrice: '90', quantity: { units: '60' } });
  const more = account.order({ quantity: { units: '50' } });
  expect(account.denial(more)).toMatchObject({
    check: 'INSUFFICIENT_FUNDS',
    value: '5005',
    limit: '4594.6',
  });
});

it('does not spend the proceeds of a short sale', () => {
  const account = new TestAccount();
  account.bar({ close: 10_000 });
  account.order({ side: 'SELL', quantity: { units: '60' } });
  account.bar({ close: 10_000 });
  expect(account.kernel.view.cash).toBe('15994');
  expect(account.denial(account.order({ side: 'SELL', quantity: { units: '40' } }))?.check).toBe(
    'INSUFFICIENT_FUNDS',
  );
});
