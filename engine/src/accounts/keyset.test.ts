/** Sorted pages: cursors carry their order, and no text of a caller becomes SQL. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Conditions, idColumn, keysetOf, textColumn, timeColumn } from './keyset.js';
import { encodeCursor } from './page.js';

const COLUMNS = { AT: timeColumn('t.at'), NAME: textColumn('t.name', 20), ID: idColumn('t.id') };
const ID = '0199d2c4-8a00-7000-8000-000000000001';
type Field = keyof typeof COLUMNS;

function read(field: Field, direction: 'ASC' | 'DESC', after: string | null) {
  const where = new Conditions('t.tenant_id = $1', ['tenant']);
  return { keyset: keysetOf(COLUMNS, { field, direction }, { id: 't.id', after, where }), where };
}

function cursor(field: Field, direction: 'ASC' | 'DESC', key: string): string {
  const parts = read(field, direction, null).keyset?.cursorOf({ id: ID, key });
  return encodeCursor(parts ?? []);
}

describe('a sorted page', () => {
  it.each([
    ['AT', 'DESC', '<'],
    ['AT', 'ASC', '>'],
  ] as const)('goes on after its cursor: %s %s', (field, direction, beyond) => {
    const { keyset, where } = read(field, direction, cursor(field, direction, '1700000000123456'));
    expect(keyset?.orderBy).toBe(
      `t.at ${direction.toLowerCase()}, t.id ${direction.toLowerCase()}`,
    );
    expect(where.sql).toContain(`(t.at, t.id) ${beyond} (`);
    expect(where.values).toEqual(['tenant', '1700000000123456', ID]);
  });

  it.each([
    ['another field', cursor('NAME', 'ASC', 'a')],
    ['the other direction', cursor('AT', 'DESC', '1700000000123456')],
    ['a key that is no time', cursor('AT', 'ASC', 'yesterday')],
    ['a key beyond all time', cursor('AT', 'ASC', '9'.repeat(17))],
    ['no cursor at all', "' or 1=1 --"],
    ['nothing', ''],
  ])('refuses a cursor of %s', (_name, after) => {
    expect(read('AT', 'ASC', after).keyset).toBeNull();
  });

  it('takes any name as a key, as a value alone', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 10, unit: 'grapheme' }), (name) => {
        fc.pre(name.isWellFormed() && !name.includes('\0') && [...name].length <= 20);
        const { keyset, where } = read('NAME', 'ASC', cursor('NAME', 'ASC', name));
        expect(keyset).not.toBeNull();
        expect(where.values).toEqual(['tenant', name, ID]);
        expect(where.sql).toBe('t.tenant_id = $1 and (t.name, t.id) > ($2::text, $3::uuid)');
      }),
    );
  });
});

it('leaves out conditions without a value', () => {
  const where = new Conditions('a = $1', [1]);
  where.add((p) => `b = ${p}`, null);
  where.add((p) => `c = ${p}`, undefined);
  where.add((p) => `d = ${p}`, 0);
  expect([where.sql, where.values]).toEqual(['a = $1 and d = $2', [1, 0]]);
});
