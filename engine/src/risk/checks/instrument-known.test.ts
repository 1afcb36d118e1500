/** `instrument-known`. */
import { expect, it } from 'vitest';
import { TestAccount } from '../../testing/test-account.js';

it('denies an order for a symbol that the account does not trade, and says which it does', () => {
  const account = new TestAccount();
  account.bar({ close: 10_000 });
  const order = account.order({ symbol: 'OTHER' });
  expect(account.denial(order)).toMatchObject({
    check: 'INSTRUMENT_UNKNOWN',
    sentence: 'This account does not trade OTHER; it trades ACME.',
  });
});
