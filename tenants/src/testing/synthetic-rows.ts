/**
 * Rows of any tenant table with something in every column, written from the catalogue: a table that
 * a later migration brings is filled, and so probed, without anybody remembering.
 */
/* eslint-disable no-restricted-syntax -- statements about tables: their names come from the catalogue, quoted */
import pg from 'pg';

import { newId } from '../ids.js';

export interface SyntheticRow {
  readonly tenantId: string;
  /** Stands in every text of the row that may be any text. */
  readonly canary: string;
  /** Leaves empty what may be empty, with stamps in the past; otherwise all full and to come. */
  readonly sparse?: boolean;
  /** The account of the row in every table, so that look-ups over several of them meet. */
  readonly accountId?: string;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  /** The first of the values that a check lists, as of a status. */
  readonly listed: string | null;
}

/** Every table with a `tenant_id`, in the order of their names. */
export async function tenantTables(client: pg.ClientBase): Promise<readonly string[]> {
  const found = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  return found.rows.map((row) => row.name);
}

/**
 * Needs a superuser: triggers and foreign keys are out of the way for this one row, and checks are
 * put back without looking at it. How many columns carry the canary is returned.
 */
export async function insertSyntheticRow(
  superuser: pg.ClientBase,
  table: string,
  row: SyntheticRow,
): Promise<number> {
  const checks = await superuser.query<{ name: string; definition: string }>(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE conrelid = $1::regclass AND contype = 'c'`,
    [table],
  );
  const columns = await columnsOf(superuser, table);
  await superuser.query("SET session_replication_role = 'replica'");
  for (const { name } of checks.rows) {
    await superuser.query(`ALTER TABLE ${quote(table)} DROP CONSTRAINT ${quote(name)}`);
  }
  const [insert, values] = insertion(table, columns, row);
  await superuser.query(`${insert} ON CONFLICT DO NOTHING`, values);
  for (const { name, definition } of checks.rows) {
    const added = `ADD CONSTRAINT ${quote(name)} ${definition.replace(/ NOT VALID$/, '')} NOT VALID`;
    await superuser.query(`ALTER TABLE ${quote(table)} ${added}`);
  }
  await superuser.query("SET session_replication_role = 'origin'");
  return columns.filter(({ type, listed }) => CARRIES_TEXT.test(type) && listed === null).length;
}

/** The statement and its values; also how an application would try to file a row. */
export function insertion(
  table: string,
  columns: readonly Column[],
  row: SyntheticRow,
): [string, unknown[]] {
  const names = columns.map(({ name }) => quote(name)).join(', ');
  const places = columns.map((_column, index) => `$${index + 1}`).join(', ');
  const values = columns.map((column) => {
    if (column.name === 'tenant_id') return row.tenantId;
    if (column.name === 'account_id' && row.accountId !== undefined) return row.accountId;
    if (row.sparse === true && column.nullable) return null;
    return column.listed ?? someValue(column.type, `${row.canary} ${table}.${column.name}`, row);
  });
  return [`INSERT INTO ${quote(table)} (${names}) VALUES (${places})`, values];
}

export async function columnsOf(client: pg.ClientBase, table: string): Promise<readonly Column[]> {
  const columns = await client.query<Column>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type, NOT attnotnull AS nullable, (
       SELECT (regexp_match(pg_get_constraintdef(k.oid), 'ARRAY\\[''([^'']+)''::text'))[1]
       FROM pg_constraint k
       WHERE k.conrelid = a.attrelid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum]
         AND format_type(a.atttypid, NULL) = 'text' ORDER BY 1 LIMIT 1) AS listed
     FROM pg_attribute a
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
       AND attidentity <> 'a' ORDER BY attnum`,
    [table],
  );
  return columns.rows;
}

export function quote(name: string): string {
  return pg.escapeIdentifier(name);
}

const CARRIES_TEXT = /^(text|text\[\]|jsonb|character varying.*)$/;
let counter = 1_000;

function someValue(type: string, text: string, { sparse }: SyntheticRow): unknown {
  counter += 1;
  switch (type) {
    case 'text':
      return `${text} ${counter}`;
    case 'text[]':
      return [`${text} ${counter}`];
    case 'jsonb':
      return JSON.stringify({ canary: `${text} ${counter}` });
    case 'uuid':
      return newId();
    case 'bigint':
    case 'integer':
    case 'numeric':
    case 'double precision':
      return counter;
    case 'smallint':
      return 1;
    case 'timestamp with time zone':
      return new Date(Date.UTC(sparse === true ? 2001 : 2100, 0, 1) + counter * 1000);
    case 'date':
      return '2001-01-01';
    case 'bytea':
      return Buffer.from(String(counter));
    case 'boolean':
      return true;
    case 'inet':
      return '192.0.2.1';
    default:
      if (type.endsWith('[]')) return '{}';
      throw new Error(`Teach synthetic-rows.ts a value of type ${type}`);
  }
}
