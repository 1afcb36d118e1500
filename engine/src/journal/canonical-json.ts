/** RFC 8785 text of plain data, written for entries by the million: no sorting where keys are sorted. */
import { assertThat } from '../domain/assert.js';

/** Printable ASCII without quote and backslash: such a string is its own JSON. */
const PLAIN = /^[ !#-[\]-~]*$/;

export function canonicalJson(value: unknown): string {
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
  if (PLAIN.test(text)) return `"${text}"`;
  assertThat(text.isWellFormed(), 'canonical JSON has no lone surrogates');
  return JSON.stringify(text);
}

function arrayText(values: readonly unknown[]): string {
  let text = '[';
  for (let i = 0; i < values.length; i += 1) {
    text += i === 0 ? canonicalJson(values[i]) : `,${canonicalJson(values[i])}`;
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
    text += `${quote(key)}:${canonicalJson(item)}`;
  }
  return `${text}}`;
}
