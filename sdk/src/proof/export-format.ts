/** The lines of an export of the audit log (docs/audit-format.md): what each one is, and reading it. */
import type { JsonValue } from '../scalars.js';
import { textOf } from './bytes.js';
import { canonicalJson } from './canonical-json.js';
import type { RawLine } from './export-lines.js';

export const EXPORT_VERSION = 1;

/** FULL: the whole log. RANGE: every entry of a stretch. SELECTION: some entries of a stretch. */
export type ExportKind = 'FULL' | 'RANGE' | 'SELECTION';

export interface ExportHeader {
  readonly v: number;
  readonly kind: ExportKind;
  readonly tenant: string;
  readonly origin: string;
  readonly treeSize: number;
  /** Leaf indexes: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Of a SELECTION: what was asked for. It filters; it proves nothing. */
  readonly account: string | null;
  readonly exportedAt: string;
}

export type PrivateField = 'before' | 'after' | 'reason';

export interface ExportEntry {
  readonly index: number;
  /** Leaf hash, hex: what tells a changed entry from a changed neighbour. */
  readonly hash: string;
  readonly leaf: JsonObject;
  /** What opens the leaf's commitments; left out of a redacted export. */
  readonly private?: { readonly [Field in PrivateField]?: OpenedCommitment };
}

export interface OpenedCommitment {
  /** Canonical JSON, as hashed. */
  readonly content: string;
  readonly salt: string;
}

export type JsonObject = { readonly [name: string]: JsonValue };

export interface ExportEnd {
  /** Lines before this one. */
  readonly lines: number;
  /** SHA-256 over the chain value before and each line; begins with 32 zero bytes. */
  readonly chain: string;
}

export type ExportLine =
  | { readonly kind: 'header'; readonly value: ExportHeader }
  | { readonly kind: 'entry'; readonly value: ExportEntry }
  | { readonly kind: 'proof'; readonly value: readonly string[] }
  | { readonly kind: 'checkpoint'; readonly value: string }
  | {
      readonly kind: 'consistency';
      readonly value: { readonly from: number; readonly proof: readonly string[] };
    }
  | { readonly kind: 'end'; readonly value: ExportEnd };

const NAMES: { readonly [Kind in ExportLine['kind']]: string } = {
  header: 'fiducia-audit-export',
  entry: 'entry',
  proof: 'proof',
  checkpoint: 'checkpoint',
  consistency: 'consistency',
  end: 'end',
};

/** One line, without its line break. */
export function writeExportLine(line: ExportLine): string {
  return canonicalJson({ [NAMES[line.kind]]: line.value as unknown as JsonValue });
}

/** Null unless it is the canonical text of a line of this format. */
export function readExportLine(text: string): ExportLine | null {
  const json = parse(text);
  if (!isObject(json) || canonicalText(json) !== text) return null;
  const [name, ...more] = Object.keys(json);
  if (name === undefined || more.length > 0) return null;
  const value = json[name];
  const kind = (Object.keys(NAMES) as ExportLine['kind'][]).find((one) => NAMES[one] === name);
  if (kind === undefined || !SHAPES[kind](value)) return null;
  return { kind, value } as unknown as ExportLine;
}

/** Null as well for what is cut, or not UTF-8. */
export function readRawLine(raw: RawLine): ExportLine | null {
  if (!raw.ended) return null;
  try {
    return readExportLine(textOf(raw.bytes));
  } catch {
    return null;
  }
}

const SHAPES: { readonly [Kind in ExportLine['kind']]: (value: unknown) => boolean } = {
  header: (value) => isObject(value) && isHeader(value),
  entry: (value) => isObject(value) && isEntry(value),
  proof: isTexts,
  checkpoint: (value) => typeof value === 'string',
  consistency: (value) =>
    isObject(value) &&
    hasOnly(value, ['from', 'proof']) &&
    isPlace(value['from']) &&
    isTexts(value['proof']),
  end: (value) =>
    isObject(value) &&
    hasOnly(value, ['lines', 'chain']) &&
    isPlace(value['lines']) &&
    typeof value['chain'] === 'string',
};

const HEADER_NAMES = [
  'v',
  'kind',
  'tenant',
  'origin',
  'treeSize',
  'from',
  'to',
  'account',
  'exportedAt',
];

function isHeader(value: JsonObject): boolean {
  const { kind, account, v, treeSize, from, to } = value;
  const texts = [value['tenant'], value['origin'], value['exportedAt']];
  return (
    hasOnly(value, HEADER_NAMES) &&
    ['FULL', 'RANGE', 'SELECTION'].includes(String(kind)) &&
    [v, treeSize, from, to].every(isPlace) &&
    texts.every((text) => typeof text === 'string') &&
    (account === null || typeof account === 'string')
  );
}

function isEntry(value: JsonObject): boolean {
  const opened = value['private'];
  return (
    hasOnly(value, ['index', 'hash', 'leaf', 'private']) &&
    isPlace(value['index']) &&
    typeof value['hash'] === 'string' &&
    isObject(value['leaf']) &&
    (opened === undefined || (isObject(opened) && isPrivate(opened)))
  );
}

function isPrivate(value: JsonObject): boolean {
  return (
    hasOnly(value, ['before', 'after', 'reason']) &&
    Object.values(value).every(
      (part) =>
        isObject(part) &&
        hasOnly(part, ['content', 'salt']) &&
        typeof part['content'] === 'string' &&
        typeof part['salt'] === 'string',
    )
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Deep nesting and broken surrogates cannot be written back: such a line is none of ours. */
function canonicalText(value: JsonObject): string | null {
  try {
    return canonicalJson(value);
  } catch {
    return null;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlace(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function hasOnly(value: JsonObject, names: readonly string[]): boolean {
  return Object.keys(value).every((name) => names.includes(name));
}
