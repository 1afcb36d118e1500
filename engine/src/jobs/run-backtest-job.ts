/** A backtest on another thread: its progress is shown, its outcome saved with its columns. */
import type { BacktestOutcome } from '../research/outcome.js';
import { runSeries } from '../research/run-series.js';
import { BarCounter } from '../research/watched-strategy.js';
import { encodeCurve, encodeJson } from './part-codec.js';
import { ProgressReport, RunLost } from './progress-report.js';
import { finishRun } from './run-records.js';
import { jobFailure } from './run-research.js';
import type { JobFailure, RunInHand } from './run-research.js';
import { saveTrials } from './trial-records.js';

export async function runBacktestJob(inHand: RunInHand): Promise<JobFailure | null> {
  const { deps, lease, run, periods, provenance } = inHand;
  const { spec } = run;
  const counter = new BarCounter();
  const series = periods.map((period) => runSeries(spec, period));
  const report = new ProgressReport(inHand, () => counter.bars);
  const begun = performance.now();
  const result = await report.during((signal) =>
    deps.executor.backtest({ spec, series, progress: counter.memory }, signal),
  );
  if (!result.ok) return jobFailure(result.code, result.sentence);
  const outcome: BacktestOutcome = {
    ...result.figures,
    provenance,
    seconds: (performance.now() - begun) / 1000,
    reproduced: isReproduced(inHand, result.figures),
  };
  const [curve, trades, tearSheet] = await Promise.all([
    encodeCurve(result.curve),
    encodeJson(result.trades),
    encodeJson(result.tearSheet),
  ]);
  const { parameters } = spec;
  const trial = { number: 1, parameters, result: { ok: true, ...result.trial } } as const;
  if (!(await saveTrials(deps, lease, [trial], run.progressTotal))) throw new RunLost();
  await finishRun(deps, lease, outcome, { curve, trades, 'tear-sheet': tearSheet });
  return null;
}

/** Data were compared before; here what was decided, and everything that was journaled. */
function isReproduced(
  { first }: RunInHand,
  figures: Pick<BacktestOutcome, 'journalHash' | 'orderListHash'>,
): boolean | null {
  const outcome = first?.outcome;
  if (outcome?.kind !== 'BACKTEST') return null;
  return (
    outcome.journalHash === figures.journalHash && outcome.orderListHash === figures.orderListHash
  );
}
