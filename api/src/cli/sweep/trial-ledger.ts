/**
 * What was tried before on this machine: every backtest of a strategy counts against the next good
 * one on overlapping data. A file for each search in the home, the newest ones kept.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GriddedReturns, ReturnGrid } from '@fiducia/engine/simulation';

import { note } from '../terminal.js';

export interface LedgerEntry {
  /** Of the search or the backtest: the same one again counts once. */
  readonly id: string;
  readonly strategy: string;
  readonly symbols: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly trials: number;
  readonly grid: ReturnGrid;
  /** Of some of the trials, evenly chosen. */
  readonly returns: readonly Float32Array[];
}

export interface EarlierTrials {
  readonly count: number;
  readonly returns: readonly GriddedReturns[];
}

/** Files of one strategy; each is at most some hundred kilobytes. */
const KEPT_FILES = 100;
const KEPT_RETURNS = 100;

interface StoredEntry extends Omit<LedgerEntry, 'returns'> {
  readonly returns: readonly string[];
}

export class TrialLedger {
  private readonly folder: string;

  constructor(home: string, strategy: string) {
    this.folder = join(home, 'trials', strategy);
  }

  /** Trials on the same symbols and a period that overlaps, this very run left out. */
  earlier(run: Omit<LedgerEntry, 'trials' | 'grid' | 'returns'>): EarlierTrials {
    const overlapping = this.entries().filter(
      (entry) =>
        entry.id !== run.id &&
        entry.symbols.some((symbol) => run.symbols.includes(symbol)) &&
        entry.from <= run.to &&
        entry.to >= run.from,
    );
    return {
      count: overlapping.reduce((sum, { trials }) => sum + trials, 0),
      returns: overlapping.flatMap(({ grid, returns }) =>
        returns.map((text) => ({ grid, returns: unpacked(text) })),
      ),
    };
  }

  /** Never fails what has been computed: a home that cannot be written is one sentence. */
  add(entry: LedgerEntry): void {
    const stride = Math.max(1, Math.ceil(entry.returns.length / KEPT_RETURNS));
    const returns = entry.returns.filter((_, index) => index % stride === 0).map(packed);
    try {
      mkdirSync(this.folder, { recursive: true });
      const stored: StoredEntry = { ...entry, returns };
      writeFileSync(join(this.folder, `${entry.id}.json`), JSON.stringify(stored));
      for (const old of this.files().slice(KEPT_FILES)) rmSync(join(this.folder, old));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      note(`These trials will not be counted later: ${reason}.`);
    }
  }

  private entries(): readonly StoredEntry[] {
    return this.files().flatMap((file) => {
      try {
        return [JSON.parse(readFileSync(join(this.folder, file), 'utf8')) as StoredEntry];
      } catch {
        // A file that was being written when its process died.
        return [];
      }
    });
  }

  private files(): readonly string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder).filter((name) => name.endsWith('.json'));
  }
}

function packed(returns: Float32Array): string {
  return Buffer.from(returns.buffer, returns.byteOffset, returns.byteLength).toString('base64');
}

function unpacked(text: string): Float32Array {
  return new Float32Array(new Uint8Array(Buffer.from(text, 'base64')).buffer);
}
