/** The portal's own document fits the schema that the gateway serves. */
import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { overviewDocument } from './overview-document.js';

it('asks for nothing that the schema does not have', () => {
  const schema = buildSchema(
    readFileSync(new URL('../../../api/schema.graphql', import.meta.url), 'utf8'),
  );
  expect(validate(schema, parse(overviewDocument.source))).toEqual([]);
});
