/** What every backtest of the command line leaves behind, so that it can be run again by its id. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileBars } from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { fiduciaHome } from '../fiducia-home.js';
import { note } from '../terminal.js';
import type { BacktestFlags } from './run-command.js';

export interface StoredRun {
  readonly format: 1;
  readonly id: string;
  readonly at: string;
  readonly codeVersion: string;
  readonly engineVersion: string;
  readonly strategyVersion: string;
  /** Where it was called: the files of its options are named from there. */
  readonly folder: string;
  readonly flags: BacktestFlags;
  /** SHA-256 over all columns of all bars. */
  readonly dataHash: string;
  readonly orderListHash: string;
  readonly journalHash: string | null;
}

/** Some kilobytes each; the oldest go first. */
const KEPT_RUNS = 500;
const ID = /^bt_[0-9a-f]{32}$/;

const folderOfRuns = (): string => join(fiduciaHome(), 'runs');

/** Never fails the run: a home that cannot be written is one sentence on stderr. */
export function storeRun(run: StoredRun): void {
  const folder = folderOfRuns();
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${run.id}.json`), `${JSON.stringify(run, null, 2)}\n`);
    forgetOldest(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    note(`This run cannot be run again by its id: ${reason}.`);
  }
}

function forgetOldest(folder: string): void {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  if (files.length <= KEPT_RUNS) return;
  const byAge = files
    .map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }))
    .toSorted((a, b) => b.at - a.at);
  for (const { name } of byAge.slice(KEPT_RUNS)) rmSync(join(folder, name), { force: true });
}

export function readStoredRun(id: string): StoredRun {
  if (!ID.test(id)) {
    throw new CliFailure(`Option --rerun takes the id of a run such as bt_0123…, not "${id}".`, 2);
  }
  const stored = readFile(id);
  if (!isStoredRun(stored) || stored.id !== id) {
    throw new CliFailure(`The file of run ${id} in ${folderOfRuns()} is damaged.`, 1);
  }
  return stored;
}

function readFile(id: string): unknown {
  const where = folderOfRuns();
  try {
    return JSON.parse(readFileSync(join(where, `${id}.json`), 'utf8'));
  } catch (error) {
    throw new CliFailure(`There is no run ${id} in ${where}: was it made in another folder?`, 2, {
      cause: error,
    });
  }
}

const TEXTS = ['id', 'at', 'folder', 'dataHash', 'orderListHash', 'engineVersion'] as const;

/** What is read of it before the run; the options are checked as those of any other run. */
function isStoredRun(value: unknown): value is StoredRun {
  const run = value as Partial<StoredRun> | null;
  return (
    typeof run === 'object' &&
    run?.format === 1 &&
    TEXTS.every((name) => typeof run[name] === 'string') &&
    typeof run.flags === 'object' &&
    (run.flags as unknown) !== null &&
    typeof run.flags.strategy === 'string' &&
    typeof run.flags.params === 'string'
  );
}

export function dataHashOf(files: readonly FileBars[]): string {
  const digest = createHash('sha256');
  for (const { label, open, high, low, close, volume } of files) {
    for (const column of [label, open, high, low, close, volume]) digest.update(column);
  }
  return digest.digest('hex');
}

/** Null when both gave the same; else what is different, in a sentence. */
export function differenceOf(
  stored: StoredRun,
  again: { readonly orderListHash: string; readonly journalHash: string | null },
): string | null {
  const { orderListHash, journalHash } = again;
  const what =
    stored.orderListHash !== orderListHash
      ? 'gave other orders'
      : stored.journalHash !== journalHash
        ? 'gave another journal'
        : null;
  return what === null ? null : `Run ${stored.id} ${what} than on ${stored.at.slice(0, 10)}`;
}
