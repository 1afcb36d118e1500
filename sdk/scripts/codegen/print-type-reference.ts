/** Prints the TypeScript of a GraphQL type: scalars, lists, nulls, and doc comments. */
import { isListType, isNonNullType } from 'graphql';
import type { GraphQLType } from 'graphql';

/** Decimals and ids stay text: a float would lose cents, and an id is opaque. */
const SCALARS: Readonly<Record<string, string>> = {
  ID: 'Id',
  String: 'string',
  Boolean: 'boolean',
  Int: 'number',
  Float: 'number',
  DateTime: 'DateTime',
  Decimal: 'Decimal',
  JSON: 'JsonValue',
  NumberColumn: 'NumberColumn',
};

/** `named` prints the innermost type; everything around it (lists, nulls) is printed here. */
export function printOutputType(type: GraphQLType, named: string): string {
  if (isNonNullType(type))
    return printNonNull(type.ofType, (inner) => printOutputType(inner, named), named);
  return `${printNonNull(type, (inner) => printOutputType(inner, named), named)} | null`;
}

/** As in output, but a value that may be null may also be left out. */
export function printInputType(type: GraphQLType, named: string): string {
  if (isNonNullType(type))
    return printNonNull(type.ofType, (inner) => printInputType(inner, named), named);
  return `${printNonNull(type, (inner) => printInputType(inner, named), named)} | null | undefined`;
}

function printNonNull(
  type: GraphQLType,
  printInner: (inner: GraphQLType) => string,
  named: string,
): string {
  if (!isListType(type)) return named;
  const inner = printInner(type.ofType);
  return inner.includes(' ') ? `readonly (${inner})[]` : `readonly ${inner}[]`;
}

export function printScalar(name: string): string {
  const printed = SCALARS[name];
  if (printed === undefined)
    throw new Error(`Say in SCALARS what scalar ${name} is in TypeScript.`);
  return printed;
}

export function printDescription(text: string | null | undefined, indent = ''): string {
  if (text === null || text === undefined || text.trim() === '') return '';
  const lines = text.trim().replaceAll('*/', '*\u200b/').split('\n');
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return [
    `${indent}/**`,
    ...lines.map((line) => `${indent} * ${line}`.trimEnd()),
    `${indent} */\n`,
  ].join('\n');
}

/** The names of a generated file that come from `scalars.ts`, as its import line. */
export function printScalarImport(body: string): string {
  const used = ['DateTime', 'Decimal', 'Id', 'JsonValue', 'NumberColumn'].filter((name) =>
    new RegExp(`\\b${name}\\b`).test(body),
  );
  return used.length > 0 ? `import type { ${used.join(', ')} } from '../scalars.js';\n` : '';
}
