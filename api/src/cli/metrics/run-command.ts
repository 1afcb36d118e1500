/** The work of `fiducia metrics`: files of numbers into measures under both libraries' names. */
import {
  MeasuredSeries,
  joinReturns,
  readSeriesText,
  returnsOfEquity,
  type FileSeriesValues,
  type SeriesKind,
  type StampedReturns,
} from '@fiducia/engine/simulation';

import { readText } from '../backtest/bars-input.js';
import { CliFailure } from '../cli-failure.js';
import { note, print, printJson } from '../terminal.js';
import { describeMetrics } from './describe-metrics.js';
import { renderMetrics } from './render-metrics.js';

export interface MetricsFlags {
  readonly equity?: string;
  readonly returns?: string;
  readonly benchmark?: string;
  readonly periods: number;
  readonly riskFree: number;
  readonly json?: boolean;
}

export function metricsCommand(flags: MetricsFlags): void {
  const series = seriesOf(flags);
  if (flags.json === true) printJson(describeMetrics(series));
  else print(renderMetrics(series));
}

function seriesOf(flags: MetricsFlags): MeasuredSeries {
  const { option, file, kind } = chosenFile(flags);
  const own = stampedReturns(option, file, readSeries(option, file, { kind }));
  const joined = flags.benchmark === undefined ? null : join(own, kind, flags.benchmark);
  return new MeasuredSeries({
    returns: joined?.own ?? own.returns,
    labels: joined?.labels ?? own.labels,
    periodsPerYear: flags.periods,
    riskFree: flags.riskFree / flags.periods,
    benchmark: joined?.benchmark,
    warning: own.lost ? 'all was lost on the way' : undefined,
  });
}

interface ChosenFile {
  readonly option: string;
  readonly file: string;
  readonly kind: SeriesKind;
}

function chosenFile({ equity, returns }: MetricsFlags): ChosenFile {
  if (equity !== undefined && returns === undefined) {
    return { option: '--equity', file: equity, kind: 'EQUITY' };
  }
  if (returns !== undefined && equity === undefined) {
    return { option: '--returns', file: returns, kind: 'RETURNS' };
  }
  throw new CliFailure('metrics takes either --equity or --returns, a file.', 2);
}

function readSeries(
  option: string,
  file: string,
  options: { readonly kind: SeriesKind; readonly anyKind?: boolean },
): FileSeriesValues {
  const result = readSeriesText(readText(file), options);
  if (result.ok) return result.series;
  const { line, message } = result.error;
  throw unfit(`Option ${option}: ${file}, line ${line}: ${message}.`, { line, message });
}

/** As with bars: the call was right, what the file holds is not. */
function unfit(sentence: string, details: Readonly<Record<string, unknown>> = {}): CliFailure {
  return new CliFailure(sentence, 1, { code: 'SERIES_UNFIT', details });
}

interface OwnReturns extends StampedReturns {
  readonly lost: boolean;
}

function stampedReturns(option: string, file: string, series: FileSeriesValues): OwnReturns {
  const { kind, labels, values } = series;
  if (kind === 'RETURNS') {
    if (values.length > 0) return { labels, returns: values, lost: values.includes(-1) };
    throw unfit(`Option ${option}: ${file} has no return.`);
  }
  const [first = 0] = values;
  if (!(first > 0)) {
    throw unfit(`Option ${option}: the first equity in ${file} must be above 0.`);
  }
  if (values.length < 2) {
    throw unfit(`Option ${option}: ${file} needs two rows for a return.`);
  }
  const { returns, ruinedBar } = returnsOfEquity(first, values);
  return { labels: labels.slice(1), returns, lost: ruinedBar !== null };
}

function join(own: OwnReturns, kind: SeriesKind, file: string) {
  const read = readSeries('--benchmark', file, { kind, anyKind: true });
  const joined = joinReturns(own, stampedReturns('--benchmark', file, read));
  if (joined.own.length === 0) {
    throw unfit(`Option --benchmark: ${file} has no time in common with the series.`);
  }
  const dropped = own.returns.length - joined.own.length;
  if (dropped > 0) {
    note(`${dropped} of ${own.returns.length} returns have no equal stamp in ${file}: left out.`);
  }
  return joined;
}
