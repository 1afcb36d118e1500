/** The work of `fiducia sweep`: options into a search on all cores, the search into a document. */
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import {
  bestTrial,
  canonicalJson,
  isGood,
  judgedTrials,
  MAX_CLUSTERED,
  runSweep,
  shareColumns,
  trialClock,
  type DoneTrial,
  type RunSetup,
  type SearchSpec,
  type StrategyDefinition,
  type SweptTrials,
} from '@fiducia/engine/simulation';

import type { ThreadTrial, ThreadTrials } from '../../research/thread.js';
import { ThreadPool } from '../../research/thread-pool.js';
import { findStrategy } from '../backtest/find-strategy.js';
import { readRun, type ReadRun, type RunFlags } from '../backtest/read-run.js';
import { runAxis } from '../backtest/run-axis.js';
import { CliFailure } from '../cli-failure.js';
import { fiduciaHome } from '../fiducia-home.js';
import { note, print, printJsonLine } from '../terminal.js';
import { Checkpoint } from './checkpoint.js';
import { describeSweep, type SweepDocument } from './describe-sweep.js';
import { ProgressBar } from './progress-bar.js';
import { readFixed, readSearch, type SearchFlags } from './read-search.js';
import { renderSweep } from './render-sweep.js';
import { TrialLedger } from './trial-ledger.js';
import { WatchDog } from './watch-dog.js';

export interface SweepFlags extends RunFlags, SearchFlags {
  readonly strategy: string;
  readonly params: string;
  readonly resume?: string;
  readonly threads?: number;
  /** Seconds. */
  readonly timeout: number;
}

export async function sweepCommand(flags: SweepFlags): Promise<void> {
  const strategy = await findStrategy(flags.strategy);
  const fixed = readFixed(strategy, flags.params);
  const search = readSearch(strategy, flags);
  if (flags.limitChanges !== undefined) {
    throw new CliFailure('Option --limit-changes belongs to a single backtest.', 2);
  }
  const read = readRun(flags);
  const setup = sharedSetup(read.setup);
  const id = sweepId({ strategy, fixed, search, read });
  const automatic = join(fiduciaHome(), 'sweeps', `${id}.jsonl`);
  const checkpoint = new Checkpoint(flags.resume ?? automatic, id, flags.resume !== undefined);
  if (checkpoint.known.size > 0) {
    note(`Going on after the ${checkpoint.known.size} trials of the interrupted search.`);
  }
  const pool = new ThreadPool(flags.threads ?? availableParallelism());
  try {
    // Its start is not part of what the search is measured by.
    await pool.warmUp();
    const hunt = new Hunt({ flags, strategy, search, setup, read, checkpoint, pool });
    const swept = await hunt.run(fixed);
    const document = await judge({ flags, strategy, search, setup, pool, id, swept, hunt });
    checkpoint.remove();
    if (flags.json === true) printJsonLine(document);
    else print(renderSweep(document, search));
    if (document.best === null) throw new CliFailure(nothingFound(document), 1);
  } finally {
    await pool.close();
  }
}

function nothingFound({ trials, skippedBecause, objective }: SweepDocument): string {
  if (trials.length > 0) return `No combination gave a value of ${objective}: choose other ranges.`;
  const [why] = Object.keys(skippedBecause);
  return `No combination could be tried${why === undefined ? '' : `: ${why}`}. Choose other ranges.`;
}

interface HuntParts {
  readonly flags: SweepFlags;
  readonly strategy: StrategyDefinition;
  readonly search: SearchSpec;
  readonly setup: RunSetup;
  readonly read: ReadRun;
  readonly checkpoint: Checkpoint;
  readonly pool: ThreadPool;
}

/** The search itself, with what it looks like from outside: a bar, a clean end on Ctrl-C. */
class Hunt {
  seconds = 0;
  private readonly stop = new AbortController();
  private readonly bar = new ProgressBar('backtests');
  private readonly stats: ThreadTrials['stats'];

  constructor(private readonly parts: HuntParts) {
    const { flags, read, setup } = parts;
    this.stats = flags.fillModel === 'reference' ? statsAxis(read, setup) : undefined;
  }

  get signal(): AbortSignal {
    return this.stop.signal;
  }

