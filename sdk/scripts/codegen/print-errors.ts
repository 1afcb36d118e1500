/** Prints one error class per code of the registry, with the fields of its typed failure. */
import { getNamedType, isScalarType } from 'graphql';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';

import { failureTypes, ownFields } from './failure-fragment.ts';
import type { ErrorCode } from './load-inputs.ts';
import { printDescription, printScalar, printScalarImport } from './print-type-reference.ts';
import { printEnumImport } from './print-vocabulary.ts';

/** Classes of src/errors: a code of the registry that made the same name would hide them. */
const OWN_CLASSES = new Set([
  'AbortedError',
  'ConfigurationError',
  'FiduciaError',
  'NetworkError',
  'ProtocolError',
  'TimedOutError',
]);

export function printErrors(schema: GraphQLSchema, codes: readonly ErrorCode[]): string {
  const failures = new Map(failureTypes(schema).map((type) => [type.name, type]));
  const body = [
    printCodes(codes),
    ...codes.map((code) => printErrorClass(schema, code, failures.get(className(code.code)))),
    printRegistry(codes),
  ].join('\n');
  return [
    `import { FiduciaError } from '../errors/fiducia-error.js';`,
    `import type { ErrorDetail } from '../errors/fiducia-error.js';`,
    printEnumImport(schema, body).trimEnd(),
    printScalarImport(body),
    body,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** ORDER_DENIED → OrderDeniedError; a code that already ends in ERROR is not doubled. */
export function className(code: string): string {
  const words = code.replace(/_ERROR$/, '').split('_');
  const name = `${words.map((word) => word[0] + word.slice(1).toLowerCase()).join('')}Error`;
  if (OWN_CLASSES.has(name)) throw new Error(`${code} would hide ${name} of src/errors.`);
  return name;
}

function printCodes(codes: readonly ErrorCode[]): string {
  const lines = codes.map(
    ({ code, http, retryable }) => `  ${code}: { http: ${http}, retryable: ${retryable} },`,
  );
  return [
    `/** Every code the API answers with, its HTTP status, and whether asking again can help. */`,
    `export const ERROR_CODES = {`,
    ...lines,
    `} as const;`,
    `export type ErrorCode = keyof typeof ERROR_CODES;\n`,
  ].join('\n');
}

function printErrorClass(
  schema: GraphQLSchema,
  { code, sentence }: ErrorCode,
  failure: GraphQLObjectType | undefined,
): string {
  const names = failure === undefined ? [] : ownFields(schema, failure);
  const fields = failure === undefined ? [] : names.map((name) => printProperty(failure, name));
  const reads = names.map((name) => `    this.${name} = detail.fields.${name} as this['${name}'];`);
  const body =
    names.length === 0
      ? [`  override readonly code = '${code}';`]
      : [
          `  override readonly code = '${code}';`,
          ...fields,
          ``,
          `  constructor(detail: ErrorDetail) {`,
          `    super(detail);`,
          ...reads,
          `  }`,
        ];
  return `${printDescription(sentence)}export class ${className(code)} extends FiduciaError {\n${body.join('\n')}\n}\n`;
}

/** Undefined when the failure came as a request-level error, which has no such fields. */
function printProperty(failure: GraphQLObjectType, name: string): string {
  const field = failure.getFields()[name];
  if (field === undefined) throw new Error(`${failure.name} has no field ${name}.`);
  const named = getNamedType(field.type);
  const printed = isScalarType(named) ? printScalar(named.name) : named.name;
  return `${printDescription(field.description, '  ')}  readonly ${name}: ${printed} | null | undefined;`;
}

function printRegistry(codes: readonly ErrorCode[]): string {
  const lines = codes.map(({ code }) => `  ${code}: ${className(code)},`);
  return [
    `/** The class of each code. */`,
    `export const ERROR_CLASSES = {`,
    ...lines,
    `} as const satisfies Record<ErrorCode, new (detail: ErrorDetail) => FiduciaError>;\n`,
    `/** Any error that the API answers with: \`switch (error.code)\` knows the fields of each. */`,
    `export type ApiError = InstanceType<(typeof ERROR_CLASSES)[ErrorCode]>;\n`,
  ].join('\n');
}
