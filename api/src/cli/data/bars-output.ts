/** Bars as JSON objects, as a table for people, and as a file that every command reads again. */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { DAY_MS, isoTime, type LabelledBars } from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { renderTable } from '../text-table.js';

export interface BarObject {
  /** When the bar opened; a daily or weekly bar has its day at midnight UTC. */
  readonly time: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export function barObjects(bars: LabelledBars): readonly BarObject[] {
  return Array.from(bars.label, (_, row) => barObject(bars, row));
}

function barObject(bars: LabelledBars, row: number): BarObject {
  return {
    time: isoTime(bars.label[row] as number),
    open: bars.open[row] as number,
    high: bars.high[row] as number,
    low: bars.low[row] as number,
    close: bars.close[row] as number,
    volume: bars.volume[row] as number,
  };
}

const SHOWN_AT_EACH_END = 10;

export function renderBars(bars: LabelledBars, timeframeMs: number): string {
  if (bars.length === 0) return 'No whole bar is in the file.';
  const rows = [...Array(bars.length).keys()];
  const middle = bars.length > 2 * SHOWN_AT_EACH_END;
  const head = middle ? rows.slice(0, SHOWN_AT_EACH_END) : rows;
  const tail = middle ? rows.slice(-SHOWN_AT_EACH_END) : [];
  const price = (column: Float64Array, row: number): string => String(column[row]);
  const right = 'right' as const;
  const table = renderTable<number>(
    [
      { title: 'TIME', cell: (row) => timeText(bars.label[row] as number, timeframeMs) },
      { title: 'OPEN', align: right, cell: (row) => price(bars.open, row) },
      { title: 'HIGH', align: right, cell: (row) => price(bars.high, row) },
      { title: 'LOW', align: right, cell: (row) => price(bars.low, row) },
      { title: 'CLOSE', align: right, cell: (row) => price(bars.close, row) },
      { title: 'VOLUME', align: right, cell: (row) => price(bars.volume, row) },
    ],
    [...head, ...tail],
  );
  if (!middle) return table;
  const lines = table.split('\n');
  const left = bars.length - 2 * SHOWN_AT_EACH_END;
  lines.splice(1 + SHOWN_AT_EACH_END, 0, `… ${left} more (all with --json or --out)`);
  return lines.join('\n');
}

function timeText(label: number, timeframeMs: number): string {
  const time = isoTime(label);
  return timeframeMs >= DAY_MS ? time.slice(0, 10) : time.replace('T', ' ').replace('Z', '');
}

export function writeBarsFile(file: string, bars: LabelledBars, timeframeMs: number): void {
  const daily = timeframeMs >= DAY_MS;
  const rows = barObjects(bars).map(({ time, open, high, low, close, volume }) =>
    [daily ? time.slice(0, 10) : time, open, high, low, close, volume].join(','),
  );
  const header = `${daily ? 'date' : 'time_utc'},open,high,low,close,volume`;
  const text = `${[header, ...rows].join('\n')}\n`;
  try {
    writeFileSync(file, file.endsWith('.gz') ? gzipSync(text) : text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliFailure(`The file ${file} cannot be written: ${reason}.`, 1, { cause: error });
  }
}
