/** The engine on a real database: accounts follow the market and their money adds up. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { syntheticBars, TEST_INSTRUMENT } from '../testing/synthetic-bars.js';

let fixture: EngineFixture;
beforeAll(async () => {
  fixture = await openEngineFixture();
});
afterAll(() => fixture.close());

it('replays recorded bars into an open account', async () => {
  const columns = syntheticBars(600);
  await fixture.recordMarket([{ instrument: TEST_INSTRUMENT, source: 'test', columns }]);
  const accountId = await fixture.openAccount({
    symbols: ['TEST'],
    deployments: [
      { strategy: 'sma-cross', parameters: {}, symbols: ['TEST'], capitalSharePct: '100' },
    ],
  });
  const t = performance.now();
  const engine = await fixture.start();
  while (engine.feed.state.phase !== 'ENDED') await new Promise((r) => setTimeout(r, 20));
  console.log('ms', performance.now() - t, await engine.caughtUp(5000));
  const { rows } = await fixture.deps.db.tenants.read(
    fixture.ctx,
    'select * from account_summary where account_id = $1',
    [accountId],
  );
  console.log(rows);
  for (const table of ['journal_entry', 'fill', 'trade_order', 'ledger_transfer', 'equity_point']) {
    const r = await fixture.deps.db.tenants.read(fixture.ctx, 'select count(*) from ' + table);
    console.log(table, r.rows);
  }
  expect(rows.length).toBe(1);
});
