/** Stored backtests from the request to the outcome, on a real database. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@fiducia/tenants';
import type { ResearchRunId } from '@fiducia/tenants';
import { runBacktest } from '../backtest/run-backtest.js';
import { DEFAULT_MANDATE } from '../domain/mandate-default.js';
import { openResearchFixture, TEST_BACKTEST } from '../testing/research-fixture.js';
import type { ResearchFixture } from '../testing/research-fixture.js';
import { syntheticBars, TEST_INSTRUMENT } from '../testing/synthetic-bars.js';
import { until } from '../testing/until.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import { cancelResearchRun } from './cancel-research.js';
import { requestBacktest } from './request-backtest.js';
import { rerunResearchRun } from './rerun-research.js';
import { researchCurve, researchTrades } from './research-parts.js';
import { listResearchRuns } from './research-queries.js';
import type { ResearchWorker } from './research-worker.js';
import { MAX_OPEN_RUNS } from './store-research.js';

const BARS = 400;
let fixture: ResearchFixture;
let worker: ResearchWorker | null = null;

beforeAll(async () => {
  fixture = await openResearchFixture(BARS);
});
afterEach(async () => {
  fixture.executor.release();
  await worker?.stop();
  worker = null;
});
afterAll(() => fixture.close());

function runHere() {
  const strategy = builtInStrategies().get('sma-cross');
  if (strategy === undefined) throw new Error('sma-cross is built in');
  const checked = checkStrategyParameters(strategy, TEST_BACKTEST.parameters);
  if (!checked.ok) throw new Error(checked.error);
  return runBacktest({
    series: [{ instrument: TEST_INSTRUMENT, columns: syntheticBars(BARS) }],
    currency: 'USD',
    cash: '100000',
    mandate: DEFAULT_MANDATE,
    strategy,
    parameters: checked.values,
    fillModel: { name: 'conservative' },
    journal: true,
  });
}

describe('a backtest on the server', () => {
  it('gives what the same backtest gives without database and queue', async () => {
    worker = fixture.work();
    const run = await fixture.ended(await fixture.request());
    const here = runHere();
    expect([run.status, run.progressDone, run.progressTotal]).toEqual(['DONE', BARS, BARS]);
    expect(run.outcome).toMatchObject({
      kind: 'BACKTEST',
      journalHash: here.journalHash,
      orderListHash: here.orderListHash,
      tradeCount: here.trades.length,
      reproduced: null,
      provenance: { codeVersion: 'test', dataHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const curve = await researchCurve(fixture.ctx, fixture.deps, { id: run.id, maxPoints: 50 });
    expect(curve.length).toBeLessThanOrEqual(50);
    expect(curve.at(-1)?.equity).toBe(here.equity.at(-1));
    const trades = await tradesOf(run.id);
    expect(trades.length).toBe(here.trades.length);
  });

  it('runs on the period that was asked for', async () => {
    worker = fixture.work();
    const { at } = syntheticBars(BARS);
    const [from, to] = [new Date(at[100] as number), new Date(at[299] as number)];
    const run = await fixture.ended(await fixture.request({ from, to }));
    expect([run.status, run.progressTotal, run.spec.from, run.spec.to]).toEqual([
      'DONE',
      200,
      at[100],
      at[299],
    ]);
  });

  it('is reproduced by a rerun, and a rerun of other data is refused', async () => {
    worker = fixture.work();
    const first = await fixture.ended(await fixture.request({ fillModel: { name: 'reference' } }));
    const rerun = await rerunOf(first.id);
    expect((await fixture.ended(rerun)).outcome?.reproduced).toBe(true);
    await tamper(first.id, '{provenance,dataHash}', '0'.repeat(64));
    expect(await fixture.ended(await rerunOf(first.id))).toMatchObject({
      status: 'FAILED',
      errorCode: 'RESEARCH_DATA_CHANGED',
    });
  });

  it('is not called reproduced when its journal is another one', async () => {
    worker = fixture.work();
    const first = await fixture.ended(await fixture.request());
    await tamper(first.id, '{journalHash}', 'f'.repeat(64));
    expect((await fixture.ended(await rerunOf(first.id))).outcome?.reproduced).toBe(false);
  });

  it('that is canceled while it waits never begins, and one that runs ends at once', async () => {
    const waiting = await fixture.request();
    expect((await cancel(waiting)).ok).toBe(true);
    fixture.executor.hold();
    worker = fixture.work();
    const running = await fixture.request();
    await until('its start', async () => (await fixture.read(running)).status === 'RUNNING');
    expect((await cancel(running)).ok).toBe(true);
    expect((await fixture.read(running)).status).toBe('CANCELED');
    expect((await fixture.read(waiting)).startedAt).toBeNull();
    expect(await cancel(running)).toMatchObject({ ok: false, error: { code: 'RESEARCH_ENDED' } });
  });

  it('goes on elsewhere when its worker stops, and saves nothing under an old epoch', async () => {
    fixture.executor.hold();
    worker = fixture.work('first');
    const id = await fixture.request();
    const before = fixture.executor.started;
    await until('its start', () => fixture.executor.started > before);
    await worker.stop();
    expect((await fixture.read(id)).status).toBe('RUNNING');
    fixture.executor.release();
    worker = fixture.work('second');
    expect((await fixture.ended(id)).status).toBe('DONE');
  });

  it('that its worker could not give back is begun again by it, while others are at work', async () => {
    fixture.executor.hold();
    worker = fixture.work('busy');
    const before = fixture.executor.started;
    const others = [await fixture.request(), await fixture.request()];
    await until('their start', () => fixture.executor.started === before + 2);
    // A tenant has no more than two at once: this one waits, held by a worker that lost sight of it.
    const id = await fixture.request();
    await asSuperuser(
      `update research_run set owner = 'busy', epoch = epoch + 1, status = 'RUNNING',
         started_at = now(), lease_until = now() + interval '1 hour' where id = $1`,
      [id],
    );
    await until('its start', () => fixture.executor.started === before + 3);
    fixture.executor.release();
    for (const run of [...others, id]) expect((await fixture.ended(run)).status).toBe('DONE');
  });

  it('is given up when it has killed its process again and again', async () => {
    const id = await fixture.request();
    await asSuperuser('update research_run set attempts = 10 where id = $1', [id]);
    worker = fixture.work();
    expect(await fixture.ended(id)).toMatchObject({
      status: 'FAILED',
      errorCode: 'RESEARCH_GIVEN_UP',
    });
  });

  it('of a strategy that has changed since is refused with a sentence', async () => {
    const id = await fixture.request();
    const sql = `update research_run set spec = replace(spec, '"version":"', '"version":"9') where id = $1`;
    await asSuperuser(sql, [id]);
    worker = fixture.work();
    expect((await fixture.ended(id)).errorCode).toBe('RESEARCH_STRATEGY_CHANGED');
  });
});

describe('a request', () => {
  it('that is repeated with its key gives the same run, and another one is refused', async () => {
    const idempotencyKey = newId();
    const id = await fixture.request({ idempotencyKey });
    expect(await fixture.request({ idempotencyKey })).toBe(id);
    const other = { ...TEST_BACKTEST, cash: '5', idempotencyKey };
    const refused = await requestBacktest(fixture.ctx, fixture.deps, other);
    expect(refused).toMatchObject({ error: { code: 'IDEMPOTENCY_CONFLICT' } });
  });

  it.each([
    [{ strategy: 'nothing' }, 'strategy'],
    [{ parameters: { fast: 5, slow: 0 } }, 'parameters.slow'],
    [{ parameters: { fast: 50, slow: 20 } }, 'parameters'],
    [{ parameters: { speed: 1 } }, 'parameters.speed'],
    [{ symbols: [] }, 'symbols'],
    [{ symbols: ['NONE'] }, 'symbols'],
    [{ symbols: ['TEST', 'TEST'] }, 'symbols'],
    [{ from: new Date('2050-01-01') }, 'from'],
    [{ cash: '0' }, 'cash'],
    [{ cash: '1e9' }, 'cash'],
    [{ commission: '1' }, 'commission'],
    [{ fillModel: { name: 'lucky' } }, 'fillModel.name'],
    [{ fillModel: { name: 'conservative', spread: '0.1' } }, 'fillModel.name'],
    [{ fillModel: { name: 'reference', margin: '0' } }, 'fillModel.margin'],
    [{ limits: { maxDrawdownPct: '101' } }, 'limits.maxDrawdownPct'],
    [{ idempotencyKey: '' }, 'idempotencyKey'],
  ])('with %j is refused at %s', async (wrong, field) => {
    const input = { ...TEST_BACKTEST, idempotencyKey: newId(), ...wrong };
    const refused = await requestBacktest(fixture.ctx, fixture.deps, input);
    expect(refused).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', field } });
  });

  it('beyond what a tenant may have waiting is refused until some have ended', async () => {
    const open = await listResearchRuns(fixture.ctx, fixture.deps, {
      first: 200,
      status: ['QUEUED', 'RUNNING'],
    });
    const waiting = open.ok ? open.page.nodes.length : 0;
    for (let i = waiting; i < MAX_OPEN_RUNS; i += 1) await fixture.request();
    const input = { ...TEST_BACKTEST, idempotencyKey: newId() };
    const refused = await requestBacktest(fixture.ctx, fixture.deps, input);
    expect(refused).toMatchObject({ error: { code: 'RESEARCH_QUEUE_FULL' } });
    const ended = `update research_run set status = 'CANCELED', finished_at = now()
      where status = 'QUEUED'`;
    await asSuperuser(ended, []);
    expect((await requestBacktest(fixture.ctx, fixture.deps, input)).ok).toBe(true);
  });
});

async function tradesOf(id: ResearchRunId) {
  const outcome = await researchTrades(fixture.ctx, fixture.deps, { id, first: 200 });
  return outcome.ok ? outcome.page.nodes : [];
}

function cancel(id: ResearchRunId) {
  return cancelResearchRun(fixture.ctx, fixture.deps, { id, idempotencyKey: newId() });
}

async function rerunOf(id: ResearchRunId): Promise<ResearchRunId> {
  const input = { id, idempotencyKey: newId() };
  const rerun = await rerunResearchRun(fixture.ctx, fixture.deps, input);
  if (!rerun.ok) throw new Error(JSON.stringify(rerun.error));
  return rerun.run.id;
}

function tamper(id: ResearchRunId, path: string, value: string): Promise<unknown> {
  const sql = `update research_run set outcome = jsonb_set(outcome, $2::text[], to_jsonb($3::text))
    where id = $1`;
  return asSuperuser(sql, [id, path, value]);
}

function asSuperuser(sql: string, values: readonly unknown[]): Promise<void> {
  return fixture.engine.test.asSuperuser(sql, values);
}
