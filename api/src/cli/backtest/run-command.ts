/** The work of `fiducia backtest`: options into a run, the run into a document or a page of text. */
import { createHash } from 'node:crypto';
import {
  DEFAULT_MANDATE,
  canonicalJson,
  checkStrategyParameters,
  isDecimalString,
  isStep,
  parseMandate,
  parseTradingCosts,
  periodsPerYear,
  runBacktest,
  tradeFigures,
  type BacktestFillModel,
  type BacktestOptions,
  type FileBars,
  type Mandate,
  type ParameterValues,
  type StrategyDefinition,
} from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { note, print, printJson } from '../terminal.js';
import { readJson, readText } from './bars-input.js';
import { describeRun, type BacktestDocument } from './describe-run.js';
import { findStrategy } from './find-strategy.js';
import { renderRun } from './render-run.js';
import { checkReportPath, writeReport } from './report.js';
import { runAxis } from './run-axis.js';
import { runExcursions } from './run-excursions.js';
import { readRunSeries, type RunSeriesFlags } from './run-series.js';

export interface BacktestFlags extends RunSeriesFlags {
  readonly strategy: string;
  readonly params: string;
  readonly cash: string;
  readonly spread: number;
  readonly margin: number;
  readonly tradeOnClose?: boolean;
  readonly limits?: string;
  readonly costs?: string;
  readonly report?: string;
}

export async function backtestCommand(flags: BacktestFlags): Promise<void> {
  if (flags.report !== undefined) checkReportPath(flags.report);
  const strategy = await findStrategy(flags.strategy);
  const parameters = readParameters(strategy, flags.params);
  const fillModel = readFillModel(flags);
  const mandate = readMandate(flags);
  checkDecimals(flags);
  const { files, series, warnings } = readRunSeries(flags);
  const options: BacktestOptions = {
    series,
    currency: flags.currency,
    cash: flags.cash,
    mandate,
    strategy,
    parameters,
    fillModel,
    journal: true,
  };
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

function readParameters(strategy: StrategyDefinition, text: string): ParameterValues {
  const given = readJson('--params', text);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new CliFailure('Option --params takes a JSON object such as {"fast":10,"slow":30}.', 2);
  }
  const checked = checkStrategyParameters(strategy, given as Record<string, unknown>);
  if (!checked.ok) throw new CliFailure(`Option --params: ${checked.error}.`, 2);
  return checked.values;
}

function readFillModel(flags: BacktestFlags): BacktestFillModel {
  if (flags.fillModel === 'reference') {
    if (flags.costs !== undefined) {
      throw new CliFailure('Option --costs belongs to --fill-model conservative.', 2);
    }
    return {
      name: 'reference',
      spread: flags.spread,
      margin: flags.margin,
      commission: Number(flags.commission),
      tradeOnClose: flags.tradeOnClose === true,
    };
  }
  if (flags.spread !== 0 || flags.margin !== 1 || flags.tradeOnClose === true) {
    throw new CliFailure(
      'Options --spread, --margin and --trade-on-close belong to --fill-model reference.',
      2,
    );
  }
  if (flags.costs === undefined) return { name: 'conservative' };
  const parsed = parseTradingCosts(readJson('--costs', readText(flags.costs)));
  if (!parsed.ok) throw new CliFailure(`Option --costs: ${parsed.error}.`, 2);
  return { name: 'conservative', costs: parsed.costs };
}

/** Without limits the reference has none, and a run as on paper has the product's own. */
function readMandate(flags: BacktestFlags): Mandate | null {
  if (flags.limits === undefined) {
    if (flags.fillModel === 'reference') return null;
    note('No --limits: the product’s default limits apply.');
    return DEFAULT_MANDATE;
  }
  const parsed = parseMandate(readJson('--limits', readText(flags.limits)));
  if (!parsed.ok) throw new CliFailure(`Option --limits: ${parsed.error}.`, 2);
  return parsed.mandate;
}

function checkDecimals(flags: BacktestFlags): void {
  for (const option of ['cash', 'commission'] as const) {
    if (!isDecimalString(flags[option]) || flags[option].startsWith('-')) {
      throw new CliFailure(`Option --${option} takes a decimal number of at least 0.`, 2);
    }
  }
  for (const option of ['tick', 'lot'] as const) {
    const step = flags[option];
    if (step !== undefined && !isStep(step)) {
      throw new CliFailure(`Option --${option} takes a decimal number above 0, such as 0.01.`, 2);
    }
  }
}

/** Names what was run on what: the same call on the same bars has the same id. */
function runId(options: BacktestOptions, files: readonly FileBars[]): string {
  const { series, strategy, parameters, fillModel, mandate, cash, currency } = options;
  const digest = createHash('sha256').update(
    canonicalJson({
      strategy: { name: strategy.name, version: strategy.version, parameters },
      instruments: series.map(({ instrument }) => instrument),
      account: { cash, currency, mandate },
      fillModel,
    }),
  );
  for (const { label, open, high, low, close, volume } of files) {
    for (const column of [label, open, high, low, close, volume]) digest.update(column);
  }
  return `bt_${digest.digest('hex').slice(0, 32)}`;
}
