/** What an account may be opened with. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { TEST_INSTRUMENT, syntheticBars } from '../testing/synthetic-bars.js';
import { openAccount } from './open-account.js';

let fixture: EngineFixture;
beforeAll(async () => {
  fixture = await openEngineFixture();
});
afterAll(() => fixture.close());

it('opens with no instrument that nothing converts, and says which rate is needed', async () => {
  const columns = syntheticBars(10);
  const euro = { ...TEST_INSTRUMENT, symbol: 'EURO', currency: 'EUR' };
  await fixture.recordMarket([
    { instrument: TEST_INSTRUMENT, source: 'test', columns },
    { instrument: euro, source: 'test', columns },
  ]);
  const accountId = await fixture.createAccount();
  const open = (symbols: readonly string[]) =>
    openAccount(fixture.ctx, fixture.deps, { accountId, symbols, deployments: [] });
  expect(await open(['TEST', 'EURO'])).toMatchObject({
    ok: false,
    error: {
      field: 'symbols',
      sentence:
        'EURO is quoted in EUR and the account is in USD: a series of the rate is needed, named EURUSD or USDEUR.',
    },
  });
  expect(await open(['TEST'])).toMatchObject({ ok: true });
});
