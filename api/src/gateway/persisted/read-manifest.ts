/** Reads the list of operations that the portal's build has written beside its files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from './persisted-operations.js';

/** Not served: it is for the gateway alone. */
export const MANIFEST_FILE = 'persisted-operations.json';

const manifest = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string());

export type Manifest =
  | { readonly ok: true; readonly operations: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly error: string };

export function readManifest(directory: string): Manifest {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(join(directory, MANIFEST_FILE), 'utf8'));
  } catch {
    return { ok: false, error: `${MANIFEST_FILE} is missing or damaged: build the portal.` };
  }
  const checked = manifest.safeParse(parsed);
  if (!checked.success) return { ok: false, error: `${MANIFEST_FILE} is no list of operations.` };
  const wrong = Object.entries(checked.data).find(([hash, text]) => sha256(text) !== hash);
  if (wrong !== undefined) return { ok: false, error: `${wrong[0]} is not the hash of its text.` };
  return { ok: true, operations: new Map(Object.entries(checked.data)) };
}
