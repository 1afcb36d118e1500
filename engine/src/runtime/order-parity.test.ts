/** Orders of every kind: a paper account, stopped on the way, has the journal of a backtest. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkLedger } from '../accounts/check-ledger.js';
import { openAccount } from '../accounts/open-account.js';
import { getAccount } from '../accounts/account-queries.js';
import { runBacktest } from '../backtest/run-backtest.js';
import type { OrderDesk, OrderOptions } from '../strategies/define-strategy.js';
import { StrategyRegistry } from '../strategies/strategy-registry.js';
import { OPEN_MANDATE, openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { journalHead } from '../testing/read-journal-hash.js';
import { everyBarStrategy } from '../testing/scripted-strategy.js';
import { TEST_INSTRUMENT, syntheticBars } from '../testing/synthetic-bars.js';
import { until, untilEnded } from '../testing/until.js';

const BARS = 130;
const MANDATE = { ...OPEN_MANDATE, allowShort: true, maxGrossExposurePct: '300' } as const;
const CASH = '1000000';

/** Another shape on every bar, with an order that waits for it every third bar. */
const everything = everyBarStrategy('everything', (desk, tick, { close, at }) => {
  const buys = (tick * 7) % 11 < 6;
  const sign = buys ? 1 : -1;
  const by = (percent: number): number => close * (1 + (sign * percent) / 100);
  const shapes: readonly OrderOptions[] = [
    { stopLoss: by(-1), takeProfit: by(2) },
    { limit: by(-0.3), stopLoss: by(-2), takeProfit: by(3) },
    { stop: by(0.4), stopLoss: by(-1) },
    { stop: by(0.3), limit: by(0.6), timeInForce: 'DAY' },
    { touch: by(-0.4), limit: by(-0.2) },
    { trail: { percent: 1 } },
    { trail: close / 200 },
    { at: 'OPEN' },
    { at: 'CLOSE' },
    { limit: by(-0.2), oco: 'g', postOnly: true },
    { stop: by(0.5), oco: 'g' },
    { limit: by(-0.5), expireAt: at + 200_000_000 },
    { limit: by(0.1), timeInForce: 'IOC' },
    { limit: by(-0.1), display: 1 },
  ];
  const options = shapes[tick % shapes.length] as OrderOptions;
  const size = { units: 1 + (tick % 9) };
  const first = buys ? desk.buy(size, options) : desk.sell(size, options);
  if (tick % 3 === 0) after(desk, !buys, size, first);
  if (tick % 37 === 0) desk.cancelOrders();
  if (tick % 53 === 0) desk.close();
});

function after(desk: OrderDesk, buys: boolean, size: { units: number }, first: number): void {
  const options = { trail: { percent: 1.5 }, reduceOnly: true, after: first } as const;
  if (buys) desk.buy(size, options);
  else desk.sell(size, options);
}

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
  await untilEnded(await fixture.start({}, { strategies }), 100_000);
  const account = await getAccount(fixture.ctx, fixture.deps, accountId);
  expect(account?.halt ?? null).toBeNull();
  expect(await journalHead(fixture.deps.db, key)).toEqual(expected);
  expect((await checkLedger(fixture.ctx, fixture.deps)).problems).toEqual([]);
}, 120_000);

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
