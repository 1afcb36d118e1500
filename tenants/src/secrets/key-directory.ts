/**
 * Key files: `ring-key.1.json`, `ring-key.2.json` … in one directory, one version each, 0600. A file
 * is created whole and never written again, so that two processes that rotate at once cannot undo
 * one another, and a backup is a copy of the directory.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { DATA_KEY_BYTES } from './key-provider.js';
import type { KeyStore } from './key-ring.js';

const FILE_PATTERN = /^ring-key\.([1-9]\d{0,5})\.json$/;

const schema = z.strictObject({
  ring: z.string().regex(/^[0-9a-f]{16}$/),
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
  key: z.string().regex(/^[0-9a-f]{64}$/),
});

type KeyFile = z.infer<typeof schema>;

/** What is wrong with the key files, in a sentence that names the file and no key. */
export class KeyFilesError extends Error {
  override readonly name = 'KeyFilesError';
}

/** Null when the directory holds no key: whether one may be made is for the caller to say. */
export function openKeyDirectory(directory: string): KeyStore | null {
  const first = versionsIn(directory)[0];
  return first === undefined
    ? null
    : new KeyDirectory(directory, readKeyFile(directory, first).ring);
}

/** The first version of a new ring. */
export function createKeyDirectory(directory: string): KeyStore {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  writeKeyFile(directory, randomBytes(8).toString('hex'), 1);
  const opened = openKeyDirectory(directory);
  if (opened === null) throw new KeyFilesError(`${directory} lost the key that was just written`);
  return opened;
}

class KeyDirectory implements KeyStore {
  readonly ringId: string;
  readonly #directory: string;

  constructor(directory: string, ringId: string) {
    this.#directory = directory;
    this.ringId = ringId;
  }

  newest(): number {
    const newest = versionsIn(this.#directory).at(-1);
    if (newest === undefined) throw new KeyFilesError(`${this.#directory} holds no key any more`);
    return newest;
  }

  read(version: number): Buffer | null {
    if (!versionsIn(this.#directory).includes(version)) return null;
    const file = readKeyFile(this.#directory, version);
    if (file.ring !== this.ringId) {
      throw new KeyFilesError(`${fileOf(this.#directory, version)} belongs to another key ring`);
    }
    return Buffer.from(file.key, 'hex');
  }

  add(): number {
    const version = this.newest() + 1;
    writeKeyFile(this.#directory, this.ringId, version);
    return version;
  }
}

function fileOf(directory: string, version: number): string {
  return join(directory, `ring-key.${version}.json`);
}

function versionsIn(directory: string): readonly number[] {
  const names = namesIn(directory);
  const versions = names.flatMap((name) => FILE_PATTERN.exec(name)?.[1] ?? []);
  return versions.map(Number).sort((a, b) => a - b);
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new KeyFilesError(`${directory} cannot be read`);
  }
}

function readKeyFile(directory: string, version: number): KeyFile {
  const path = fileOf(directory, version);
  let text: string;
  try {
    refuseOpenFile(path);
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof KeyFilesError) throw error;
    throw new KeyFilesError(`${path} cannot be read`);
  }
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success || parsed.data.version !== version) {
    throw new KeyFilesError(`${path} is damaged: restore it from a backup`);
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** As ssh does with its keys: what others can read is no secret any more. */
function refuseOpenFile(path: string): void {
  if (process.platform === 'win32' || (statSync(path).mode & 0o077) === 0) return;
  throw new KeyFilesError(`${path} can be read by others: chmod 600, and rotate the keys`);
}

/** Written beside its place and linked into it: `link` fails when the version is there already. */
function writeKeyFile(directory: string, ring: string, version: number): void {
  const key = randomBytes(DATA_KEY_BYTES).toString('hex');
  const content: KeyFile = { ring, version, createdAt: new Date().toISOString(), key };
  const temporary = join(directory, `.new-key.${randomBytes(8).toString('hex')}`);
  try {
    const file = openSync(temporary, 'wx', 0o600);
    try {
      writeSync(file, `${JSON.stringify(content, null, 2)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    linkSync(temporary, fileOf(directory, version));
  } catch (error) {
    const raced = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    // Whoever was first has added the version, which is all that was asked for.
    if (!raced)
      throw new KeyFilesError(`No key could be written to ${directory}`, { cause: error });
  } finally {
    rmSync(temporary, { force: true });
  }
}
