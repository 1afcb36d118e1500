/** The work of `fiducia backtest`: options into a run, the run into a document or a page of text. */
import { createHash } from 'node:crypto';
import {
  canonicalJson,
  periodsPerYear,
  runBacktest,
  tradeFigures,
  type BacktestOptions,
  type FileBars,
} from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { print, printJson } from '../terminal.js';
import { describeRun, type BacktestDocument } from './describe-run.js';
import { findStrategy } from './find-strategy.js';
import { readParameters, readRun, type RunFlags } from './read-run.js';
import { renderRun } from './render-run.js';
import { checkReportPath, writeReport } from './report.js';
import { runAxis } from './run-axis.js';
import { runExcursions } from './run-excursions.js';

export interface BacktestFlags extends RunFlags {
  readonly strategy: string;
  readonly params: string;
  readonly report?: string;
}

export async function backtestCommand(flags: BacktestFlags): Promise<void> {
  if (flags.report !== undefined) checkReportPath(flags.report);
  const strategy = await findStrategy(flags.strategy);
  const parameters = readParameters(strategy, flags.params);
  const { files, series, warnings, setup } = readRun(flags);
  const options: BacktestOptions = { ...setup, strategy, parameters, journal: true };
  const result = runBacktest(options);
  if (result.failure !== null) {
    if (flags.json === true) {
      printJson({ error: { code: 'STRATEGY_FAILED', message: result.failure } });
    }
    throw new CliFailure(result.failure, 1);
  }
  const axis = runAxis(files, series, result.at);
  const trades = result.trades.map(tradeFigures);
  const excursions = runExcursions(result, files, series);
  const document = describeRun({
    id: runId(options, files),
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
  output(document, flags);
}

function output(document: BacktestDocument, flags: BacktestFlags): void {
  if (flags.json === true) process.stdout.write(`${JSON.stringify(document)}\n`);
  else print(renderRun(document));
}

/** Names what was run on what: the same call on the same bars has the same id. */
function runId(options: BacktestOptions, files: readonly FileBars[]): string {
  const { series, strategy, parameters, fillModel, mandate, cash, currency } = options;
  const actions = series.flatMap((one) => one.actions ?? []);
  const digest = createHash('sha256').update(
    canonicalJson({
      strategy: { name: strategy.name, version: strategy.version, parameters },
      instruments: series.map(({ instrument }) => instrument),
      account: { cash, currency, mandate },
      ...(actions.length === 0 ? {} : { actions }),
      fillModel,
    }),
  );
  for (const { label, open, high, low, close, volume } of files) {
    for (const column of [label, open, high, low, close, volume]) digest.update(column);
  }
  return `bt_${digest.digest('hex').slice(0, 32)}`;
}
