/** `rate-known`. */
import { expect, it } from 'vitest';
import { EURUSD, SIE, converted } from '../../testing/currency-instruments.js';
import { TestAccount } from '../../testing/test-account.js';

it('denies what is quoted in another currency before its rate has a price, with its name', () => {
  const account = new TestAccount({ instruments: converted(SIE, EURUSD) });
  account.bar({ close: 5000 });
  const denial = account.denial(account.order({ symbol: 'SIE' }));
  expect(denial?.check).toBe('RATE_UNKNOWN');
  expect(denial?.sentence).toMatch(/SIE is quoted in EUR and EURUSD, .* USD, has no price yet/);
  account.bar({ symbol: 'EURUSD', close: 11_000 });
  expect(account.denial(account.order({ symbol: 'SIE' }))).toBeUndefined();
});

it('asks for no rate in the account’s own currency', () => {
  const account = new TestAccount({ instruments: converted(SIE, EURUSD) });
  account.bar({ symbol: 'EURUSD', close: 11_000 });
  expect(account.denial(account.order({ symbol: 'EURUSD' }))).toBeUndefined();
});