  async run(fixed: DoneTrial['parameters']): Promise<SweptTrials> {
    const { strategy, search, setup, checkpoint, pool } = this.parts;
    const bars = setup.series.reduce((sum, { columns }) => sum + columns.length, 0);
    const interrupt = (): void => this.stop.abort();
    process.once('SIGINT', interrupt);
    process.once('SIGTERM', interrupt);
    const begun = performance.now();
    try {
      return await runSweep(
        { strategy, fixed, search, bars, known: checkpoint.known },
        {
          threads: pool.threads,
          evaluate: (parameters) => this.evaluate(parameters),
          save: (trials, { done }) => {
            checkpoint.add(trials);
            this.bar.show(done, search.trials);
          },
        },
      );
    } catch (error) {
      if (!this.stop.signal.aborted || error instanceof CliFailure) throw error;
      throw new CliFailure('Interrupted; the same call goes on where it was.', 1);
    } finally {
      this.seconds = (performance.now() - begun) / 1000;
      this.bar.clear();
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
    }
  }

  private async evaluate(
    parameters: readonly DoneTrial['parameters'][],
  ): Promise<readonly ThreadTrial[]> {
    const { flags, setup, search, pool } = this.parts;
    const dog = new WatchDog(flags.timeout * 1000, flags.strategy);
    const { stats } = this;
    const { objective } = search;
    const progress = dog.counter.memory;
    const task = { strategy: flags.strategy, setup, objective, parameters, progress, stats };
    try {
      return await pool.trials(task, AbortSignal.any([this.stop.signal, dog.signal]));
    } catch (error) {
      return dog.rethrow(error);
    } finally {
      dog.stop();
    }
  }
}

function statsAxis({ files, series }: ReadRun, setup: RunSetup): ThreadTrials['stats'] {
  const [only] = setup.series;
  if (only === undefined || setup.series.length > 1) return undefined;
  const { labels, closes, zone } = runAxis(files, series, only.columns.at);
  return { labels: shared(labels), closes: shared(closes), zone };
}

function shared(column: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(column.byteLength));
  copy.set(column);
  return copy;
}

function sharedSetup(setup: RunSetup): RunSetup {
  const series = setup.series.map((one) => ({ ...one, columns: shareColumns(one.columns) }));
  return { ...setup, series };
}

interface Judged {
  readonly flags: SweepFlags;
  readonly strategy: StrategyDefinition;
  readonly search: SearchSpec;
  readonly setup: RunSetup;
  readonly pool: ThreadPool;
  readonly id: string;
  readonly swept: SweptTrials;
  readonly hunt: Hunt;
}

async function judge(parts: Judged): Promise<SweepDocument> {
  const { flags, strategy, search, setup, pool, id, swept, hunt } = parts;
  const { grid } = trialClock(setup.series);
  const ledger = new TrialLedger(fiduciaHome(), strategy.name);
  const symbols = setup.series.map(({ instrument }) => instrument.symbol);
  const stamps = setup.series.map(({ columns }) => columns.at);
  const run = {
    id,
    strategy: strategy.name,
    symbols,
    from: Math.min(...stamps.map((at) => at[0] as number)),
    to: Math.max(...stamps.map((at) => at.at(-1) as number)),
  };
  const earlier = ledger.earlier(run);
  const best = bestTrial(swept.trials, search.objective);
  const good = swept.trials.filter(isGood);
  ledger.add({
    ...run,
    trials: good.length,
    grid,
    returns: good.map(({ result }) => result.returns),
  });
  const judgement =
    best === null
      ? null
      : await pool.judge(
          {
            strategy: flags.strategy,
            setup,
            parameters: best.parameters,
            own: judgedTrials(swept.trials, best, MAX_CLUSTERED).map(({ result }) => ({
              grid,
              returns: result.returns,
            })),
            earlier: earlier.returns,
          },
          hunt.signal,
        );
  const { seconds } = hunt;
  return describeSweep({ id, search, swept, best, judgement, earlier: earlier.count, seconds });
}

/** Names what was searched on what: the same call on the same bars has the same id. */
function sweepId(parts: {
  readonly strategy: StrategyDefinition;
  readonly fixed: DoneTrial['parameters'];
  readonly search: SearchSpec;
  readonly read: ReadRun;
}): string {
  const { strategy, fixed, search, read } = parts;
  const { name, version } = strategy;
  const { series, ...account } = read.setup;
  const instruments = series.map(({ instrument, actions }) => ({ instrument, actions }));
  const digest = createHash('sha256').update(
    canonicalJson({ strategy: { name, version, fixed }, search, account, instruments }),
  );
  for (const { label, open, high, low, close, volume } of read.files) {
    for (const column of [label, open, high, low, close, volume]) digest.update(column);
  }
  return `sw_${digest.digest('hex').slice(0, 32)}`;
}
