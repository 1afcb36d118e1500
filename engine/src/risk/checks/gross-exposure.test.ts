/** `gross-exposure`. */
import { expect, it } from 'vitest';
import { TestAccount } from '../../testing/test-account.js';

it('counts positions, working orders and the order itself, and lets out what wants out', () => {
  const account = new TestAccount({ mandate: { maxGrossExposurePct: '80' } });
  account.bar({ close: 10_000 });
  account.order({ quantity: { units: '40' } });
  account.bar({ close: 10_000 });
  account.order({ type: 'LIMIT', limitPrice: '100', quantity: { units: '30' } });
  const more = account.order({ quantity: { units: '10' } });
  expect(account.denial(more)).toMatchObject({
    check: 'MAX_GROSS_EXPOSURE',
    value: '8000',
    limit: '7996.8',
  });
  expect(account.denial(account.order({ quantity: { units: '9' } }))).toBeUndefined();
  expect(
    account.denial(account.order({ side: 'SELL', quantity: { units: '40' } })),
  ).toBeUndefined();
});

it('does not lend what two offsetting deployments seem to leave free', () => {
  const account = new TestAccount({ mandate: { maxGrossExposurePct: '80', allowShort: true } });
  account.bar({ close: 10_000 });
  account.order({ side: 'SELL', quantity: { units: '50' } });
  account.bar({ close: 10_000 });
  expect(account.denial(account.order({ side: 'SELL', quantity: { units: '31' } }))?.check).toBe(
    'MAX_GROSS_EXPOSURE',
  );
});
