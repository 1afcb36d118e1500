/** Verifies an export of the audit log with nothing but the public key: entries, root, signatures. */
import { fromHex, sameBytes, toHex } from './bytes.js';
import type { Bytes } from './bytes.js';
import { readCheckpoint, verifyCheckpoint } from './checkpoint.js';
import type { Checkpoint } from './checkpoint.js';
import { ExportCheck } from './export-check.js';
import { linesOf } from './export-lines.js';
import type { ExportSource } from './export-lines.js';
import { problem } from './export-problems.js';
import type { ExportProblem } from './export-problems.js';
import { letOthersWork } from './let-others-work.js';
import { MerkleLevels } from './merkle-levels.js';
import { verifyConsistency } from './merkle-tree.js';
import { readPublicKeys } from './public-keys.js';
import { rootOfSelection } from './selection-root.js';

export interface VerifyExportOptions {
  /** One or several public keys in PEM, as `fiducia audit key` prints them. */
  readonly publicKey: string;
  /** Heads that were kept earlier (checkpoint notes): the log must continue each of them. */
  readonly heads?: readonly string[] | undefined;
  /** Told every thousand lines and at the end. */
  readonly onProgress?: ((progress: ExportProgress) => void) | undefined;
}

export interface ExportProgress {
  readonly entries: number;
  /** Of the entries that the export announces; 0 before its first line. */
  readonly of: number;
}

export interface ExportVerdict {
  readonly ok: boolean;
  /**
   * How far the proof reaches: the whole log, a stretch without a gap, or single entries, of which
   * it is not proven that there are no others. Null when the export does not begin as one.
   */
  readonly kind: 'FULL' | 'RANGE' | 'SELECTION' | null;
  readonly entries: number;
  readonly treeSize: number;
  /** Computed from the entries, hex; null when they do not give one. */
  readonly root: string | null;
  readonly problems: readonly ExportProblem[];
}

const PROGRESS_LINES = 1_000;

/**
 * Verifies an export of the audit log offline, with nothing but the public key: each entry's hash,
 * the tree over them, the signed heads, and that nothing is missing in between.
 *
 * @example
 * const { body } = await fetch('/kept/audit-2026.jsonl');
 * if (body === null) throw new Error('There is no export.');
 * const publicKey = await client.audit.publicKey();
 * const verdict = await verifyAuditExport(body, { publicKey });
 * console.log(verdict.ok, verdict.problems);
 */
export async function verifyAuditExport(
  source: ExportSource,
  options: VerifyExportOptions,
): Promise<ExportVerdict> {
  const check = await readExport(source, options);
  const root = await checkProofs(check, options);
  const { problems, leaves, header } = check;
  return {
    ok: problems.length === 0,
    kind: header?.kind ?? null,
    entries: leaves.length,
    treeSize: header?.treeSize ?? 0,
    root: root === null ? null : toHex(root),
    problems,
  };
}

async function readExport(
  source: ExportSource,
  { onProgress }: VerifyExportOptions,
): Promise<ExportCheck> {
  const check = new ExportCheck();
  const tell = () => {
    const { header, leaves } = check;
    onProgress?.({ entries: leaves.length, of: header === null ? 0 : header.to - header.from });
  };
  let lines = 0;
  for await (const line of linesOf(source)) {
    await check.add(line);
    lines += 1;
    if (lines % PROGRESS_LINES === 0) {
      tell();
      await letOthersWork();
    }
    if (check.isFull || check.isForeign) break;
  }
  check.finish();
  tell();
  return check;
}

/** Returns the root that the entries give. */
async function checkProofs(
  check: ExportCheck,
  options: VerifyExportOptions,
): Promise<Bytes | null> {
  const heads = await signedHeads(check, readPublicKeys(options.publicKey));
  if (check.header === null || !check.entriesHold) return null;
  const roots = await rootsOf(check);
  if (roots === null) return null;
  await compareRoots(check, heads, roots);
  for (const note of options.heads ?? []) await compareKept(check, note, { roots, options });
  return roots.at(check.header.treeSize);
}

/** The checkpoints that are signed; what is wrong with the others is noted. */
async function signedHeads(
  check: ExportCheck,
  keys: readonly Bytes[],
): Promise<readonly Checkpoint[]> {
  const heads: Checkpoint[] = [];
  for (const note of check.checkpoints) {
    const result = await verifyCheckpoint(note, keys);
    const found = result.ok ? otherLog(result.checkpoint, check) : NOT_SIGNED[result.error];
    if (found !== null) check.problems.push(found);
    else if (result.ok) heads.push(result.checkpoint);
  }
  const size = check.header?.treeSize;
  if (check.header !== null && check.checkpoints.length === 0) {
    const sentence = `The export holds no signed head of its ${size} entries.`;
    check.problems.push(problem('CHECKPOINT_MISSING', sentence));
  } else if (heads.length > 0 && heads.at(-1)?.treeSize !== size) {
    const sentence = `The last signed head is of ${heads.at(-1)?.treeSize} entries, not of ${size}.`;
    check.problems.push(problem('CHECKPOINT_MISSING', sentence));
  }
  return heads;
}

