/** The tear sheet of a run: `--report out.html`. */
import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  renderTearSheet,
  sharesPerFirst,
  tearSheetData,
  type BacktestFillModel,
  type BacktestOptions,
  type BacktestResult,
  type FileBars,
  type ReportedBars,
  type TearSheetFact,
  type TradeExcursion,
  type TradeFigures,
} from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { note } from '../terminal.js';
import { VERSION } from '../version.js';
import type { BacktestDocument } from './describe-run.js';
import type { RunAxis } from './run-axis.js';

/** Before the run, so that a long one does not end at a file that cannot be written. */
export function checkReportPath(file: string): void {
  const path = resolve(file);
  const folder = dirname(path);
  const reason = whyNotWritable(path, folder);
  if (reason !== null) throw new CliFailure(`Option --report: ${reason}.`, 2);
}

function whyNotWritable(path: string, folder: string): string | null {
  if (!existsSync(folder)) return `there is no folder ${folder}`;
  if (!statSync(folder).isDirectory()) return `${folder} is no folder`;
  if (existsSync(path) && statSync(path).isDirectory()) return `${path} is a folder, not a file`;
  try {
    accessSync(existsSync(path) ? path : folder, constants.W_OK);
    return null;
  } catch {
    return `${path} cannot be written`;
  }
}

export interface RunToWrite {
  readonly document: BacktestDocument;
  readonly options: BacktestOptions;
  readonly files: readonly FileBars[];
  readonly axis: RunAxis;
  readonly result: BacktestResult;
  readonly trades: readonly TradeFigures[];
  readonly excursions: readonly TradeExcursion[];
}

export function writeReport(file: string, run: RunToWrite): void {
  try {
    writeFileSync(file, renderReport(run));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliFailure(`The report cannot be written: ${reason}.`, 1, { cause: error });
  }
  note(`Report written to ${file}.`);
}

function renderReport({ document, options, files, axis, result, ...run }: RunToWrite): string {
  const { strategy, parameters, series, currency, cash } = options;
  const symbols = series.map(({ instrument }) => instrument.symbol);
  return renderTearSheet(
    tearSheetData({
      strategy: strategy.title,
      description: strategy.description,
      parameters: Object.entries(parameters).map(([name, value]) => ({
        name,
        value: String(value),
      })),
      instrument: symbols.join(', '),
      currency,
      settings: settingsOf(options),
      provenance: provenanceOf(document, strategy),
      warnings: warningsOf(document),
      openingCash: Number(cash),
      periodsPerYear: document.measures.periodsPerYear,
      labels: axis.labels,
      held: axis.closes,
      bars: reportedBars(series, files, axis),
      equity: result.equity,
      trades: run.trades,
      symbols: result.trades.map(({ instrument }) => instrument.symbol),
      excursions: run.excursions,
      corporateActions: result.corporateActions,
    }),
  );
}

/** Of the one that was traded; rates that convert it are no second one. */
function reportedBars(
  series: BacktestOptions['series'],
  files: readonly FileBars[],
  { labels, timeframeMs }: RunAxis,
): ReportedBars | null {
  const traded = series.flatMap((one, index) =>
    one.rateOnly === true ? [] : [{ one, file: files[index] }],
  );
  const [only] = traded;
  if (traded.length !== 1 || only?.file === undefined) return null;
  const at =
    files.length === 1 ? labels : only.one.columns.at.map((stamp) => stamp + 1 - timeframeMs);
  return { ...only.file, at, shares: sharesPerFirst(only.one) };
}

function settingsOf({ fillModel, mandate, series, cash, currency }: BacktestOptions) {
  const rate = (value: number): string => `${Number((value * 100).toPrecision(6))} %`;
  const fees = series.map(({ instrument }) => Number(instrument.takerFeeRate));
  return [
    { name: 'Opening cash', value: `${Number(cash).toLocaleString('en-US')} ${currency}` },
    { name: 'Commission', value: `${rate(Math.max(...fees))} of each fill` },
    ...fillFacts(fillModel, rate),
    ...(series.length > 1 ? [{ name: 'Holding', value: 'equal parts of each' }] : []),
    { name: 'Limits', value: mandate === null ? 'none' : 'as in the mandate' },
  ];
}

function fillFacts(model: BacktestFillModel, rate: (value: number) => string): TearSheetFact[] {
  const name = { name: 'Fill model', value: model.name };
  if (model.name !== 'reference') return [name];
  const margin = { name: 'Leverage', value: `up to ${Number((1 / model.margin).toPrecision(4))}` };
  return [
    name,
    { name: 'Spread', value: `${rate(model.spread)} on each entry` },
    ...(model.margin === 1 ? [] : [margin]),
    ...(model.tradeOnClose ? [{ name: 'Market orders', value: 'fill at the close' }] : []),
  ];
}

function provenanceOf(
  { id, orderListHash, journalHash }: BacktestDocument,
  { name, version }: BacktestOptions['strategy'],
): TearSheetFact[] {
  return [
    { name: 'Run', value: id },
    { name: 'Strategy', value: `${name} ${version}` },
    { name: 'Engine', value: `Fiducia ${VERSION}` },
    { name: 'Orders (SHA-256)', value: orderListHash },
    ...(journalHash === null ? [] : [{ name: 'Journal (SHA-256)', value: journalHash }]),
  ];
}

function warningsOf({ warnings, risk }: BacktestDocument): string[] {
  const halts = risk?.halts.map(({ sentence }) => `Halted: ${sentence}`) ?? [];
  return [...halts, ...warnings.map(({ symbol, sentence }) => `${symbol}: ${sentence}`)];
}
