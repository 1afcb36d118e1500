/**
 * Heads in append-only files, one per tenant, beside the database and not in it: whoever sets the
 * database back, or rewrites it, does not undo what stands here.
 */
import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { toWireId } from '../../ids.js';
import type { TenantId } from '../../ids.js';
import { readNote } from './checkpoint-note.js';
import type { AcceptedHistory, KeptHead, KeptHeads, KeptState } from './kept-heads.js';

/** Reading the end is enough: it holds the last days, and the newest head counts. */
const TAIL_BYTES = 256 * 1024;

const accepted = z.strictObject({ at: z.string(), reason: z.string() });
const line = z.union([
  z.strictObject({ history: z.number().int().nonnegative(), note: z.string() }),
  z.strictObject({ history: z.number().int().positive(), accepted }),
]);
type Line = z.infer<typeof line>;

export class KeptHeadsFiles implements KeptHeads {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  read(tenantId: TenantId): KeptState {
    const lines = this.#tail(tenantId).flatMap(readLine);
    const history = lines.at(-1)?.history ?? 0;
    const current = lines.filter((one) => one.history === history);
    const heads = current.flatMap((one) => ('note' in one ? toHead(one.note) : []));
    const begun = current.find((one) => 'accepted' in one);
    return { history, heads, accepted: begun !== undefined ? begun.accepted : null };
  }

  keep(tenantId: TenantId, note: string): void {
    const { history } = this.read(tenantId);
    this.#append(tenantId, { history, note });
  }

  accept(tenantId: TenantId, why: AcceptedHistory): void {
    const { history } = this.read(tenantId);
    this.#append(tenantId, { history: history + 1, accepted: why });
  }

  /** A line that a crash cut off is ended first, or the new one would be lost with it. */
  #append(tenantId: TenantId, content: Line): void {
    mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
    const file = openSync(this.#path(tenantId), 'a+', 0o600);
    try {
      const { size } = fstatSync(file);
      const last = Buffer.alloc(1);
      if (size > 0) readSync(file, last, 0, 1, size - 1);
      const cut = size > 0 && last[0] !== 0x0a;
      writeSync(file, `${cut ? '\n' : ''}${JSON.stringify(content)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  #tail(tenantId: TenantId): readonly string[] {
    let file: number;
    try {
      file = openSync(this.#path(tenantId), 'r');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
    try {
      const { size } = fstatSync(file);
      const from = Math.max(0, size - TAIL_BYTES);
      const bytes = Buffer.alloc(size - from);
      readSync(file, bytes, 0, bytes.length, from);
      const lines = bytes.toString('utf8').split('\n');
      return from === 0 ? lines : lines.slice(1);
    } finally {
      closeSync(file);
    }
  }

  #path(tenantId: TenantId): string {
    return join(this.#directory, `${toWireId('tenant', tenantId)}.heads`);
  }
}

function readLine(text: string): readonly Line[] {
  try {
    const parsed = line.safeParse(JSON.parse(text));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return []; // Cut off by a crash: that head was never told to anybody.
  }
}

function toHead(note: string): readonly KeptHead[] {
  const parsed = readNote(note);
  return parsed === null ? [] : [{ ...parsed, note }];
}
