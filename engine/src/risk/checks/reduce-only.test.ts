/** `reduce-only`. */
import { expect, it } from 'vitest';
import { TestAccount } from '../../testing/test-account.js';

it.each([
  ['SELL', '20', undefined],
  ['SELL', '21', 'REDUCE_ONLY'],
  ['BUY', '1', 'REDUCE_ONLY'],
] as const)('with 20 held, to %s %s reduce-only is denied by %s', (side, units, check) => {
  const account = new TestAccount();
  account.bar({ close: 10_000 });
  account.order({ quantity: { units: '20' } });
  account.bar({ close: 10_000 });
  const order = account.order({ side, quantity: { units }, reduceOnly: true });
  expect(account.denial(order)?.check).toBe(check);
});

it('counts what other orders will already reduce', () => {
  const account = new TestAccount();
  account.bar({ close: 10_000 });
  account.order({ quantity: { units: '20' } });
  account.bar({ close: 10_000 });
  const reduce = { side: 'SELL', reduceOnly: true } as const;
  account.order({ ...reduce, quantity: { units: '15' } });
  const more = account.order({ ...reduce, quantity: { units: '6' } });
  expect(account.denial(more)).toMatchObject({ check: 'REDUCE_ONLY', limit: '5' });
});
