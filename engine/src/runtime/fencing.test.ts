/** A worker that lost its account can write nothing and send nothing, whatever it still believes. */
import type { AccountId } from '@fiducia/tenants';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLedger } from '../accounts/check-ledger.js';
import { StaleEpochError } from '../journal/append-entries.js';
import { runBacktest } from '../backtest/run-backtest.js';
import { present } from '../domain/assert.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import { OPEN_MANDATE, openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { journalHead } from '../testing/read-journal-hash.js';
import { syntheticBars, TEST_INSTRUMENT } from '../testing/synthetic-bars.js';
import { takeOver } from '../testing/take-over.js';
import { until, untilEnded } from '../testing/until.js';
import { loadTimeline } from '../market-data/recorded-market.js';
import { ClientOrderIds } from '../venues/client-order-id.js';
import { commitSteps } from './commit-steps.js';
import { restoreAccount } from './restore-account.js';
import type { RunningAccount } from './running-account.js';

const PARAMETERS = { fast: 4, slow: 12 };
const BARS = 300;

let fixture: EngineFixture;
let accountId: AccountId;
beforeEach(async () => {
  fixture = await openEngineFixture();
});
afterEach(() => fixture.close());

async function open(settings: object): Promise<void> {
  const columns = syntheticBars(BARS);
  await fixture.recordMarket([{ instrument: TEST_INSTRUMENT, source: 'test', columns }], settings);
  const deployment = { strategy: 'sma-cross', parameters: PARAMETERS, symbols: ['TEST'] };
  const deployments = [{ ...deployment, capitalSharePct: '100' }];
  accountId = await fixture.openAccount({ symbols: ['TEST'], deployments });
}

describe('a worker with an old epoch', () => {
  let zombie: RunningAccount;
  beforeEach(async () => {
    await open({ fastForwardTo: null, barsPerSecond: 0.001 });
    const engine = await fixture.start();
    await until('the first bar', () => engine.feed.state.position > 0);
    await engine.caughtUp(5_000);
    await engine.stop();
    const lease = await takeOver(fixture, accountId, 'zombie');
    const clientOrderIds = new ClientOrderIds(fixture.deps.orderIdSecret);
    const timeline = await loadTimeline(fixture.deps.db.shared, ['TEST/1d']);
    zombie = await restoreAccount({ ...fixture.deps, clientOrderIds }, lease, timeline);
    await takeOver(fixture, accountId, 'successor');
  });

  it('cannot append to the journal, and leaves neither order nor money behind', async () => {
    const before = await rowCounts();
    const at = present(zombie.lastAt, 'stamp');
    zombie.apply({
      type: 'ORDER_REQUESTED',
      at,
      order: 'm.1.zombie.1',
      request: {
        symbol: 'TEST',
        side: 'BUY',
        type: 'MARKET',
        timeInForce: 'GTC',
        quantity: { units: '1' },
        limitPrice: null,
        stopPrice: null,
        reduceOnly: false,
      },
    });
    expect(zombie.batch.intents.hasWork).toBe(true);
    const { db, wakeUps } = fixture.deps;
    await expect(commitSteps({ db: db.tenants, wakeUps }, zombie)).rejects.toThrow(StaleEpochError);
    expect(await rowCounts()).toEqual(before);
  });

  it('cannot answer a command either, when the answer makes no journal entry', async () => {
    const { db, wakeUps } = fixture.deps;
    let written = false;
    const write = (): readonly Promise<unknown>[] => {
      written = true;
      return [];
    };
    const commit = commitSteps({ db: db.tenants, wakeUps }, zombie, { write });
    await expect(commit).rejects.toThrow(StaleEpochError);
    expect(written).toBe(true);
  });

  async function rowCounts() {
    const { rows } = await fixture.deps.db.tenants.read(
      fixture.ctx,
      `select (select count(*) from journal_entry) as journal,
         (select count(*) from order_intent) as intents,
         (select count(*) from order_outbox) as outbox,
         (select count(*) from trade_order) as orders,
         (select count(*) from ledger_transfer) as transfers`,
    );
    return rows[0];
  }
});

describe('two engines', () => {
  it('hand an account over in the middle, and its journal is still that of the backtest', async () => {
    await open({ fastForwardTo: null, barsPerSecond: 200 });
    const frozen = await fixture.start({ owner: 'frozen' });
    await until('the first half', () => frozen.feed.state.position > BARS / 3);
    // Under the name of the one that comes: whoever runs the account might take it again before.
    await until('the lease', () => takeOver(fixture, accountId, 'heir').then(isTrue, isFalse));
    const other = await fixture.anotherProcess();
    const heir = await fixture.start({ owner: 'heir', drivesMarket: false }, other);
    await untilEnded(frozen);
    await untilEnded(heir);
    await frozen.stop();
    const { tenantId } = fixture.ctx;
    expect(await journalHead(fixture.deps.db, { tenantId, accountId })).toEqual(backtestHead());
    const { rows } = await fixture.deps.db.tenants.read<{ epochs: string; sorted: boolean }>(
      fixture.ctx,
      `select count(distinct epoch) as epochs, bool_and(epoch >= before) as sorted
       from (select epoch, lag(epoch, 1, epoch) over (order by seq) as before from journal_entry) e`,
    );
    expect(rows[0]?.sorted).toBe(true);
    expect(Number(rows[0]?.epochs)).toBeGreaterThan(1);
    expect((await checkLedger(fixture.ctx, fixture.deps)).problems).toEqual([]);
  });
});

const isTrue = (): boolean => true;
const isFalse = (): boolean => false;

function backtestHead() {
  const strategy = present(fixture.deps.strategies.get('sma-cross'), 'strategy');
  const checked = checkStrategyParameters(strategy, PARAMETERS);
  if (!checked.ok) throw new Error(checked.error);
  const result = runBacktest({
    series: [{ instrument: TEST_INSTRUMENT, columns: syntheticBars(BARS) }],
    currency: 'USD',
    cash: '100000',
    mandate: OPEN_MANDATE,
    strategy,
    parameters: checked.values,
    fillModel: { name: 'conservative' },
    journal: true,
  });
  return { seq: result.journalEntries, hash: result.journalHash };
}
