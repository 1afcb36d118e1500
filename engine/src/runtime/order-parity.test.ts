/** Orders of every kind: a paper account, stopped on the way, has the journal of a backtest. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkLedger } from '../accounts/check-ledger.js';
import { openAccount } from '../accounts/open-account.js';
import { getAccount } from '../accounts/account-queries.js';
import { runBacktest } from '../backtest/run-backtest.js';
import { StrategyRegistry } from '../strategies/strategy-registry.js';
import { OPEN_MANDATE, openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { journalHead } from '../testing/read-journal-hash.js';
import { everyKindOfOrder as everything } from '../testing/every-kind-of-order.js';
import { TEST_INSTRUMENT, syntheticBars } from '../testing/synthetic-bars.js';
import { until, untilEnded } from '../testing/until.js';

const BARS = 130;
const MANDATE = { ...OPEN_MANDATE, allowShort: true, maxGrossExposurePct: '300' } as const;
const CASH = '1000000';

const strategies = new StrategyRegistry([everything]);
let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngineFixture();
  const market = { instrument: TEST_INSTRUMENT, source: 'test', columns: syntheticBars(BARS) };
  await fixture.recordMarket([market]);
});
afterEach(() => fixture.close());

it('gives the same journal in a backtest and in PostgreSQL', async () => {
  const symbols = [TEST_INSTRUMENT.symbol];
  const { name: strategy } = everything;
  const deployments = [{ strategy, parameters: {}, symbols, capitalSharePct: '100' }];
  const accountId = await fixture.createAccount({ cash: CASH, mandate: MANDATE });
  const deps = { ...fixture.deps, strategies };
  const opened = await openAccount(fixture.ctx, deps, { accountId, symbols, deployments });
  expect(opened.ok).toBe(true);
  const key = { tenantId: fixture.ctx.tenantId, accountId };
  const seq = async (): Promise<number> => (await journalHead(fixture.deps.db, key))?.seq ?? 0;
  const expected = backtest();
  const first = await fixture.start({}, { strategies });
  await until('a part of the bars', async () => (await seq()) > expected.seq / 3);
  await first.stop();
  await untilEnded(await fixture.start({}, { strategies }), 220_000);
  const account = await getAccount(fixture.ctx, fixture.deps, accountId);
  expect(account?.halt ?? null).toBeNull();
  expect(await journalHead(fixture.deps.db, key)).toEqual(expected);
  expect((await checkLedger(fixture.ctx, fixture.deps)).problems).toEqual([]);
}, 240_000);

function backtest() {
  const { journalEntries, journalHash, orders } = runBacktest({
    series: [{ instrument: TEST_INSTRUMENT, columns: syntheticBars(BARS) }],
    currency: 'USD',
    cash: CASH,
    mandate: MANDATE,
    strategy: everything,
    parameters: {},
    fillModel: { name: 'conservative' },
    journal: true,
  });
  const kinds = new Set<string>();
  for (let row = 0; row < orders.length; row += 1) {
    const { type, status, ref } = orders.at(row);
    if (status === 'FILLED') kinds.add(ref.endsWith('.sl') || ref.endsWith('.tp') ? 'LEG' : type);
  }
  expect(kinds.size).toBe(9);
  return { seq: journalEntries, hash: journalHash };
}
