/** `short-allowed`. */
import { expect, it } from 'vitest';
import { TestAccount } from '../../testing/test-account.js';

it('denies selling more than is held, counting what is already being sold', () => {
  const account = new TestAccount({ mandate: { allowShort: false } });
  account.bar({ close: 10_000 });
  expect(account.denial(account.order({ side: 'SELL' }))?.check).toBe('SHORT_NOT_ALLOWED');
  account.order({ quantity: { units: '10' } });
  account.bar({ close: 10_000 });
  account.order({ side: 'SELL', type: 'LIMIT', limitPrice: '120', quantity: { units: '6' } });
  const rest = account.order({ side: 'SELL', quantity: { units: '5' } });
  expect(account.denial(rest)).toMatchObject({ check: 'SHORT_NOT_ALLOWED', limit: '4' });
  expect(account.denial(account.order({ side: 'SELL', quantity: { units: '4' } }))).toBeUndefined();
});
