/** A bars file that an option names, as the engine reads it. */
import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import {
  barsTextZone,
  parseBarTime,
  readBarsText,
  type BarsFileZone,
  type FileBars,
} from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { note } from '../terminal.js';
import type { BarsFlags } from './bars-options.js';

/** Notes what the reader should know (no volume, skipped rows) on stderr. */
export function readBars(flags: BarsFlags): FileBars {
  const text = readText(flags.bars);
  const zone = barsTextZone(text);
  const result = readBarsText(text, {
    side: flags.side,
    skipBadRows: flags.skipBadRows,
    from: flags.from === undefined ? undefined : readTime('--from', flags.from, zone),
    to: flags.to === undefined ? undefined : lastMoment('--to', flags.to, zone),
  });
  if (!result.ok) {
    const { code, line, message } = result.error;
    throw new CliFailure(
      `${flags.bars}, line ${line}: ${message} (${code}).`,
      code === 'BARS_SIDE_REQUIRED' ? 2 : 1,
      { code, details: { line, message } },
    );
  }
  const { bars } = result;
  if (!bars.hasVolume) note(`${flags.bars} has no volume: it is taken as 0.`);
  if (bars.skippedCount > 0) noteSkipped(bars);
  return bars;
}

export function readText(file: string): string {
  try {
    const bytes = readFileSync(file);
    // By its first bytes and not by its name: gzip files begin with 1f 8b.
    const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (zipped ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliFailure(`The file ${file} cannot be read: ${reason}.`, 2, { cause: error });
  }
}

const DAY_MS = 86_400_000;

/** By the clocks that the file's own times are written in, unless the option names an offset. */
function readTime(option: string, text: string, zone: BarsFileZone): number {
  const time = parseBarTime(text, zone);
  if (time === null) {
    throw new CliFailure(`Option ${option} takes a time such as 2010-01-31, not "${text}".`, 2);
  }
  return time;
}

/** A day is taken whole: to the moment before the next one begins. */
function lastMoment(option: string, text: string, zone: BarsFileZone): number {
  const time = readTime(option, text, zone);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return time;
  const next = new Date(Date.parse(text) + DAY_MS).toISOString().slice(0, 10);
  return readTime(option, next, zone) - 1;
}

function noteSkipped(bars: FileBars): void {
  for (const { line, message } of bars.skipped) note(`skipped line ${line}: ${message}`);
  const more = bars.skippedCount - bars.skipped.length;
  if (more > 0) note(`and ${more} more`);
  note(`${bars.skippedCount} bad ${bars.skippedCount === 1 ? 'row' : 'rows'} skipped.`);
}

/** A JSON value that an option gives, or a sentence about what is wrong with it. */
export function readJson(option: string, text: string, example?: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const json = example === undefined ? 'JSON' : `JSON such as '${example}'`;
    throw new CliFailure(`Option ${option} takes ${json}: ${reason}.`, 2, { cause: error });
  }
}
