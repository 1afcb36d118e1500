/** The work of `fiducia backtest`: options into a run, the run into a document or a page of text. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import {
  canonicalJson,
  periodsPerYear,
  HashingThread,
  runBacktest,
  seededRandom,
  runExcursions,
  tradeFigures,
  watchedStrategy,
  type BacktestOptions,
  type BacktestSeries,
  type BarCounter,
  type FileBars,
} from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { note, print, printJsonLine } from '../terminal.js';
import { VERSION } from '../version.js';
import { describeRun, type BacktestDocument } from './describe-run.js';
import { findStrategy, isStrategyFile } from './find-strategy.js';
import { readParameters, readRun, type RunFlags } from './read-run.js';
import { pricePlaces } from './price-places.js';
import { renderRun, type PricePlaces } from './render-run.js';
import { checkReportPath, writeReport } from './report.js';
import { runAxis } from './run-axis.js';
import { dataHashOf, differenceOf, readStoredRun, storeRun, type StoredRun } from './run-store.js';
import { runWatched } from './run-watched.js';
import { StrategyFault } from './strategy-fault.js';

export interface BacktestFlags extends RunFlags {
  readonly strategy: string;
  readonly params: string;
  readonly report?: string;
  /** Of chance, for a strategy that draws from it. */
  readonly seed: number;
  /** Id of a stored run: all other options but `json` and `report` are its own. */
  readonly rerun?: string;
  /** Seconds without progress after which a user's own strategy is ended. */
  readonly timeout: number;
}

/** A strategy of the user's own may do anything, and runs where it can be ended. */
export async function backtestCommand(flags: BacktestFlags): Promise<void> {
  if (flags.report !== undefined) checkReportPath(flags.report);
  const stored = flags.rerun === undefined ? null : readStoredRun(flags.rerun);
  const asked = stored === null ? flags : flagsAgain(flags, stored);
  if (isStrategyFile(asked.strategy)) await runWatched({ flags: asked, stored });
  else await backtestHere(asked, stored, null);
}

const OUTPUTS = ['report', 'json'];

/** As it was called then, from where it was called; what is printed and reported is asked for now. */
function flagsAgain({ json, report }: BacktestFlags, stored: StoredRun): BacktestFlags {
  const whole = report === undefined ? {} : { report: resolve(report) };
  try {
    process.chdir(stored.folder);
  } catch (error) {
    const sentence = `Run ${stored.id} was called in ${stored.folder}, which is not there any more.`;
    throw new CliFailure(sentence, 1, { cause: error });
  }
  const isOwn = ([name]: readonly [string, unknown]): boolean => !OUTPUTS.includes(name);
  const own = Object.fromEntries(Object.entries(stored.flags).filter(isOwn)) as BacktestFlags;
  return { ...own, ...(json === true ? { json } : {}), ...whole };
}

/** In this thread; `counter` shows from another one how far it is. */
export async function backtestHere(
  flags: BacktestFlags,
  stored: StoredRun | null,
  counter: BarCounter | null,
): Promise<void> {
  const { document, engineVersion, places } = await runOnce(flags, stored, counter);
  if (stored !== null) {
    const difference = differenceOf(stored, document);
    const versions = `engine ${stored.engineVersion} then, ${engineVersion} now`;
    if (difference !== null) {
      throw new CliFailure(`${difference} (${versions}).`, 1, { code: 'NOT_REPRODUCED' });
    }
    note(`Reproduced: run ${stored.id} gave the same orders and the same journal again.`);
  }
  output(document, places, flags);
}

export const DEFAULT_SEED = 1;

/** A strategy of the user's own may draw; the same seed gives it the same draws, also in a rerun. */
function withSeededChance<T>(seed: number, work: () => T): T {
  const { random } = Math;
  Math.random = seededRandom(seed);
  try {
    return work();
  } finally {
    Math.random = random;
  }
}

