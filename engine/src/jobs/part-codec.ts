/** Stored parts of a run as compressed bytes, and back. */
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { assertThat } from '../domain/assert.js';
import type { CurveColumns, StoredTrade } from '../research/run-columns.js';

const compress = promisify(deflateRaw);
const expand = promisify(inflateRaw);

/** What a stored part may grow to: it was written by us, within bounds. */
const MAX_EXPANDED_BYTES = 256 * 1024 * 1024;
const CURVE_COLUMNS = 3;

/** The three columns one behind the other, little-endian. */
export async function encodeCurve({ at, equity, drawdown }: CurveColumns): Promise<Buffer> {
  const all = new Float64Array(CURVE_COLUMNS * at.length);
  all.set(at, 0);
  all.set(equity, at.length);
  all.set(drawdown, 2 * at.length);
  return compress(all);
}

export async function decodeCurve(data: Buffer): Promise<CurveColumns> {
  const bytes = await expand(data, { maxOutputLength: MAX_EXPANDED_BYTES });
  assertThat(bytes.length % (CURVE_COLUMNS * 8) === 0, 'a stored curve has three whole columns');
  // Copied: the buffer of the library need not begin at a multiple of eight.
  const all = new Float64Array(new Uint8Array(bytes).buffer);
  const length = all.length / CURVE_COLUMNS;
  return {
    at: all.subarray(0, length),
    equity: all.subarray(length, 2 * length),
    drawdown: all.subarray(2 * length),
  };
}

export function encodeJson(value: unknown): Promise<Buffer> {
  return compress(Buffer.from(JSON.stringify(value)));
}

export async function decodeJson(data: Buffer): Promise<unknown> {
  const bytes = await expand(data, { maxOutputLength: MAX_EXPANDED_BYTES });
  return JSON.parse(bytes.toString('utf8'));
}

export async function decodeTrades(data: Buffer): Promise<readonly StoredTrade[]> {
  return (await decodeJson(data)) as readonly StoredTrade[];
}
