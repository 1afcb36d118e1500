/** An account in dollars with a share in euros: the journal of a backtest, figures at its rates. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { getAccount } from '../accounts/account-queries.js';
import { checkLedger } from '../accounts/check-ledger.js';
import { listPositions } from '../accounts/position-queries.js';
import { runBacktest } from '../backtest/run-backtest.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import { converted, EURGBP, EURUSD, GBPUSD, SIE, USDJPY } from '../testing/currency-instruments.js';
import { OPEN_MANDATE, openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { journalHead } from '../testing/read-journal-hash.js';
import { syntheticBars } from '../testing/synthetic-bars.js';
import { until, untilEnded } from '../testing/until.js';

const BARS = 120;
const CASH = '100000';
const MANDATE = { ...OPEN_MANDATE, allowShort: true, maxGrossExposurePct: '300' } as const;
const PARAMETERS = { fast: 3, slow: 8, size: 0.4 };

/** What is traded, and what an account in dollars needs beside it. */
const CASES: readonly (readonly [string, readonly InstrumentSpec[], readonly InstrumentSpec[]])[] =
  [
    ['a share in euros', [SIE], [EURUSD]],
    ['a pair that converts itself, and one that a third converts', [USDJPY, EURGBP], [GBPUSD]],
  ];

let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngineFixture();
});
afterEach(() => fixture.close());

/** About 10 of whatever the tick is a hundredth or less of. */
function barsOf(index: number): BarColumns {
  return syntheticBars(BARS, 31 + index);
}

it.each(CASES)(
  'gives the same journal with %s, over a restart',
  async (_name, traded, rates) => {
    const series = [...traded, ...rates].map((instrument, index) => {
      return { instrument, source: 'test', columns: barsOf(index) };
    });
    const halfway = { fastForwardTo: series[0]?.columns.at[60] ?? null, barsPerSecond: 0.001 };
    await fixture.recordMarket(series, halfway);
    const symbols = traded.map(({ symbol }) => symbol);
    const deployment = { strategy: 'sma-cross', parameters: PARAMETERS, symbols };
    const deployments = [{ ...deployment, capitalSharePct: '100' }];
    const terms = { cash: CASH, mandate: MANDATE };
    const accountId = await fixture.openAccount({ symbols, deployments }, terms);
    const first = await fixture.start();
    await until('the fast-forward', () => first.feed.state.phase === 'REPLAYING');
    await first.stop();
    await fixture.recordMarket(series, { barsPerSecond: null });
    await untilEnded(await fixture.start());
    const key = { tenantId: fixture.ctx.tenantId, accountId };
    expect(await journalHead(fixture.deps.db, key)).toEqual(backtest(traded, rates));
    expect((await checkLedger(fixture.ctx, fixture.deps)).problems).toEqual([]);
    const positions = await listPositions(fixture.ctx, fixture.deps, accountId);
    const account = await getAccount(fixture.ctx, fixture.deps, accountId);
    expect(positions.some(({ quantity }) => quantity !== '0')).toBe(true);
    const worth = positions.reduce((sum, { marketValue }) => sum + Number(marketValue), 0);
    expect(Number(account?.cash) + worth).toBeCloseTo(Number(account?.equity), 5);
    const results = positions.map(({ unrealizedPnl, realizedPnl }) => {
      return Number(unrealizedPnl) + Number(realizedPnl);
    });
    const fees = await feesOf(accountId);
    const result = results.reduce((sum, one) => sum + one, 0) - fees;
    expect(Number(CASH) + result).toBeCloseTo(Number(account?.equity), 5);
  },
  60_000,
);

async function feesOf(accountId: string): Promise<number> {
  const sql = `select coalesce(sum(fee), 0) as fees from fill where account_id = $1`;
  const { rows } = await fixture.deps.db.tenants.read<{ fees: string }>(fixture.ctx, sql, [
    accountId,
  ]);
  return Number(rows[0]?.fees ?? 0);
}

function backtest(traded: readonly InstrumentSpec[], rates: readonly InstrumentSpec[]) {
  const strategy = builtInStrategies().get('sma-cross');
  if (strategy === undefined) throw new Error('sma-cross');
  const checked = checkStrategyParameters(strategy, PARAMETERS);
  if (!checked.ok) throw new Error(checked.error);
  const { journalEntries, journalHash, trades } = runBacktest({
    series: converted(...traded, ...rates).map((instrument, index) => {
      return { instrument, columns: barsOf(index), rateOnly: index >= traded.length };
    }),
    currency: 'USD',
    cash: CASH,
    mandate: MANDATE,
    strategy,
    parameters: checked.values,
    fillModel: { name: 'conservative' },
    journal: true,
  });
  expect(trades.length).toBeGreaterThan(3);
  return { seq: journalEntries, hash: journalHash };
}
