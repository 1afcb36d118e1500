/** `account-halted`. */
import { expect, it } from 'vitest';
import { TestAccount } from '../../testing/test-account.js';

it('denies what opens and passes what only reduces, flagged or not', () => {
  const account = new TestAccount();
  account.bar({ close: 10_000 });
  account.order({ quantity: { units: '20' } });
  account.bar({ close: 10_000 });
  account.halt('h1');
  expect(account.denial(account.order({}))?.check).toBe('ACCOUNT_HALTED');
  expect(account.denial(account.order({ side: 'SELL', quantity: { units: '21' } }))?.check).toBe(
    'ACCOUNT_HALTED',
  );
  expect(account.denial(account.order({ side: 'SELL', quantity: { units: '5' } }))).toBeUndefined();
});
