/**
 * What an interrupted search has done, a line for each trial, so that the same call goes on after it.
 * The first line names the search: a file of another one is refused.
 */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { DoneTrial } from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { note } from '../terminal.js';

const FORMAT = 1;

export class Checkpoint {
  readonly known: ReadonlyMap<number, DoneTrial>;
  private isWritable = true;

  /** `isChosen`: by the caller's option, so that a file that cannot be used is a failure. */
  constructor(
    private readonly file: string,
    private readonly sweepId: string,
    private readonly isChosen: boolean,
  ) {
    this.known = this.read();
    if (this.known.size === 0) this.begin();
  }

  add(trials: readonly DoneTrial[]): void {
    if (!this.isWritable) return;
    const lines = trials.map((trial) => `${JSON.stringify(trial, packed)}\n`).join('');
    this.attempt(() => appendFileSync(this.file, lines));
  }

  /** The search is complete: there is nothing to go on with. */
  remove(): void {
    if (!this.isChosen) this.attempt(() => rmSync(this.file, { force: true }));
  }

  private begin(): void {
    const head = `${JSON.stringify({ format: FORMAT, sweep: this.sweepId })}\n`;
    this.attempt(() => {
      mkdirSync(dirname(this.file), { recursive: true });
      writeFileSync(this.file, head);
    });
  }

  private read(): ReadonlyMap<number, DoneTrial> {
    if (!existsSync(this.file)) return new Map();
    const [head = '', ...lines] = readFileSync(this.file, 'utf8').split('\n');
    const named = parsed(head) as { readonly format?: number; readonly sweep?: string } | null;
    if (named?.format !== FORMAT || named.sweep !== this.sweepId) {
      if (!this.isChosen) return new Map();
      throw new CliFailure(
        `Option --resume: ${this.file} is not of this search; give the same options, strategy and ` +
          'bars as before, or another file.',
        2,
      );
    }
    // A line that was being written when the process died is no whole line: its trial runs again.
    const trials = lines.map((line) => parsed(line) as DoneTrial | null);
    return new Map(trials.filter((trial) => trial !== null).map((trial) => [trial.number, trial]));
  }

  private attempt(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.isWritable = false;
      const reason = error instanceof Error ? error.message : String(error);
      if (this.isChosen) throw new CliFailure(`${this.file} cannot be written: ${reason}.`, 1);
      note(`This search cannot be resumed should it be interrupted: ${reason}.`);
    }
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line, unpacked) as unknown;
  } catch {
    return null;
  }
}

/** Returns as base64 of little-endian float32. */
function packed(key: string, value: unknown): unknown {
  if (key !== 'returns' || !(value instanceof Float32Array)) return value;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
}

function unpacked(key: string, value: unknown): unknown {
  if (key !== 'returns' || typeof value !== 'string') return value;
  return new Float32Array(new Uint8Array(Buffer.from(value, 'base64')).buffer);
}
