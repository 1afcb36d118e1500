/** What a change changed: the parts of two JSON values side by side, by their paths. */
import type { JsonValue } from '@fiducia/sdk';
import { isRecord } from '../format/json.js';

export interface Difference {
  /** `limits.maxDrawdownPct`; empty for a value that is no object. */
  readonly path: string;
  /** Null: it was not there. */
  readonly before: string | null;
  readonly after: string | null;
  readonly changed: boolean;
}

/** Objects are followed, lists and plain values are compared whole; in the order of their paths. */
export function differencesOf(before: JsonValue, after: JsonValue): readonly Difference[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].toSorted().map((path) => {
    const [was, is] = [old.get(path) ?? null, now.get(path) ?? null];
    return { path, before: was, after: is, changed: was !== is };
  });
}

function partsOf(value: JsonValue, path = ''): ReadonlyMap<string, string> {
  if (value === null && path === '') return new Map();
  if (!isRecord(value) || Object.keys(value).length === 0) {
    return new Map([[path, typeof value === 'string' ? value : JSON.stringify(value)]]);
  }
  const parts = Object.entries(value).flatMap(([name, part]) => [
    ...partsOf(part as JsonValue, path === '' ? name : `${path}.${name}`),
  ]);
  return new Map(parts);
}
