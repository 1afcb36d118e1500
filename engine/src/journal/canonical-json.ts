/** RFC 8785 text of plain data, written for entries by the million: no sorting where keys are sorted. */
import { assertThat } from '../domain/assert.js';

/**
 * ECMAScript's own JSON text differs from the canonical one only in the order of keys and in values
 * that JSON cannot carry. Data that has neither is written by the engine in one go.
 */
export function canonicalJson(value: unknown): string {
  return isInOrder(value) ? JSON.stringify(value) : slowText(value);
}

function isInOrder(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed();
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
      return true;
    case 'object':
      if (value === null) return true;
      return Array.isArray(value)
        ? areInOrder(value)
        : hasKeysInOrder(value as Record<string, unknown>);
    default:
      return false;
  }
}

function areInOrder(values: readonly unknown[]): boolean {
  for (let i = 0; i < values.length; i += 1) if (!isInOrder(values[i])) return false;
  return true;
}

/** Plain objects only: whatever has a prototype of its own might write itself in its own way. */
function hasKeysInOrder(value: Record<string, unknown>): boolean {
  if (Object.getPrototypeOf(value) !== Object.prototype || 'toJSON' in value) return false;
  let before = '';
  for (const key in value) {
    if (key < before || !key.isWellFormed() || !isInOrder(value[key])) return false;
    before = key;
  }
  return true;
}

function slowText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      assertThat(Number.isFinite(value), 'canonical JSON has no NaN and no infinity');
      return Object.is(value, -0) ? '0' : String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? arrayText(value) : objectText(value as Record<string, unknown>);
    default:
      assertThat(false, `canonical JSON has no ${typeof value}`);
  }
}

function quote(text: string): string {
  assertThat(text.isWellFormed(), 'canonical JSON has no lone surrogates');
  return JSON.stringify(text);
}

function arrayText(values: readonly unknown[]): string {
  let text = '[';
  for (let i = 0; i < values.length; i += 1) {
    text += i === 0 ? slowText(values[i]) : `,${slowText(values[i])}`;
  }
  return `${text}]`;
}

/** Keys in the order of their UTF-16 units, which is what `<` and `sort` compare. */
function objectText(value: Record<string, unknown>): string {
  const keys = Object.keys(value);
  for (let i = 1; i < keys.length; i += 1) {
    if ((keys[i] as string) < (keys[i - 1] as string)) {
      keys.sort();
      break;
    }
  }
  let text = '{';
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] as string;
    const item = value[key];
    if (item === undefined) continue;
    if (text !== '{') text += ',';
    text += `${quote(key)}:${slowText(item)}`;
  }
  return `${text}}`;
}
