/** The work of `fiducia data check`: what is wrong, or worth knowing, about a bars file. */
import {
  checkBarsText,
  isoTime,
  timeframeName,
  tradingCalendar,
  type CalendarId,
  type DataReport,
} from '@fiducia/engine/simulation';

import { readText } from '../backtest/bars-input.js';
import { CliFailure } from '../cli-failure.js';
import { paint, print, printJson } from '../terminal.js';
import { renderFacts } from '../text-table.js';

export interface CheckFlags {
  readonly bars: string;
  readonly side?: 'bid' | 'ask';
  readonly calendar?: CalendarId;
  readonly json?: boolean;
}

/** A report is not a failure, whatever it says; only a file that cannot be read is one. */
export function checkCommand(flags: CheckFlags): void {
  const result = checkBarsText(readText(flags.bars), flags);
  if (!result.ok) {
    const { code, line, message } = result.error;
    throw new CliFailure(
      `${flags.bars}, line ${line}: ${message} (${code}).`,
      code === 'BARS_SIDE_REQUIRED' ? 2 : 1,
      { code, details: { line, message } },
    );
  }
  if (flags.json === true) printJson(toDocument(flags.bars, result.report));
  else print(renderReport(result.report));
}

function toDocument(file: string, report: DataReport): unknown {
  const { bars, first, last, timeframeMs, calendar, findings } = report;
  return {
    file,
    bars,
    first: isoTime(first),
    last: isoTime(last),
    timeframe: timeframeName(timeframeMs),
    calendar,
    findings,
  };
}

function renderReport(report: DataReport): string {
  const { bars, first, last, timeframeMs, calendar, findings } = report;
  const facts = renderFacts([
    ['Bars', `${bars} of ${timeframeName(timeframeMs)}`],
    ['From', `${isoTime(first)} to ${isoTime(last)}`],
    ['Calendar', `${calendar}: ${tradingCalendar(calendar).rules.title}`],
  ]);
  if (findings.length === 0) return `${facts}\n\nNothing found.`;
  const lines = findings.map(({ code, severity, sentence, lines: places }) => {
    const title = paint(severity === 'WARNING' ? 'red' : 'yellow', code);
    const where = places.length === 0 ? '' : `\n    lines ${places.join(', ')}`;
    return `${title}  ${sentence}${where}`;
  });
  return `${facts}\n\n${lines.join('\n')}`;
}
