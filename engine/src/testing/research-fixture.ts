/** Research on a real database: a recorded series, requests, and workers that a test can kill. */
import { newId } from '@fiducia/tenants';
import type { ResearchRunId, TenantContext } from '@fiducia/tenants';
import { getResearchRun } from '../jobs/research-queries.js';
import { requestBacktest } from '../jobs/request-backtest.js';
import type { RequestBacktestInput } from '../jobs/request-backtest.js';
import { ResearchWorker } from '../jobs/research-worker.js';
import type { ResearchWorkerDeps } from '../jobs/research-worker.js';
import type { ResearchDeps } from '../jobs/research-deps.js';
import type { ResearchRunView } from '../jobs/research-view.js';
import { importSeries } from '../market-data/import-series.js';
import { openEngineFixture } from './engine-fixture.js';
import type { EngineFixture } from './engine-fixture.js';
import { InlineExecutor } from './inline-executor.js';
import { syntheticBars, TEST_INSTRUMENT } from './synthetic-bars.js';
import { until } from './until.js';

export interface ResearchFixture {
  readonly engine: EngineFixture;
  readonly deps: ResearchWorkerDeps;
  readonly executor: InlineExecutor;
  readonly ctx: TenantContext;
  /** A backtest of the test series; returns its id. */
  request(input?: Partial<RequestBacktestInput>): Promise<ResearchRunId>;
  work(owner?: string): ResearchWorker;
  read(id: ResearchRunId): Promise<ResearchRunView>;
  ended(id: ResearchRunId): Promise<ResearchRunView>;
  close(): Promise<void>;
}

export const TEST_BACKTEST = {
  strategy: 'sma-cross',
  parameters: { fast: 5, slow: 20 },
  symbols: [TEST_INSTRUMENT.symbol],
  cash: '100000',
} as const;

export async function openResearchFixture(bars = 400): Promise<ResearchFixture> {
  const engine = await openEngineFixture();
  const { ctx } = engine;
  const executor = new InlineExecutor(engine.deps.strategies);
  const deps: ResearchWorkerDeps = { ...engine.deps, executor, codeVersion: 'test' };
  const columns = syntheticBars(bars);
  await importSeries(engine.deps.db.shared, {
    instrument: TEST_INSTRUMENT,
    source: 'test',
    columns,
  });
  const workers: ResearchWorker[] = [];
  const read = (id: ResearchRunId): Promise<ResearchRunView> => readRun(ctx, deps, id);
  return {
    ...{ engine, deps, executor, ctx, read },
    async request(input = {}) {
      const requested = await requestBacktest(ctx, deps, {
        ...TEST_BACKTEST,
        idempotencyKey: newId(),
        ...input,
      });
      if (!requested.ok) throw new Error(JSON.stringify(requested.error));
      return requested.run.id;
    },
    work(owner = 'test-worker') {
      const worker = new ResearchWorker(deps, owner);
      workers.push(worker);
      worker.start();
      return worker;
    },
    async ended(id) {
      const isOpen = ({ status }: ResearchRunView) => status === 'QUEUED' || status === 'RUNNING';
      await until('the end of the run', async () => !isOpen(await read(id)));
      return read(id);
    },
    async close() {
      executor.release();
      await Promise.all(workers.map((worker) => worker.stop()));
      await engine.close();
    },
  };
}

async function readRun(
  ctx: TenantContext,
  deps: ResearchDeps,
  id: ResearchRunId,
): Promise<ResearchRunView> {
  const run = await getResearchRun(ctx, deps, id);
  if (run === null) throw new Error(`There is no run ${id}`);
  return run;
}
