/** Files that the audit commands are given: read whole, or a sentence that says which and why not. */
import { createReadStream, readFileSync } from 'node:fs';

import { readCheckpoint, readPublicKeys } from '@fiducia/sdk';

import { firstLine } from '../../process/start-problem.js';
import { CliFailure } from '../cli-failure.js';

export function readGivenFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CliFailure(`${path} cannot be read (${firstLine(error)}).`, 2);
  }
}

/** An export may be larger than a string can be. */
export async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1024 * 1024 });
  } catch (error) {
    throw new CliFailure(`${path} cannot be read (${firstLine(error)}).`, 2);
  }
}

export function readKeyFile(path: string): string {
  const pem = readGivenFile(path);
  if (readPublicKeys(pem).length > 0) return pem;
  throw new CliFailure(
    `Option --key takes a file with Ed25519 public keys in PEM; ${path} holds none.`,
    2,
  );
}

/**
 * Signed notes in a file: a note, `audit head --json`, the file of kept heads of an installation,
 * or an older export. The newest is what a log must continue; where others of its size stand
 * beside it, they come along, so that two heads of one size are seen.
 */
export function readHeads(path: string): readonly string[] {
  const text = readGivenFile(path);
  if (readCheckpoint(text) !== null) return [text];
  const whole = noteOf(text);
  const notes = whole.length > 0 ? whole : text.split('\n').flatMap(noteOf);
  const newest = notes.at(-1);
  if (newest !== undefined) {
    const size = readCheckpoint(newest)?.treeSize;
    return [...new Set(notes.filter((note) => readCheckpoint(note)?.treeSize === size))];
  }
  throw new CliFailure(
    `Option --head takes a signed head, a file of kept heads, or an older export; ${path} is none.`,
    2,
  );
}

function noteOf(line: string): readonly string[] {
  try {
    const json = JSON.parse(line) as { readonly note?: unknown; readonly checkpoint?: unknown };
    const note = json.note ?? json.checkpoint;
    return typeof note === 'string' && readCheckpoint(note) !== null ? [note] : [];
  } catch {
    return [];
  }
}
