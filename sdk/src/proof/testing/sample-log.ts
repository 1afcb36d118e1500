/** A log made by Node's own crypto, and its exports: for tests of the proofs, which use WebCrypto. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

import { concat, toBase64 } from '../bytes.js';
import type { Bytes } from '../bytes.js';
import { canonicalJson } from '../canonical-json.js';
import type { ExportEntry, ExportKind, JsonObject } from '../export-format.js';
import { ExportWriter } from '../export-writer.js';
import { noteKeyId, readPublicKeys } from '../public-keys.js';

export interface SampleLog {
  readonly publicKey: string;
  readonly entries: readonly ExportEntry[];
  /** The signed head of the first so many entries. */
  head(size: number, options?: { readonly forged?: boolean }): Promise<string>;
  full(options?: { readonly heads?: readonly number[] }): Promise<string>;
  part(
    indexes: readonly number[],
    kind: Exclude<ExportKind, 'FULL'>,
    consistencyFrom?: number,
  ): Promise<string>;
  proof(oldSize: number): readonly string[];
}

const TENANT = `tnt_${'01'.repeat(16)}`;
const ORIGIN = `fiducia/audit/${TENANT}`;
const AT = '2026-01-31T12:00:00.000Z';

export function sampleLog(size: number): SampleLog {
  const { publicKey: key, privateKey } = generateKeyPairSync('ed25519');
  const publicKey = key.export({ type: 'spki', format: 'pem' }).toString();
  const [raw] = readPublicKeys(publicKey) as [Bytes];
  const entries = Array.from({ length: size }, (_, index) => sampleEntry(index));
  const leaves = entries.map(({ hash }) => Buffer.from(hash, 'hex'));
  const head = async (treeSize: number, { forged = false } = {}): Promise<string> => {
    const root = forged ? Buffer.alloc(32, 1) : rootOf(leaves.slice(0, treeSize));
    const text = `${ORIGIN}\n${treeSize}\n${toBase64(root)}\n`;
    const signature = sign(null, Buffer.from(text), privateKey);
    return `${text}\n\u2014 ${ORIGIN} ${toBase64(concat(await noteKeyId(ORIGIN, raw), signature))}\n`;
  };
  const write = async (
    shown: readonly ExportEntry[],
    plan: {
      readonly kind: ExportKind;
      readonly proof: readonly string[];
      readonly heads: readonly number[];
      readonly consistencyFrom?: number | undefined;
    },
  ): Promise<string> => {
    const writer = new ExportWriter();
    const { kind, proof, heads, consistencyFrom } = plan;
    const from = kind === 'FULL' ? 0 : (shown[0]?.index ?? 0);
    const to = kind === 'FULL' ? size : (shown.at(-1)?.index ?? -1) + 1;
    const account = kind === 'SELECTION' ? `acc_${'02'.repeat(16)}` : null;
    const named = { tenant: TENANT, origin: ORIGIN, treeSize: size, exportedAt: AT };
    const lines = [
      await writer.line({ kind: 'header', value: { v: 1, kind, from, to, account, ...named } }),
    ];
    for (const value of shown) lines.push(await writer.line({ kind: 'entry', value }));
    lines.push(await writer.line({ kind: 'proof', value: proof }));
    for (const at of heads) {
      lines.push(await writer.line({ kind: 'checkpoint', value: await head(at) }));
    }
    if (consistencyFrom !== undefined) {
      const value = { from: consistencyFrom, proof: consistency(leaves, consistencyFrom) };
      lines.push(await writer.line({ kind: 'consistency', value }));
    }
    return [...lines, writer.end()].join('');
  };
  return {
    publicKey,
    entries,
    head,
    full: ({ heads = [size] } = {}) => write(entries, { kind: 'FULL', proof: [], heads }),
    part(indexes, kind, consistencyFrom) {
      const shown = indexes.map((index) => entries[index] as ExportEntry);
      const proof = rest(leaves, new Set(indexes), 0, size);
      return write(shown, { kind, proof, heads: [size], consistencyFrom });
    },
    proof: (oldSize) => consistency(leaves, oldSize),
  };
}

/** The file again with another last line, as somebody would write it who changes lines. */
export async function resealed(lines: readonly string[]): Promise<string> {
  let chain: Buffer = Buffer.alloc(32);
  for (const line of lines) {
    chain = createHash('sha256').update(chain).update(`${line}\n`).digest();
  }
  const end = canonicalJson({ end: { lines: lines.length, chain: chain.toString('hex') } });
  return [...lines, end, ''].join('\n');
}

function sampleEntry(index: number): ExportEntry {
  const salt = createHash('sha256').update(`salt ${index}`).digest();
  const content = JSON.stringify(`because of ${index}`);
  const commitment = createHash('sha256').update(salt).update(content).digest('hex');
  // Only what the check looks at: a test flips every byte of a thousand of them.
  const leaf: JsonObject = {
    v: 1,
    id: `aud_${index.toString(16).padStart(32, '0')}`,
    ts: '2026-01-31T12:00:00.000001Z',
    tenant: TENANT,
    action: 'account.halt',
    after: { value: 'grün 10250.37' },
    ...(index % 20 === 3 && { reason: { commitment } }),
  };
  const hash = sha256(Buffer.of(0), Buffer.from(canonicalJson(leaf))).toString('hex');
  const opened = { private: { reason: { salt: salt.toString('hex'), content } } };
  return { index, hash, leaf, ...(index % 20 === 3 && opened) };
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0] as Buffer;
  const split = splitOf(leaves.length);
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

function rest(
  leaves: readonly Buffer[],
  known: ReadonlySet<number>,
  from: number,
  size: number,
): string[] {
  const inside = Array.from({ length: size }, (_, at) => from + at);
  if (!inside.some((index) => known.has(index))) {
    return [rootOf(leaves.slice(from, from + size)).toString('hex')];
  }
  if (size === 1) return [];
  const split = splitOf(size);
  return [...rest(leaves, known, from, split), ...rest(leaves, known, from + split, size - split)];
}

/** RFC 6962, section 2.1.2. */
function consistency(leaves: readonly Buffer[], oldSize: number): string[] {
  const walk = (old: number, part: readonly Buffer[], complete: boolean): Buffer[] => {
    if (old === part.length) return complete ? [] : [rootOf(part)];
    const split = splitOf(part.length);
    return old <= split
      ? [...walk(old, part.slice(0, split), complete), rootOf(part.slice(split))]
      : [...walk(old - split, part.slice(split), false), rootOf(part.slice(0, split))];
  };
  return walk(oldSize, leaves, true).map((hash) => hash.toString('hex'));
}

function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}
