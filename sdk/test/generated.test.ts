/** The generated code is what the generator makes of today's schema, and leaves nothing out. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { isObjectType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { describe, expect, it } from 'vitest';

import { className } from '../scripts/codegen/print-errors.ts';
import { generateFiles } from '../scripts/codegen/generate-files.ts';
import { loadInputs } from '../scripts/codegen/load-inputs.ts';
import { DEFAULT_INPUTS, GENERATED_FOLDER, REFERENCE_FILE } from '../scripts/codegen/paths.ts';
import { printReference } from '../scripts/reference/print-reference.ts';
import { readSurface } from '../scripts/reference/read-surface.ts';

const inputs = loadInputs(DEFAULT_INPUTS);
const files = generateFiles(inputs);

describe('src/generated', () => {
  it('is exactly what `npm run generate -w sdk` writes', () => {
    expect(readdirSync(GENERATED_FOLDER).toSorted()).toEqual([...files.keys()].toSorted());
    for (const [name, text] of files) {
      expect(readFileSync(join(GENERATED_FOLDER, name), 'utf8'), name).toBe(text);
    }
  });

  it('has a reference beside it that is what the sources say', { timeout: 60_000 }, () => {
    const reference = printReference(readSurface(), inputs.errorCodes);
    expect(readFileSync(REFERENCE_FILE, 'utf8')).toBe(reference);
  });

  it('has a class for every error code', () => {
    const errors = files.get('errors.ts') ?? '';
    for (const { code } of inputs.errorCodes) {
      expect(errors).toContain(`export class ${className(code)} extends FiduciaError`);
      expect(errors).toContain(`${code}: ${className(code)},`);
    }
  });
});

/** For GraphQL clients that keep a cache of their own; ours reads each thing by its own call. */
const OF_OTHER_CLIENTS = ['Query.node', 'Query.nodes'];

describe('the operations', () => {
  const selected = selectedFields();

  it.each(['Query', 'Mutation', 'Subscription'])('use every field of %s', (name) => {
    expect(unselected(name)).toEqual([]);
  });

  it('read every field of every type, but for lists that have a call of their own', () => {
    const types = Object.values(inputs.schema.getTypeMap()).filter(
      (type) =>
        isObjectType(type) &&
        !type.name.startsWith('__') &&
        // `nodes` and `pageInfo` of a connection say all that `edges` says.
        !/(Connection|Edge)$/.test(type.name),
    );
    expect(types.flatMap(({ name }) => unselected(name))).toEqual([]);
  });

  function unselected(typeName: string): readonly string[] {
    const type = inputs.schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`${typeName} is not an object type.`);
    const isFailure = type.getInterfaces().some(({ name }) => name === 'Failure');
    if (isFailure) return [];
    return Object.keys(type.getFields())
      .map((field) => `${typeName}.${field}`)
      .filter((field) => !selected.has(field) && !OF_OTHER_CLIENTS.includes(field));
  }

  it('pass on every argument', () => {
    const types = Object.values(inputs.schema.getTypeMap()).filter(isObjectType);
    const fields = types.flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({
        ...field,
        path: `${type.name}.${field.name}`,
      })),
    );
    const unused = fields
      .filter(({ path }) => selected.has(path) && !path.startsWith('__'))
      .flatMap(({ path, args }) => args.map(({ name }) => `${path}(${name})`))
      .filter((argument) => !selected.has(argument));
    expect(unused).toEqual([]);
  });
});

function selectedFields(): ReadonlySet<string> {
  const selected = new Set<string>();
  const types = new TypeInfo(inputs.schema);
  const walk = {
    [Kind.FIELD]: () => {
      selected.add(`${types.getParentType()?.name}.${types.getFieldDef()?.name}`);
    },
    [Kind.ARGUMENT]: () => {
      const path = `${types.getParentType()?.name}.${types.getFieldDef()?.name}`;
      selected.add(`${path}(${types.getArgument()?.name})`);
    },
  };
  visit(inputs.operations, visitWithTypeInfo(types, walk));
  return selected;
}
