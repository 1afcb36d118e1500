/** The work of `fiducia data resample`: a bars file into longer bars. */
import {
  DAY_MS,
  adjustForSplits,
  inferCalendar,
  isoTime,
  medianGap,
  parseTimeframe,
  resampleBars,
  symbolOfFile,
  timeframeName,
  tradingCalendar,
  type CalendarId,
  type FileBars,
  type LabelledBars,
} from '@fiducia/engine/simulation';

import { readBars } from '../backtest/bars-input.js';
import type { BarsFlags } from '../backtest/bars-options.js';
import { readActions } from '../backtest/corporate-actions-input.js';
import { CliFailure } from '../cli-failure.js';
import { note, print, printJsonLine } from '../terminal.js';
import { barObjects, renderBars, writeBarsFile } from './bars-output.js';

export interface ResampleFlags extends Omit<BarsFlags, 'from' | 'to'> {
  readonly to: string;
  readonly calendar?: CalendarId;
  readonly corporateActions?: readonly string[];
  readonly hours?: 'regular' | 'all';
  readonly align: 'clock' | 'session';
  readonly keepPartial?: boolean;
  readonly out?: string;
}

export function resampleCommand(flags: ResampleFlags): void {
  const toMs = parseTimeframe(flags.to);
  if (toMs === null) {
    throw new CliFailure(`Option --to takes a length such as 15m, 1h or 1d, not "${flags.to}".`, 2);
  }
  const { bars, side, skipBadRows, json } = flags;
  const file = readBars({ bars, side, skipBadRows, json });
  const fromMs = medianGap(file.label);
  const calendar = flags.calendar ?? calendarOfBars(file, fromMs);
  const fine = withoutSplits(file, fromMs, calendar, flags);
  const result = resampleBars(fine, fromMs, toMs, {
    calendar,
    hours: flags.hours === undefined ? undefined : flags.hours === 'all' ? 'ALL' : 'REGULAR',
    alignment: flags.align === 'session' ? 'SESSION' : 'CLOCK',
    partial: flags.keepPartial === true ? 'KEEP' : 'DROP',
  });
  if (!result.ok) throw new CliFailure(`Option --to: ${result.error}.`, 2);
  const fate = flags.keepPartial === true ? 'kept' : 'left out (--keep-partial keeps it)';
  notePartial('first', result.partialFirst, fate);
  notePartial('last', result.partialLast, fate);
  if (result.outsideHours > 0) {
    note(`${result.outsideHours} bars outside the session are left out (--hours all takes them).`);
  }
  output(result.bars, toMs, flags);
}

/** The rule that a backtest follows too: the bars' own times, else always open. */
function calendarOfBars(bars: FileBars, timeframeMs: number): CalendarId {
  const id = inferCalendar(bars.label, timeframeMs) ?? '24/7';
  note(`Calendar ${id}: ${tradingCalendar(id).rules.title}. Another one by --calendar.`);
  return id;
}

/** As of the last bar: later splits are not known yet. */
function withoutSplits(
  bars: FileBars,
  timeframeMs: number,
  calendar: CalendarId,
  flags: ResampleFlags,
): LabelledBars {
  const actions = readActions(flags.corporateActions ?? [], [symbolOfFile(flags.bars)]);
  if (actions.length === 0) return bars;
  const dayOf = (label: number): number =>
    timeframeMs >= DAY_MS
      ? Math.floor(label / DAY_MS)
      : tradingCalendar(calendar).marketDayOf(label).day;
  return adjustForSplits(bars, actions, dayOf, dayOf(bars.label[bars.length - 1] as number));
}

function notePartial(which: 'first' | 'last', label: number | null, fate: string): void {
  if (label === null) return;
  note(`The ${which} bar, ${isoTime(label)}, is only partly in the file: ${fate}.`);
}

function output(bars: LabelledBars, toMs: number, flags: ResampleFlags): void {
  if (flags.out !== undefined) {
    writeBarsFile(flags.out, bars, toMs);
    note(`${bars.length} bars of ${timeframeName(toMs)} written to ${flags.out}.`);
  }
  if (flags.json === true) printJsonLine(barObjects(bars));
  else if (flags.out === undefined) print(renderBars(bars, toMs));
}
