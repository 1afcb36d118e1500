/** Accounts that a process holds are run by it, also after it stood still for a while. */
import type { AccountId } from '@fiducia/tenants';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { syntheticBars, TEST_INSTRUMENT } from '../testing/synthetic-bars.js';
import { until, untilEnded } from '../testing/until.js';
import { LEASE_MS, STOP_BEFORE_END_MS } from './account-lease.js';

const BARS = 200;
/** Past what a worker trusts its lease for, and before the database gives the account to others. */
const PAUSE_MS = LEASE_MS - STOP_BEFORE_END_MS + 1_000;

let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngineFixture();
});
afterEach(() => fixture.close());

async function openTwo(): Promise<readonly AccountId[]> {
  const columns = syntheticBars(BARS);
  const market = { instrument: TEST_INSTRUMENT, source: 'test', columns };
  await fixture.recordMarket([market], { fastForwardTo: null, barsPerSecond: 50 });
  const open = () => fixture.openAccount({ symbols: ['TEST'], deployments: [] });
  return [await open(), await open()];
}

/** As the database sees it while the process stands still: the leases are far from their end. */
function keepLeases(): Promise<unknown> {
  const sql = `update account_lease set lease_until = now() + interval '1 hour'`;
  return fixture.deps.db.tenants.run(fixture.ctx, (tx) => tx.query(sql));
}

it('an account whose worker gave up in a pause of the process is run on by it', async () => {
  const accounts = await openTwo();
  let pausedMs = 0;
  const monotonic = (): number => performance.now() + pausedMs;
  const engine = await fixture.start({}, { monotonic });
  for (const position of [BARS / 4, BARS / 2]) {
    await until(`bar ${position}`, () => engine.feed.state.position >= position);
    await keepLeases();
    pausedMs += PAUSE_MS;
  }
  await untilEnded(engine);
  const { rows } = await fixture.deps.db.tenants.read<{ id: AccountId; bars: number }>(
    fixture.ctx,
    `select account_id as id, count(*)::int as bars from journal_entry
     where input_type = 'BARS' group by 1 order by 1`,
  );
  expect(rows).toEqual(accounts.toSorted().map((id) => ({ id, bars: BARS })));
}, 90_000);
