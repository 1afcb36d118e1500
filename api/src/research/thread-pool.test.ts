/** Threads give what the engine gives in this process, and end when they are told to. */
import { fileURLToPath } from 'node:url';
import {
  BarCounter,
  builtInStrategies,
  checkStrategyParameters,
  randomWalkBars,
  runSetup,
  runTrials,
  seriesFromFile,
  shareColumns,
  type RunSpec,
} from '@fiducia/engine/simulation';
import { afterAll, expect, it } from 'vitest';

import { ThreadPool } from './thread-pool.js';

const pool = new ThreadPool(1);
afterAll(() => pool.close());

const strategy = builtInStrategies().get('sma-cross');
if (strategy === undefined) throw new Error('sma-cross is built in');

function parametersOf(given: Record<string, unknown>) {
  const checked = checkStrategyParameters(strategy as NonNullable<typeof strategy>, given);
  if (!checked.ok) throw new Error(checked.error);
  return checked.values;
}

function walk(bars: number) {
  const series = seriesFromFile(randomWalkBars(bars, 3), { fileName: 'walk.csv', minDecimals: 9 });
  return [{ ...series, columns: shareColumns(series.columns) }];
}

const spec: RunSpec = {
  strategy: { name: 'sma-cross', version: strategy.version },
  parameters: parametersOf({ fast: 5, slow: 20 }),
  symbols: ['WALK'],
  from: 0,
  to: 0,
  cash: '100000',
  currency: 'USD',
  commission: null,
  fillModel: { name: 'reference', spread: '0', margin: '1', tradeOnClose: false },
  mandate: null,
  search: null,
};

it('give the same trials as this process, over bars that are not copied', async () => {
  const setup = runSetup(spec, walk(500));
  const parameters = [5, 7, 9].map((fast) => parametersOf({ fast, slow: 20 }));
  const task = { setup, objective: 'sharpe', parameters };
  const { signal } = new AbortController();
  const found = await pool.trials({ ...task, strategy: 'sma-cross' }, signal);
  expect(found).toEqual(runTrials(task, strategy));
});

it('run the engine alone, and say how many backtests that were', async () => {
  const parameters = [5, 7].map((fast) => parametersOf({ fast, slow: 20 }));
  const task = { setup: runSetup(spec, walk(200)), objective: 'sharpe', parameters };
  const { signal } = new AbortController();
  expect(await pool.engine({ ...task, strategy: 'sma-cross' }, signal)).toBe(2);
});

it('show how far they are, and are ended at once when the run is aborted', async () => {
  const counter = new BarCounter();
  const stop = new AbortController();
  const series = walk(300_000);
  const task = { spec, series, progress: counter.memory };
  const ended = pool.backtest(task, stop.signal);
  ended.catch(() => undefined);
  while (counter.bars === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  stop.abort();
  await expect(ended).rejects.toThrow();
  // The next task finds a thread again.
  const short = { spec, series: walk(200), progress: new BarCounter().memory };
  const after = await pool.backtest(short, new AbortController().signal);
  expect(after.ok).toBe(true);
  expect(counter.bars).toBeLessThan(300_000);
});

it('fail the tasks that wait for a thread which cannot start, and not the process', async () => {
  const broken = new ThreadPool(1, fileURLToPath(new URL('no-such-program.js', import.meta.url)));
  await expect(broken.warmUp()).rejects.toThrow(/no-such-program/);
  await broken.close();
});