const NOT_SIGNED: {
  readonly [Error in 'MALFORMED' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE']: ExportProblem;
} = {
  MALFORMED: problem('CHECKPOINT_MALFORMED', 'A head of the log cannot be read.'),
  UNKNOWN_KEY: problem(
    'CHECKPOINT_NOT_SIGNED',
    'A head of the log is not signed by this public key; ask for the key that belongs to the log.',
  ),
  BAD_SIGNATURE: problem(
    'CHECKPOINT_NOT_SIGNED',
    'The signature of a head is false: the head was changed after it was signed.',
  ),
};

function otherLog({ origin }: Checkpoint, { header }: ExportCheck): ExportProblem | null {
  if (origin === header?.origin && origin.endsWith(`/${header.tenant}`)) return null;
  return problem('CHECKPOINT_OF_ANOTHER_LOG', `A head is of another log, ${origin}.`);
}

/** Roots that the entries give: of any size for the whole log, else of the whole tree alone. */
interface Roots {
  at(size: number): Promise<Bytes | null>;
}

async function rootsOf(check: ExportCheck): Promise<Roots | null> {
  const { header, leaves } = check;
  const proof = (check.proof ?? []).map(fromHex);
  if (header === null || check.proof === null || !isHashes(proof)) {
    return refuseProof(check);
  }
  if (header.kind === 'FULL') {
    if (proof.length > 0) return refuseProof(check);
    const levels = await MerkleLevels.of(leaves.map(({ hash }) => hash));
    return { at: async (size) => (size <= leaves.length ? levels.root(size) : null) };
  }
  const { treeSize } = header;
  const root = await rootOfSelection({ treeSize, leaves, proof });
  if (root === null) return refuseProof(check);
  return { at: (size) => Promise.resolve(size === treeSize ? root : null) };
}

function refuseProof(check: ExportCheck): null {
  const sentence = 'The hashes of the rest of the log are missing or too many: nothing is proven.';
  check.problems.push(problem('PROOF_MALFORMED', sentence));
  return null;
}

/** Heads grow: the first one that does not fit says between which entries the change lies. */
async function compareRoots(
  check: ExportCheck,
  heads: readonly Checkpoint[],
  roots: Roots,
): Promise<void> {
  let proven = 0;
  const twice = twoOfOneSize(heads);
  if (twice !== null) {
    check.problems.push(twice);
    return;
  }
  for (const head of heads) {
    const root = await roots.at(head.treeSize);
    if (root === null) continue;
    if (!sameBytes(root, head.root)) {
      const sentence =
        `The entries do not give the root that was signed for the first ${head.treeSize}: of the ` +
        `entries ${proven} to ${head.treeSize - 1} at least one was changed, dropped, added or ` +
        'moved, together with its hash.';
      check.problems.push(problem('ROOT_MISMATCH', sentence, { index: proven }));
      return;
    }
    proven = head.treeSize;
  }
}

/** Two signed heads of one size and not of one root: whoever holds the key told two stories. */
function twoOfOneSize(heads: readonly Checkpoint[]): ExportProblem | null {
  const roots = new Map<number, Bytes>();
  for (const { treeSize, root } of heads) {
    const other = roots.get(treeSize) ?? root;
    if (!sameBytes(other, root)) {
      const sentence =
        `Two different heads of ${treeSize} entries are signed: the log was shown in two versions. ` +
        `The entries 0 to ${treeSize - 1} cannot be relied on.`;
      return problem('TWO_HEADS', sentence, { index: 0 });
    }
    roots.set(treeSize, other);
  }
  return null;
}

async function compareKept(
  check: ExportCheck,
  note: string,
  { roots, options }: { readonly roots: Roots; readonly options: VerifyExportOptions },
): Promise<void> {
  const { header, problems } = check;
  if (header === null) return;
  const kept = await keptHead(note, header.origin, readPublicKeys(options.publicKey));
  if ('code' in kept) {
    problems.push(kept);
    return;
  }
  if (kept.treeSize > header.treeSize) {
    const sentence =
      `The kept head has ${kept.treeSize} entries and the export is of ${header.treeSize}: ` +
      'the log was set back, or the export is older than the head.';
    problems.push(problem('HEAD_NEWER_THAN_EXPORT', sentence));
    return;
  }
  const found = await continues(check, kept, roots);
  if (found !== null) problems.push(found);
}

async function keptHead(
  note: string,
  origin: string,
  keys: readonly Bytes[],
): Promise<Checkpoint | ExportProblem> {
  const result = await verifyCheckpoint(note, keys);
  if (!result.ok) {
    const sentence =
      readCheckpoint(note) === null
        ? 'The kept head cannot be read.'
        : 'The kept head is not signed by this public key.';
    return problem('HEAD_UNUSABLE', sentence);
  }
  if (result.checkpoint.origin === origin) return result.checkpoint;
  return problem('HEAD_UNUSABLE', `The kept head is of another log, ${result.checkpoint.origin}.`);
}

async function continues(
  check: ExportCheck,
  kept: Checkpoint,
  roots: Roots,
): Promise<ExportProblem | null> {
  const size = check.header?.treeSize ?? 0;
  const rewritten = problem(
    'HISTORY_REWRITTEN',
    `The first ${kept.treeSize} entries are not those of the kept head: history was rewritten.`,
  );
  const own = await roots.at(kept.treeSize);
  if (own !== null) return sameBytes(own, kept.root) ? null : rewritten;
  const newRoot = await roots.at(size);
  const proof = check.consistency?.proof.map(fromHex) ?? [];
  if (newRoot === null || check.consistency?.from !== kept.treeSize || !isHashes(proof)) {
    const sentence =
      `The export holds a part of the log and no proof from ${kept.treeSize} entries on: ` +
      'export it with this head (--head), or export the whole log.';
    return problem('HEAD_NOT_PROVEN', sentence);
  }
  const claim = { oldSize: kept.treeSize, oldRoot: kept.root, newSize: size, newRoot, proof };
  return (await verifyConsistency(claim)) ? null : rewritten;
}

function isHashes(proof: readonly (Bytes | null)[]): proof is readonly Bytes[] {
  return proof.every((hash) => hash?.length === 32);
}
