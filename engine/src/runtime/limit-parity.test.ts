/** Limits that a person changed: the paper account has the journal of a backtest that changes them. */
import { newId } from '@fiducia/tenants';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeAccountLimits } from '../accounts/change-account-limits.js';
import { listLimitChanges } from '../accounts/limit-changes.js';
import { runBacktest } from '../backtest/run-backtest.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import { OPEN_MANDATE, openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { journalHead } from '../testing/read-journal-hash.js';
import { deskOf } from '../testing/standing-market.js';
import { TEST_INSTRUMENT, syntheticBars } from '../testing/synthetic-bars.js';
import { until, untilEnded } from '../testing/until.js';

const BARS = 300;
const HALFWAY = 140;
const MANDATE = { ...OPEN_MANDATE, allowShort: true } as const;
const CASH = '100000';
const PARAMETERS = { fast: 3, slow: 8, size: 0.5 };
const market = { instrument: TEST_INSTRUMENT, source: 'test', columns: syntheticBars(BARS) };

let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngineFixture();
});
afterEach(() => fixture.close());

it('gives the same journal in a backtest and in PostgreSQL, over a restart', async () => {
  const fastForwardTo = market.columns.at[HALFWAY] ?? null;
  await fixture.recordMarket([market], { fastForwardTo, barsPerSecond: 0.001 });
  const symbols = [TEST_INSTRUMENT.symbol];
  const deployment = { strategy: 'sma-cross', parameters: PARAMETERS, symbols };
  const deployments = [{ ...deployment, capitalSharePct: '100' }];
  const accountId = await fixture.openAccount(
    { symbols, deployments },
    { cash: CASH, mandate: MANDATE },
  );
  const first = await fixture.start();
  await until('the fast-forward', () => first.feed.state.phase === 'REPLAYING');
  await first.caughtUp(20_000);
  for (const limits of [{ maxOrderNotionalPct: '7' }, { maxOrderNotionalPct: '30' }]) {
    const input = { idempotencyKey: newId(), accountId, limits, reason: 'A test.' };
    const changed = await changeAccountLimits(fixture.ctx, deskOf(fixture), input);
    expect(changed).toMatchObject({ ok: true, account: { mandate: limits } });
  }
  await first.stop();
  await fixture.recordMarket([market], { barsPerSecond: null });
  await untilEnded(await fixture.start());
  const changes = await listLimitChanges(fixture.ctx, fixture.deps, accountId);
  expect(changes.map(({ after }) => after.maxOrderNotionalPct)).toEqual(['7', '30']);
  const key = { tenantId: fixture.ctx.tenantId, accountId };
  const limitChanges = changes.map(({ marketTime, after }) => ({
    at: marketTime.getTime(),
    mandate: after,
  }));
  expect(await journalHead(fixture.deps.db, key)).toEqual(backtest(limitChanges));
  expect(await journalHead(fixture.deps.db, key)).not.toEqual(backtest([]));
}, 60_000);

function backtest(limitChanges: NonNullable<Parameters<typeof runBacktest>[0]['limitChanges']>) {
  const strategy = builtInStrategies().get('sma-cross');
  if (strategy === undefined) throw new Error('sma-cross');
  const checked = checkStrategyParameters(strategy, PARAMETERS);
  if (!checked.ok) throw new Error(checked.error);
  const { journalEntries, journalHash } = runBacktest({
    series: [{ instrument: TEST_INSTRUMENT, columns: market.columns }],
    currency: 'USD',
    cash: CASH,
    mandate: MANDATE,
    strategy,
    parameters: checked.values,
    fillModel: { name: 'conservative' },
    journal: true,
    limitChanges,
  });
  return { seq: journalEntries, hash: journalHash };
}
