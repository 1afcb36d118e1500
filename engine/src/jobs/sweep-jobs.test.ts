/** Stored searches: they resume, count what was tried before, share the queue and are reproduced. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@fiducia/tenants';
import type { ResearchRunId } from '@fiducia/tenants';
import type { SweepOutcome } from '../research/outcome.js';
import { openResearchFixture, TEST_BACKTEST } from '../testing/research-fixture.js';
import type { ResearchFixture } from '../testing/research-fixture.js';
import { until } from '../testing/until.js';
import { cancelResearchRun } from './cancel-research.js';
import { forgetOldResearch } from './forget-research.js';
import { requestSweep } from './request-sweep.js';
import type { RequestSweepInput } from './request-sweep.js';
import { rerunResearchRun } from './rerun-research.js';
import type { ResearchWorker } from './research-worker.js';
import { researchHeatMap, researchTrials } from './sweep-queries.js';

let fixture: ResearchFixture;
let worker: ResearchWorker | null = null;

beforeAll(async () => {
  fixture = await openResearchFixture(400);
});
afterEach(async () => {
  fixture.executor.release();
  await worker?.stop();
  worker = null;
});
afterAll(() => fixture.close());

const GRID = {
  ...TEST_BACKTEST,
  parameters: {},
  fillModel: { name: 'reference' },
  sampler: 'grid',
  space: { fast: [5, 10, 30], slow: [20, 30, 60] },
  objective: 'sharpe',
} as const;

async function request(input: Partial<RequestSweepInput> = {}): Promise<ResearchRunId> {
  const asked = { ...GRID, idempotencyKey: newId(), ...input };
  const requested = await requestSweep(fixture.ctx, fixture.deps, asked);
  if (!requested.ok) throw new Error(JSON.stringify(requested.error));
  return requested.run.id;
}

async function outcomeOf(id: ResearchRunId): Promise<SweepOutcome> {
  const { outcome, error } = await fixture.ended(id);
  if (outcome?.kind !== 'SWEEP') throw new Error(error ?? 'no outcome');
  return outcome;
}

async function trialsOf(id: ResearchRunId, bestFirst = false) {
  const query = { id, objective: 'sharpe', bestFirst, first: 100 };
  const found = await researchTrials(fixture.ctx, fixture.deps, query);
  return found.ok ? found.page.nodes : [];
}

describe('a search on the server', () => {
  it('tries every combination that makes sense, and judges the best', async () => {
    worker = fixture.work();
    const id = await request();
    const outcome = await outcomeOf(id);
    const trials = await trialsOf(id);
    expect([outcome.trials, outcome.skipped, trials.length]).toEqual([7, 2, 7]);
    expect(outcome.skippedBecause).toEqual({ 'fast must be below slow': 2 });
    const [first] = await trialsOf(id, true);
    expect(first?.number).toBe(outcome.best?.number);
    expect(first?.objective).toBe(Math.max(...trials.map(({ objective }) => objective ?? -9)));
    expect(Object.keys(outcome.best?.measures ?? {}).length).toBeGreaterThan(30);
    expect(outcome.deflatedSharpe).not.toBeNull();
  });

  it('maps two parameters, a cell for each pair', async () => {
    worker = fixture.work();
    const id = await request();
    await outcomeOf(id);
    const axes = { id, objective: 'sharpe', x: 'fast', y: 'slow' };
    const cells = await researchHeatMap(fixture.ctx, fixture.deps, axes);
    expect(cells).toHaveLength(7);
    expect(cells[0]).toMatchObject({ x: 5, y: 20, trials: 1 });
  });

  it('goes on after what was saved when its worker is gone, and ends the same', async () => {
    worker = fixture.work();
    const whole = await outcomeOf(await request());
    const id = await request();
    await until('its start', async () => (await trialsOf(id)).length > 0);
    await worker.stop();
    const saved = (await trialsOf(id)).length;
    const before = fixture.executor.evaluated;
    worker = fixture.work('another');
    const resumed = await outcomeOf(id);
    expect(fixture.executor.evaluated - before).toBe(7 - saved);
    expect({ ...resumed.best, number: 0 }).toEqual({ ...whole.best, number: 0 });
  });

  it('counts trials of earlier searches and backtests on overlapping data', async () => {
    worker = fixture.work();
    const space = { fast: [7, 8], slow: [40] };
    const first = await outcomeOf(await request({ space }));
    await fixture.ended(await fixture.request({ parameters: { fast: 9, slow: 41 } }));
    const second = await outcomeOf(await request({ space: { fast: [6], slow: [42] } }));
    expect(second.countedTrials).toBe(first.countedTrials + 2);
    const again = await outcomeOf(await request({ space: { fast: [6], slow: [42] } }));
    expect(again.countedTrials).toBe(second.countedTrials + 1);
  });

  it('counts what was tried by runs that are deleted by now, each combination once', async () => {
    worker = fixture.work();
    const { asSuperuser } = fixture.engine.test;
    const first = await request({ space: { fast: [11, 12], slow: [50] } });
    const { countedTrials } = await outcomeOf(first);
    const rerun = await rerunResearchRun(fixture.ctx, fixture.deps, {
      id: first,
      idempotencyKey: newId(),
    });
    if (!rerun.ok) throw new Error(JSON.stringify(rerun.error));
    await outcomeOf(rerun.run.id);
    // One that stays has tried the same as one that goes.
    const kept = await request({ space: { fast: [11], slow: [50] } });
    await outcomeOf(kept);
    await asSuperuser(
      `update research_run set requested_at = now() - interval '4000 days',
         finished_at = now() - interval '4000 days' where id <> $1`,
      [kept],
    );
    expect(await forgetOldResearch(fixture.deps)).toBeGreaterThan(1);
    const again = await outcomeOf(await request({ space: { fast: [13], slow: [50] } }));
    expect(again.countedTrials).toBe(countedTrials + 1);
  });

  it('is reproduced by a rerun', async () => {
    worker = fixture.work();
    const id = await request({ sampler: 'tpe', trials: 24, space: null, seed: 5 });
    const { trials } = await outcomeOf(id);
    const rerun = await rerunResearchRun(fixture.ctx, fixture.deps, {
      id,
      idempotencyKey: newId(),
    });
    if (!rerun.ok) throw new Error(JSON.stringify(rerun.error));
    expect([trials, (await outcomeOf(rerun.run.id)).reproduced]).toEqual([24, true]);
  });

  it('ends its list of trials before a cursor beyond them, however far', async () => {
    worker = fixture.work();
    const id = await request({ space: { fast: [3], slow: [9] } });
    await outcomeOf(id);
    const after = Buffer.from('9'.repeat(18)).toString('base64url');
    for (const bestFirst of [false, true]) {
      const query = { id, objective: 'sharpe', bestFirst, first: 5, after } as const;
      const page = await researchTrials(fixture.ctx, fixture.deps, query);
      expect(page).toMatchObject({ ok: true, page: { nodes: [], hasNextPage: false } });
    }
  });

  it('that is canceled ends, and saves nothing more', async () => {
    fixture.executor.hold();
    worker = fixture.work();
    const id = await request();
    const before = fixture.executor.started;
    await until('its start', () => fixture.executor.started > before);
    const input = { id, idempotencyKey: newId() };
    expect((await cancelResearchRun(fixture.ctx, fixture.deps, input)).ok).toBe(true);
    fixture.executor.release();
    await worker.stop();
    expect([(await fixture.read(id)).status, await trialsOf(id)]).toEqual(['CANCELED', []]);
  });
});

describe('a request for a search', () => {
  it.each([
    [{ space: { fast: [] } }, 'space.fast'],
    [{ space: { speed: [1] } }, 'space.speed'],
    [{ space: { fast: { min: 9, max: 2 } } }, 'space.fast'],
    [{ space: { fast: { min: 1, max: 5000 }, slow: { min: 2, max: 5000 } } }, 'space'],
    [{ objective: 'luck' }, 'objective'],
    [{ sampler: 'random', trials: 0 }, 'trials'],
    [{ sampler: 'random', trials: 1e9 }, 'trials'],
    [{ seed: -1 }, 'seed'],
    [{ parameters: { fast: 0 } }, 'parameters.fast'],
  ] as const)('with %j is refused at %s', async (wrong, field) => {
    const input = { ...GRID, idempotencyKey: newId(), ...wrong } as RequestSweepInput;
    const refused = await requestSweep(fixture.ctx, fixture.deps, input);
    expect(refused).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', field } });
  });
});
