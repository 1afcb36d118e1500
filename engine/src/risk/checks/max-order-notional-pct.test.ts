/** `max-order-notional-pct`. */
import { expect, it } from 'vitest';
import { TestAccount } from '../../testing/test-account.js';

it.each([
  ['5', undefined],
  ['6', 'MAX_ORDER_NOTIONAL_PCT'],
])('with 5 %% of 10,000 an order for %s at 100 is denied by %s', (units, check) => {
  const account = new TestAccount({ mandate: { maxOrderNotionalPct: '5' } });
  account.bar({ close: 10_000 });
  expect(account.denial(account.order({ quantity: { units } }))?.check).toBe(check);
});

it('does not count the part of an order that only reduces', () => {
  const account = new TestAccount({ mandate: { maxOrderNotionalPct: '5' } });
  account.bar({ close: 10_000 });
  for (let i = 0; i < 3; i += 1) {
    account.order({ quantity: { units: '4' } });
    account.bar({ close: 10_000 });
  }
  expect(
    account.denial(account.order({ side: 'SELL', quantity: { units: '12' } })),
  ).toBeUndefined();
});
