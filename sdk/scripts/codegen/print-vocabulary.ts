/** Prints enums as constant lists with union types, and input objects as interfaces. */
import { getNamedType, isEnumType, isInputObjectType, isNonNullType, isScalarType } from 'graphql';
import type {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLNamedType,
  GraphQLSchema,
} from 'graphql';

import {
  printDescription,
  printInputType,
  printScalar,
  printScalarImport,
} from './print-type-reference.ts';

export function printEnums(schema: GraphQLSchema): string {
  return namedTypes(schema).filter(isEnumType).map(printEnum).join('\n');
}

export function printInputs(schema: GraphQLSchema): string {
  const inputs = namedTypes(schema).filter(isInputObjectType);
  const body = inputs.map(printInput).join('\n');
  return `${printEnumImport(schema, body)}${printScalarImport(body)}\n${body}`;
}

/** Type names that the text uses and that are enums of the schema, as an import line. */
export function printEnumImport(schema: GraphQLSchema, body: string): string {
  const used = namedTypes(schema)
    .filter(isEnumType)
    .map((type) => type.name)
    .filter((name) =>
      new RegExp(`\\b${name}\\b(?!')`).test(body.replaceAll(/\/\*\*[^]*?\*\//g, '')),
    );
  return used.length > 0 ? `import type { ${used.join(', ')} } from './enums.js';\n` : '';
}

function printEnum(type: GraphQLEnumType): string {
  const constant = constantName(type.name);
  const values = type.getValues().map((value) => `  '${value.name}',`);
  return [
    `${printDescription(type.description)}export const ${constant} = [`,
    ...values,
    `] as const;`,
    `export type ${type.name} = (typeof ${constant})[number];\n`,
  ].join('\n');
}

function printInput(type: GraphQLInputObjectType): string {
  const fields = Object.values(type.getFields()).map((field) => {
    const named = getNamedType(field.type);
    const printed = isScalarType(named) ? printScalar(named.name) : named.name;
    const optional = isNonNullType(field.type) && field.defaultValue === undefined ? '' : '?';
    const text = printInputType(field.type, printed);
    const admitted = optional === '?' && isNonNullType(field.type) ? `${text} | undefined` : text;
    return `${printDescription(field.description, '  ')}  readonly ${field.name}${optional}: ${admitted};`;
  });
  return `${printDescription(type.description)}export interface ${type.name} {\n${fields.join('\n')}\n}\n`;
}

function namedTypes(schema: GraphQLSchema): readonly GraphQLNamedType[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** OrderStatus → ORDER_STATUS_VALUES. */
function constantName(typeName: string): string {
  return `${upperSnake(typeName)}_VALUES`;
}

export function upperSnake(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
}
