/** A backtest and a paper account that replayed the same bars have the same journal, byte for byte. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBacktest } from '../backtest/run-backtest.js';
import { present } from '../domain/assert.js';
import type { Mandate } from '../domain/mandate.js';
import { readDemoSeries } from '../market-data/demo-market.js';
import type { FileSeries } from '../market-data/file-series.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import { OPEN_MANDATE, openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { journalHead } from '../testing/read-journal-hash.js';
import { untilEnded } from '../testing/until.js';

const STRICT: Mandate = {
  ...OPEN_MANDATE,
  maxOrderNotionalPct: '60',
  maxGrossExposurePct: '80',
  cashReservePct: '20',
  maxDrawdownPct: '12',
  maxDailyLossPct: '4',
};

const CASES = [
  { strategy: 'sma-cross', parameters: { fast: 10, slow: 40 }, mandate: OPEN_MANDATE },
  { strategy: 'sma-cross', parameters: { fast: 10, slow: 50, long_only: true }, mandate: STRICT },
  {
    strategy: 'momentum',
    parameters: { lookback: 60, trend: 20, trail: 4 },
    mandate: OPEN_MANDATE,
  },
  { strategy: 'momentum', parameters: {}, mandate: STRICT },
  {
    strategy: 'sma-cross',
    parameters: { fast: 8, slow: 30 },
    mandate: { ...OPEN_MANDATE, allowShort: true, maxDrawdownPct: '25' },
  },
] as const;

describe('twenty years of the S&P 500', () => {
  let fixture: EngineFixture;
  let series: FileSeries;
  beforeAll(async () => {
    fixture = await openEngineFixture();
    series = await readDemoSeries();
    await fixture.recordMarket([{ ...series, source: 'test' }]);
  });
  afterAll(() => fixture.close());

  it('give the same journal in a backtest and in PostgreSQL', async () => {
    const symbols = [series.instrument.symbol];
    const accounts = [];
    for (const { strategy, parameters, mandate } of CASES) {
      const deployments = [{ strategy, parameters, symbols, capitalSharePct: '100' }];
      const terms = { cash: '50000', mandate };
      accounts.push(await fixture.openAccount({ symbols, deployments }, terms));
    }
    await untilEnded(await fixture.start(), 220_000);
    const { tenantId } = fixture.ctx;
    const heads = [];
    for (const accountId of accounts) {
      heads.push(await journalHead(fixture.deps.db, { tenantId, accountId }));
    }
    expect(heads).toEqual(CASES.map((one) => backtestHead(fixture, series, one)));
  }, 240_000);
});

function backtestHead(
  fixture: EngineFixture,
  { instrument, columns }: FileSeries,
  { strategy: name, parameters, mandate }: (typeof CASES)[number],
) {
  const strategy = present(fixture.deps.strategies.get(name), 'strategy');
  const checked = checkStrategyParameters(strategy, parameters);
  if (!checked.ok) throw new Error(checked.error);
  const result = runBacktest({
    series: [{ instrument, columns }],
    currency: 'USD',
    cash: '50000',
    mandate,
    strategy,
    parameters: checked.values,
    fillModel: { name: 'conservative' },
    journal: true,
  });
  return { seq: result.journalEntries, hash: result.journalHash };
}