/** Fewer bars are through before another thread would have begun. */
const LONG_RUN_BARS = 200_000;

async function withHasher<T>(
  series: readonly BacktestSeries[],
  work: (hasher: HashingThread | undefined) => T,
): Promise<T> {
  const bars = series.reduce((sum, { columns }) => sum + columns.length, 0);
  if (bars < LONG_RUN_BARS) return work(undefined);
  const hasher = new HashingThread();
  try {
    return work(hasher);
  } finally {
    await hasher.close();
  }
}

interface RanOnce {
  readonly document: BacktestDocument;
  readonly engineVersion: string;
  readonly places: PricePlaces;
}

async function runOnce(
  flags: BacktestFlags,
  stored: StoredRun | null,
  counter: BarCounter | null,
): Promise<RanOnce> {
  const found = await findStrategy(flags.strategy);
  const fault = new StrategyFault(flags.strategy);
  const strategy = counter === null ? found : watchedStrategy(fault.watch(found), counter);
  const parameters = readParameters(strategy, flags.params);
  const { files, series, warnings, setup } = readRun(flags);
  const dataHash = dataHashOf(files);
  if (stored !== null && stored.dataHash !== dataHash) {
    const message = `The bars of run ${stored.id} are not the same any more: it cannot be repeated.`;
    throw new CliFailure(message, 1, { code: 'RERUN_DATA_CHANGED' });
  }
  const options: BacktestOptions = { ...setup, strategy, parameters, journal: true };
  const result = await withHasher(series, (hasher) =>
    withSeededChance(flags.seed, () => runBacktest({ ...options, hasher })),
  );
  if (result.failure !== null) throw fault.failed(result.failure);
  const axis = runAxis(files, series, result.at);
  const trades = result.trades.map(tradeFigures);
  const excursions = runExcursions(result, files, series);
  const document = describeRun({
    id: runId(options, files, flags.seed),
    labels: axis.labels,
    zone: axis.zone,
    closes: axis.closes,
    periodsPerYear: periodsPerYear(axis.labels, axis.timeframeMs),
    openingCash: Number(flags.cash),
    result,
    trades,
    excursions,
    warnings,
  });
  if (flags.report !== undefined) {
    writeReport(flags.report, { document, options, files, axis, result, trades, excursions });
  }
  const { engineVersion, orderListHash, journalHash } = result;
  if (stored === null) {
    storeRun({
      ...{ format: 1, id: document.id, at: new Date().toISOString() },
      ...{ codeVersion: VERSION, engineVersion, strategyVersion: strategy.version },
      ...{ folder: process.cwd(), flags, dataHash, orderListHash, journalHash },
    });
  }
  return { document, engineVersion, places: pricePlaces(series, files, flags.tick) };
}

function output(document: BacktestDocument, places: PricePlaces, flags: BacktestFlags): void {
  if (flags.json === true) printJsonLine(document);
  else print(renderRun(document, places));
}

/** Names what was run on what: the same call on the same bars has the same id. */
function runId(options: BacktestOptions, files: readonly FileBars[], seed: number): string {
  const { series, strategy, parameters, fillModel, mandate, cash, currency } = options;
  const { limitChanges = [] } = options;
  const actions = series.flatMap((one) => one.actions ?? []);
  const digest = createHash('sha256').update(
    canonicalJson({
      strategy: { name: strategy.name, version: strategy.version, parameters },
      instruments: series.map(({ instrument }) => instrument),
      account: { cash, currency, mandate },
      ...(actions.length === 0 ? {} : { actions }),
      ...(limitChanges.length === 0 ? {} : { limitChanges }),
      fillModel,
      ...(seed === DEFAULT_SEED ? {} : { seed }),
    }),
  );
  for (const { label, open, high, low, close, volume } of files) {
    for (const column of [label, open, high, low, close, volume]) digest.update(column);
  }
  return `bt_${digest.digest('hex').slice(0, 32)}`;
}
