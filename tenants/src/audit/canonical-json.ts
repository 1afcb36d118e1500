/** RFC 8785: one text for one JSON value, so that it can be hashed and compared. */
import canonicalize from 'canonicalize';

export type JsonValue = string | number | boolean | null | JsonArray | JsonObject;
export type JsonArray = readonly JsonValue[];
export type JsonObject = { readonly [name: string]: JsonValue };

/** Throws on what JSON cannot carry exactly: bigint, NaN, infinities, undefined, lone surrogates. */
export function canonicalJson(value: JsonValue): string {
  assertJson(value);
  const text = canonicalize(value);
  if (text === undefined) throw new Error('This value has no JSON text');
  return text;
}

function assertJson(value: unknown): void {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new Error('JSON text must be well-formed Unicode');
      return;
    case 'number':
      if (!Number.isFinite(value)) throw new Error(`JSON cannot carry ${String(value)}`);
      return;
    case 'boolean':
      return;
    case 'object':
      if (value !== null) for (const [key, part] of Object.entries(value)) assertPart(key, part);
      return;
    default:
      throw new Error(`JSON cannot carry a ${typeof value}`);
  }
}

function assertPart(key: string, part: unknown): void {
  assertJson(key);
  assertJson(part);
}
