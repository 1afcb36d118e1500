/** One run from its start to its end: what may go wrong is written down, what is lost is left. */
import type { ResearchLease } from '@fiducia/tenants';
import { assertThat, present } from '../domain/assert.js';
import { resolveConversions } from '../domain/resolve-conversions.js';
import { ENGINE_ERROR_CODES } from '../errors.js';
import type { EngineErrorCode } from '../errors.js';
import { KERNEL_VERSION } from '../kernel/kernel-version.js';
import type { Provenance } from '../research/outcome.js';
import type { RunSpec } from '../research/run-spec.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import { dataHashOf, loadPeriod, loadRate } from './recorded-series.js';
import type { RecordedPeriod } from './recorded-series.js';
import { getResearchRun } from './research-queries.js';
import type { ResearchRunView } from './research-view.js';
import type { ResearchWorkerDeps } from './research-worker.js';
import { RunLost } from './progress-report.js';
import { runBacktestJob } from './run-backtest-job.js';
import { runSweepJob } from './run-sweep-job.js';
import { failRun, startRun, workerContext } from './run-records.js';

/** Starts without anything saved in between: what kills its process so often is given up. */
const MAX_ATTEMPTS = 10;

/** What both kinds of run work with. */
export interface RunInHand {
  readonly deps: ResearchWorkerDeps;
  readonly lease: ResearchLease;
  readonly signal: AbortSignal;
  readonly run: ResearchRunView;
  readonly strategy: StrategyDefinition;
  readonly periods: readonly RecordedPeriod[];
  readonly provenance: Provenance;
  /** Of a rerun: the run that it repeats. */
  readonly first: ResearchRunView | null;
}

export type JobFailure = { readonly code: EngineErrorCode; readonly sentence: string };

export async function runResearch(
  deps: ResearchWorkerDeps,
  lease: ResearchLease,
  signal: AbortSignal,
): Promise<void> {
  const started = await startRun(deps, lease);
  if (started === null) return;
  const failed =
    started.attempts > MAX_ATTEMPTS
      ? jobFailure('RESEARCH_GIVEN_UP')
      : await attempt(deps, lease, signal, started.run);
  if (failed !== null && !signal.aborted) await failRun(deps, lease, failed);
}

/** Null when the outcome is saved, or is nobody's any more. */
async function attempt(
  deps: ResearchWorkerDeps,
  lease: ResearchLease,
  signal: AbortSignal,
  run: ResearchRunView,
): Promise<JobFailure | null> {
  const { spec } = run;
  const strategy = deps.strategies.get(spec.strategy.name);
  if (strategy === undefined || strategy.version !== spec.strategy.version) {
    return jobFailure('RESEARCH_STRATEGY_CHANGED');
  }
  const first =
    run.rerunOf === null ? null : await getResearchRun(workerContext(lease), deps, run.rerunOf);
  const periods = await loadPeriods(deps, spec);
  const dataHash = dataHashOf(periods);
  const outcome = first?.outcome ?? null;
  if (outcome !== null && outcome.provenance.dataHash !== dataHash) {
    return jobFailure('RESEARCH_DATA_CHANGED');
  }
  const provenance = {
    codeVersion: deps.codeVersion,
    kernelVersion: KERNEL_VERSION,
    strategyVersion: strategy.version,
    dataHash,
  };
  signal.throwIfAborted();
  const inHand = { deps, lease, signal, run, strategy, periods, provenance, first };
  try {
    const { search } = spec;
    return search === null ? await runBacktestJob(inHand) : await runSweepJob(inHand, search);
  } catch (error) {
    if (signal.aborted || error instanceof RunLost) return null;
    deps.log.error({ err: error, run: run.id }, 'A research run failed');
    return jobFailure('RESEARCH_FAILED');
  }
}

/** What is traded, then what converts it, each with the conversion that it needs. */
async function loadPeriods(
  { db: { shared } }: ResearchWorkerDeps,
  spec: RunSpec,
): Promise<readonly RecordedPeriod[]> {
  const periods = await Promise.all([
    ...spec.symbols.map((symbol) => loadPeriod(shared, symbol, spec)),
    ...(spec.rates ?? []).map((symbol) => loadRate(shared, symbol, spec)),
  ]);
  const specs = periods.map(({ instrument }) => instrument);
  const resolved = resolveConversions(specs, spec.currency);
  assertThat(resolved.ok, 'the rates of a run were checked when it was stored');
  return periods.map((period, index) => {
    return { ...period, instrument: present(resolved.instruments[index], 'an instrument') };
  });
}

export function jobFailure(
  code: EngineErrorCode,
  sentence: string = ENGINE_ERROR_CODES[code].sentence,
): JobFailure {
  return { code, sentence };
}
