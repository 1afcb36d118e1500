/** Small JSON files that only their owner reads, replaced as a whole or not at all. */
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';

import type { z } from 'zod';

import { errnoOf } from './start-problem.js';

/** Writes beside the target and renames, so that a crash or a full disk leaves the old content. */
export function writePrivateJson(path: string, value: unknown): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = openSync(temporary, 'w', 0o600);
    try {
      writeSync(file, `${JSON.stringify(value, null, 2)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

export type PrivateJson<T> =
  | { readonly state: 'missing' }
  | { readonly state: 'damaged'; readonly why: string }
  | { readonly state: 'read'; readonly value: T };

/** Reads and checks; a file that is there but makes no sense is `damaged`, never `missing`. */
export function readPrivateJson<T>(path: string, schema: z.ZodType<T>): PrivateJson<T> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return { state: 'missing' };
    throw error;
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { state: 'damaged', why: 'it is not JSON' };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { state: 'read', value: parsed.data };
  const issue = parsed.error.issues[0];
  return { state: 'damaged', why: `${issue?.path.join('.') ?? ''} is not as expected` };
}
