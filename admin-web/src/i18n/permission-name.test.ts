/** Every permission of the schema has a name, and no two the same. */
import { readFileSync } from 'node:fs';
import { GraphQLEnumType, buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import { createI18n } from './i18n-context.js';
import { permissionName } from './permission-name.js';

const schema = buildSchema(
  readFileSync(new URL('../../../api/schema.graphql', import.meta.url), 'utf8'),
);

it('names all permissions, each differently', () => {
  const type = schema.getType('Permission');
  const codes = type instanceof GraphQLEnumType ? type.getValues().map(({ name }) => name) : [];
  const names = codes.map((code) => permissionName(code, createI18n('en')));
  expect(codes.length).toBeGreaterThan(20);
  expect(names.filter((name, index) => name === codes[index])).toEqual([]);
  expect(new Set(names).size).toBe(codes.length);
});

it('shows the code of one that it does not know', () => {
  expect(permissionName('MARS_LAND', createI18n('en'))).toBe('MARS_LAND');
});
