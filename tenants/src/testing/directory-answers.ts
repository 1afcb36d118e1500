/**
 * What every directory function answers, called as the application with every value that it could
 * be looking for. Functions are found in the catalogue, so one that comes later is called as well.
 */

import type pg from 'pg';

import { DIRECTORY_ACCESS } from '../database/catalogue-exceptions.js';
import { quote } from './synthetic-rows.js';

interface DirectoryCall {
  readonly name: string;
  readonly types: readonly string[];
}

/** Signature and values → the rows that came back. */
export type DirectoryAnswers = ReadonlyMap<string, readonly Record<string, unknown>[]>;

const MAX_CALLS_OF_ONE = 400;
const OWNER = 'a probe';
/** In milliseconds: after everything that synthetic rows have done, before what is to come. */
const BETWEEN_PAST_AND_FUTURE = Date.UTC(2050, 0, 1);

/** `app` is a connection of the application role; `superuser` sees what can be asked for. */
export async function directoryAnswers(
  app: pg.ClientBase,
  superuser: pg.ClientBase,
): Promise<DirectoryAnswers> {
  const values = await valuesByType(superuser);
  const answers = new Map<string, readonly Record<string, unknown>[]>();
  for (const call of await listCalls(superuser)) {
    const combinations = combine(call.types.map((type) => values.get(type) ?? []));
    for (const args of combinations.slice(0, MAX_CALLS_OF_ONE)) {
      const key = `${call.name}(${args.map(String).join(', ')})`;
      answers.set(key, await answerOf(app, call, args));
    }
  }
  return answers;
}

/** Each call is undone. What acts on an owner's leases is given some first. */
async function answerOf(
  app: pg.ClientBase,
  { name, types }: DirectoryCall,
  args: readonly unknown[],
): Promise<readonly Record<string, unknown>[]> {
  const places = types.map((type, index) => `$${index + 1}::${type}`).join(', ');
  await app.query('BEGIN');
  try {
    if (args[0] === OWNER) await takeEverything(app);
    const { rows } = await app.query<Record<string, unknown>>({
      text: `SELECT * FROM ${name}(${places})`,
      values: [...args],
    });
    return rows.map(({ epoch: _epoch, ...row }) => row).toSorted(byText);
  } catch (error) {
    return [{ error: error instanceof Error ? error.message : '' }];
  } finally {
    await app.query('ROLLBACK');
  }
}

/** Most functions promise no order. */
function byText(one: object, other: object): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

async function takeEverything(app: pg.ClientBase): Promise<void> {
  await app.query('SELECT directory.lease_accounts($1, 1, 60000)', [OWNER]);
  await app.query('SELECT directory.lease_research($1, 1, 60000, 1)', [OWNER]);
}

async function listCalls(superuser: pg.ClientBase): Promise<readonly DirectoryCall[]> {
  const { rows } = await superuser.query<DirectoryCall>(
    `SELECT quote_ident(n.nspname) || '.' || quote_ident(p.proname) AS name, ARRAY(
       SELECT format_type(t, NULL) FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS a (t, place)
       ORDER BY place) AS types
     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname = 'directory' ORDER BY 1`,
  );
  return rows;
}

/** All that the directory role may read, by type: the values that somebody could look up. */
async function valuesByType(
  superuser: pg.ClientBase,
): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const values = new Map<string, unknown[]>([
    ['integer', [1_000]],
    ['bigint', [1_000, BETWEEN_PAST_AND_FUTURE]],
    ['text', [OWNER]],
  ]);
  for (const { table, select } of DIRECTORY_ACCESS) {
    for (const column of select) {
      const sql = `SELECT DISTINCT ${quote(column)} AS value,
          format_type(a.atttypid, NULL) AS type
        FROM ${quote(table)}, pg_attribute a
        WHERE a.attrelid = $1::regclass AND a.attname = $2 AND ${quote(column)} IS NOT NULL
        ORDER BY 1`;
      const { rows } = await superuser.query<{ value: unknown; type: string }>(sql, [
        table,
        column,
      ]);
      for (const { value, type } of rows) {
        if (['integer', 'bigint'].includes(type)) continue;
        values.set(type, [...(values.get(type) ?? []), value]);
      }
    }
  }
  return values;
}

function combine(choices: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  return choices.reduce<readonly (readonly unknown[])[]>(
    (lists, next) => lists.flatMap((list) => next.map((value) => [...list, value])),
    [[]],
  );
}
