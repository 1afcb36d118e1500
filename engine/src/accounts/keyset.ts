/**
 * Sorted pages by key: the order comes from a table of allowed columns, the cursor carries it.
 *
 * No text of the caller ever becomes SQL: a sort names an entry of the table, a cursor gives values
 * for parameters, and a cursor of another order is refused.
 */
import { decodeCursor, UUID_PART } from './page.js';

export const SORT_DIRECTIONS = ['ASC', 'DESC'] as const;
export type SortDirection = (typeof SORT_DIRECTIONS)[number];

export interface SortBy<Field extends string> {
  readonly field: Field;
  readonly direction: SortDirection;
}

/** One order that a list can have; an index exists for each. */
export interface SortColumn {
  /** What is compared; never null. */
  readonly column: string;
  /** How the value of a row is written into a cursor, to its last digit. */
  readonly asText: string;
  /** A cursor's text, given as parameter, as a value of the column again. */
  readonly fromText: (parameter: string) => string;
  /** What such a text looks like. */
  readonly pattern: RegExp;
}

/** In microseconds since 1970, which a JavaScript date would round. */
export function timeColumn(column: string): SortColumn {
  return {
    column,
    asText: `(extract(epoch from ${column}) * 1000000)::bigint::text`,
    fromText: (parameter) => `(timestamptz 'epoch' + ${parameter}::bigint * interval '1 us')`,
    pattern: /^\d{1,16}$/,
  };
}

/** For lists whose ids are made in the order of time. */
export function idColumn(column: string): SortColumn {
  return {
    column,
    asText: `${column}::text`,
    fromText: (parameter) => `${parameter}::uuid`,
    pattern: UUID_PART,
  };
}

export function textColumn(column: string, maxLength: number): SortColumn {
  const pattern = new RegExp(`^[^\\u0000]{1,${maxLength}}$`, 'su');
  return { column, asText: column, fromText: (parameter) => `${parameter}::text`, pattern };
}

/** Conditions and their parameters, only those that are asked for: so that indexes can serve. */
export class Conditions {
  readonly values: unknown[];
  readonly #texts: string[];

  constructor(text: string, values: readonly unknown[]) {
    this.#texts = [text];
    this.values = [...values];
  }

  /** Left out when the value is. */
  add(condition: (parameter: string) => string, value: unknown): void {
    if (value === null || value === undefined) return;
    this.#texts.push(condition(this.parameter(value)));
  }

  also(condition: string): void {
    this.#texts.push(condition);
  }

  parameter(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  get sql(): string {
    return this.#texts.join(' and ');
  }
}

export interface Keyset {
  /** Column of the select list: the row's own key. */
  readonly select: string;
  readonly orderBy: string;
  /** Of a row that was read with `select`. */
  readonly cursorOf: (row: { readonly id: string; readonly key: string }) => readonly string[];
}

/** Adds the condition of `after`; null when that is no cursor of this list in this order. */
export function keysetOf<Field extends string>(
  columns: Readonly<Record<Field, SortColumn>>,
  sort: SortBy<Field>,
  page: { readonly id: string; readonly after: string | null; readonly where: Conditions },
): Keyset | null {
  const sorted = columns[sort.field];
  const descending = sort.direction === 'DESC';
  const name = `${sort.field}.${sort.direction}`;
  if (page.after !== null) {
    const named = new RegExp(`^${name.replace('.', '\\.')}$`);
    const parts = decodeCursor(page.after, [named, /^[\w-]+$/, UUID_PART]);
    const text = Buffer.from(parts?.[1] ?? '', 'base64url').toString('utf8');
    if (parts === null || !sorted.pattern.test(text)) return null;
    const key = sorted.fromText(page.where.parameter(text));
    const id = `${page.where.parameter(parts[2])}::uuid`;
    const beyond = descending ? '<' : '>';
    page.where.also(`(${sorted.column}, ${page.id}) ${beyond} (${key}, ${id})`);
  }
  const direction = descending ? 'desc' : 'asc';
  return {
    select: `${sorted.asText} as key`,
    orderBy: `${sorted.column} ${direction}, ${page.id} ${direction}`,
    // A name may hold the character that parts a cursor.
    cursorOf: ({ key, id }) => [name, Buffer.from(key).toString('base64url'), id],
  };
}
