/** A search on other threads: saved batch by batch, so that a killed one goes on, then judged. */
import { setImmediate } from 'node:timers/promises';
import type { BacktestSeries } from '../backtest/backtest-options.js';
import { present } from '../domain/assert.js';
import { timeframeMs } from '../market-data/bar-time.js';
import { bestTrial, judgedTrials } from '../research/choose-best.js';
import { MAX_CLUSTERED } from '../research/judge-sweep.js';
import type { Judgement } from '../research/judge-sweep.js';
import type { SweepOutcome } from '../research/outcome.js';
import { runSetup } from '../research/run-options.js';
import { runSeries } from '../research/run-series.js';
import { runSweep } from '../research/run-sweep.js';
import type { SweptTrials } from '../research/run-sweep.js';
import type { SearchSpec } from '../research/search-spec.js';
import { trialClock } from '../research/trials.js';
import { RunLost } from './progress-report.js';
import { finishRun, workerContext } from './run-records.js';
import type { JobFailure, RunInHand } from './run-research.js';
import { earlierTrials, readTrials, saveTrials } from './trial-records.js';
import type { EarlierTrials } from './trial-records.js';

export async function runSweepJob(
  inHand: RunInHand,
  search: SearchSpec,
): Promise<JobFailure | null> {
  const { deps, lease, run, periods } = inHand;
  const series = periods.map((period) => runSeries(run.spec, period));
  const begun = performance.now();
  const swept = await sweep(inHand, search, series);
  const seconds = (performance.now() - begun) / 1000;
  const earlier = await earlierOf(inHand, series);
  const best = bestTrial(swept.trials, search.objective);
  const judged = best === null ? null : await judge(inHand, { search, series, swept, earlier });
  const good = swept.trials.filter(({ result }) => result.ok).length;
  const outcome: SweepOutcome = {
    kind: 'SWEEP',
    provenance: inHand.provenance,
    trials: swept.trials.length,
    skipped: swept.skipped,
    skippedBecause: swept.skippedBecause,
    best:
      best === null || judged === null
        ? null
        : {
            number: best.number,
            parameters: best.parameters,
            objective: best.result.objective,
            measures: judged.measures,
            caveats: judged.caveats,
          },
    countedTrials: good + earlier.count,
    effectiveTrials: judged?.effectiveTrials ?? null,
    deflatedSharpe: judged?.deflatedSharpe ?? null,
    pbo: judged?.pbo ?? null,
    seconds,
    reproduced: await isReproduced(inHand, swept),
  };
  await finishRun(deps, lease, outcome, {});
  return null;
}

async function sweep(
  inHand: RunInHand,
  search: SearchSpec,
  series: readonly BacktestSeries[],
): Promise<SweptTrials> {
  const { deps, lease, signal, run, strategy } = inHand;
  const setup = runSetup(run.spec, series);
  const known = await readTrials(workerContext(lease), deps, run.id);
  const bars = series.reduce((sum, { columns }) => sum + columns.length, 0);
  const { objective } = search;
  return runSweep(
    { strategy, fixed: run.spec.parameters, search, bars, known },
    {
      threads: deps.executor.threads,
      evaluate: (parameters) =>
        deps.executor.trials({ strategy: strategy.name, setup, objective, parameters }, signal),
      async save(trials, { done }) {
        if (!(await saveTrials(deps, lease, trials, done))) throw new RunLost();
      },
      async pause() {
        // Choosing is work of this thread, on which accounts and requests wait as well.
        await setImmediate();
        signal.throwIfAborted();
      },
    },
  );
}

function earlierOf(
  { deps, lease, run }: RunInHand,
  series: readonly BacktestSeries[],
): Promise<EarlierTrials> {
  const { strategy, symbols, from, to } = run.spec;
  const barMs = timeframeMs(present(series[0], 'a series').instrument.timeframe);
  const family = { strategy: strategy.name, symbols, from, to, except: run.id, barMs };
  return earlierTrials(workerContext(lease), deps, family, MAX_CLUSTERED);
}

interface ToJudge {
  readonly search: SearchSpec;
  readonly series: readonly BacktestSeries[];
  readonly swept: SweptTrials;
  readonly earlier: EarlierTrials;
}

async function judge(
  { deps, signal, run }: RunInHand,
  { search, series, swept, earlier }: ToJudge,
): Promise<Judgement | null> {
  const best = bestTrial(swept.trials, search.objective);
  if (best === null) return null;
  const { grid } = trialClock(series);
  const own = judgedTrials(swept.trials, best, MAX_CLUSTERED).map(({ result }) => ({
    grid,
    returns: result.returns,
  }));
  const task = {
    strategy: run.spec.strategy.name,
    setup: runSetup(run.spec, series),
    parameters: best.parameters,
    own,
    earlier: earlier.returns,
  };
  return deps.executor.judge(task, signal);
}

/** Every trial of the first run has to come out again, to the last digit of what it was judged by. */
async function isReproduced(
  { deps, lease, first }: RunInHand,
  { trials }: SweptTrials,
): Promise<boolean | null> {
  if (first === null) return null;
  const before = await readTrials(workerContext(lease), deps, first.id);
  if (before.size !== trials.length) return false;
  return trials.every(({ number, result }) => {
    const known = before.get(number)?.result;
    if (known === undefined || known.ok !== result.ok) return false;
    return !result.ok || !known.ok || known.objective === result.objective;
  });
}
