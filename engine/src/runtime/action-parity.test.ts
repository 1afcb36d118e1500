/** Splits and dividends: a paper account, stopped on the way, has the journal of a backtest. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AccountId } from '@fiducia/tenants';
import { actionsOfAccounts } from '../accounts/applied-actions.js';
import { checkLedger } from '../accounts/check-ledger.js';
import { openAccount } from '../accounts/open-account.js';
import { runBacktest } from '../backtest/run-backtest.js';
import type { AppliedAction } from '../domain/applied-action.js';
import type { CorporateAction } from '../domain/corporate-action.js';
import { DAY_MS } from '../market-data/bar-time.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import { StrategyRegistry } from '../strategies/strategy-registry.js';
import { OPEN_MANDATE, openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { everyKindOfOrder as strategy } from '../testing/every-kind-of-order.js';
import { journalHead } from '../testing/read-journal-hash.js';
import { TEST_INSTRUMENT, syntheticBars } from '../testing/synthetic-bars.js';
import { until, untilEnded } from '../testing/until.js';

const BARS = 130;
const MANDATE = { ...OPEN_MANDATE, allowShort: true, maxGrossExposurePct: '300' } as const;
const CASH = '1000000';
/** Whole shares: a reverse split leaves fractions to be paid, and small orders without a lot. */
const instrument = { ...TEST_INSTRUMENT, lotSize: '1' };
const symbols = [instrument.symbol];
const strategies = new StrategyRegistry([strategy]);

/** Rows on which a split takes effect, new and old shares. */
const SPLITS = [
  [40, 3, 1],
  [70, 1, 4],
  [100, 7, 2],
] as const;
const DIVIDENDS = [
  [25, '0.47'],
  [70, '1.50'],
  [110, '2'],
] as const;

/** As they were traded: the price changes with each split, and nothing else does. */
function rawBars(): BarColumns {
  const whole = syntheticBars(BARS);
  const price = (column: Float64Array): Float64Array =>
    column.map((ticks, row) =>
      SPLITS.reduce(
        (left, [from, n, d]) => (row >= from ? Math.round((left * d) / n) : left),
        ticks,
      ),
    );
  const { open, high, low, close } = whole;
  return { ...whole, open: price(open), high: price(high), low: price(low), close: price(close) };
}

const columns = rawBars();
const market = { instrument, source: 'test', columns };
const dayOf = (row: number): number => Math.floor((columns.at[row] as number) / DAY_MS);
const symbol = instrument.symbol;
const actions: readonly CorporateAction[] = [
  ...SPLITS.map(([row, numerator, denominator]) => {
    const type = 'SPLIT' as const;
    return { type, symbol, exDay: dayOf(row), numerator, denominator };
  }),
  ...DIVIDENDS.map(([row, amount]) => {
    const type = 'DIVIDEND' as const;
    return { type, symbol, exDay: dayOf(row), amount };
  }),
];

let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngineFixture();
});
afterEach(() => fixture.close());

async function openTrader() {
  const deployments = [
    { strategy: strategy.name, parameters: {}, symbols, capitalSharePct: '100' },
  ];
  const accountId = await fixture.createAccount({ cash: CASH, mandate: MANDATE });
  const deps = { ...fixture.deps, strategies };
  const opened = await openAccount(fixture.ctx, deps, { accountId, symbols, deployments });
  expect(opened.ok).toBe(true);
  return { tenantId: fixture.ctx.tenantId, accountId };
}

it('gives the same journal in a backtest and in PostgreSQL, over a restart between a split and its bars', async () => {
  // One bar more follows at once, and then none for a long time.
  const eve = { fastForwardTo: columns.at[69] ?? null, barsPerSecond: 0.001 };
  await fixture.recordMarket([market], { ...eve, actions });
  const key = await openTrader();
  const first = await fixture.start({}, { strategies });
  await until('the eve of the reverse split', () => first.feed.state.position === 70);
  expect(await first.caughtUp(20_000)).toBe(true);
  await first.stop();
  // Without a gateway to the venue nobody takes off the book what the split left without a lot.
  await fixture.recordMarket([market], { actions, barsPerSecond: null });
  const second = await fixture.start({ sendsOrders: false }, { strategies });
  await until('the split', async () => (await splitsOf(key)) === 2);
  await second.stop();
  expect(await lastInputOf(key)).toBe('SPLIT');
  await untilEnded(await fixture.start({}, { strategies }), 100_000);
  const expected = backtest(actions);
  expect(await journalHead(fixture.deps.db, key)).toEqual(expected);
  expect(expected).not.toEqual(backtest([]));
  await expectListed(key);
  expect((await checkLedger(fixture.ctx, fixture.deps)).problems).toEqual([]);
}, 180_000);

async function splitsOf({ accountId }: { readonly accountId: string }): Promise<number> {
  const sql = `select count(*)::int as splits from journal_entry
    where account_id = $1 and input_type = 'SPLIT'`;
  const { db } = fixture.deps;
  const { rows } = await db.tenants.read<{ splits: number }>(fixture.ctx, sql, [accountId]);
  return rows[0]?.splits ?? 0;
}

async function lastInputOf({ accountId }: { readonly accountId: string }): Promise<string> {
  const sql = `select input_type from journal_entry where account_id = $1 order by seq desc limit 1`;
  const { db } = fixture.deps;
  const { rows } = await db.tenants.read<{ input_type: string }>(fixture.ctx, sql, [accountId]);
  return rows[0]?.input_type ?? '';
}

/** What the account is shown to have had is what the backtest says of itself, page by page. */
async function expectListed({ accountId }: { readonly accountId: AccountId }): Promise<void> {
  const listed: AppliedAction[] = [];
  let after: string | null = null;
  do {
    const query = { first: 4, after };
    const outcome = await actionsOfAccounts(fixture.ctx, fixture.deps, [accountId], query);
    const page = outcome.ok ? outcome.pages.get(accountId) : undefined;
    listed.push(...(page?.nodes ?? []));
    after = page?.hasNextPage === true ? (page.cursors.at(-1) ?? null) : null;
  } while (after !== null);
  const { corporateActions } = run(actions);
  expect(listed.toReversed()).toEqual(corporateActions);
  expect(corporateActions.map(({ type }) => type)).toEqual([
    'DIVIDEND',
    'SPLIT',
    'DIVIDEND',
    'SPLIT',
    'SPLIT',
    'DIVIDEND',
  ]);
  expect(corporateActions.filter(({ cash }) => cash !== '0').length).toBeGreaterThan(2);
}

function backtest(given: readonly CorporateAction[]) {
  const { journalEntries, journalHash } = run(given);
  return { seq: journalEntries, hash: journalHash };
}

function run(given: readonly CorporateAction[]) {
  return runBacktest({
    series: [{ instrument, columns, actions: given }],
    currency: 'USD',
    cash: CASH,
    mandate: MANDATE,
    strategy,
    parameters: {},
    fillModel: { name: 'conservative' },
    journal: true,
  });
}
