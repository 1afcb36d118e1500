/** Reads what the client is generated from: the schema, the error registry, our operations. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { buildSchema, parse } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';

export interface ErrorCode {
  readonly code: string;
  readonly http: number;
  readonly sentence: string;
  readonly retryable: boolean;
}

export interface GeneratorInputs {
  readonly schema: GraphQLSchema;
  readonly operations: DocumentNode;
  readonly errorCodes: readonly ErrorCode[];
}

export interface InputPaths {
  readonly schema: string;
  readonly errorCodes: string;
  readonly operations: string;
}

export function loadInputs(paths: InputPaths): GeneratorInputs {
  return {
    schema: buildSchema(readFileSync(paths.schema, 'utf8')),
    operations: parse(readOperations(paths.operations)),
    errorCodes: readErrorCodes(paths.errorCodes),
  };
}

function readOperations(folder: string): string {
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return files
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

/** Sorted by code, so that the order of the registry never moves generated lines. */
function readErrorCodes(path: string): readonly ErrorCode[] {
  const codes = JSON.parse(readFileSync(path, 'utf8')) as readonly ErrorCode[];
  for (const entry of codes) {
    if (!/^[A-Z][A-Z0-9_]*$/.test(entry.code)) {
      throw new Error(`"${entry.code}" in ${path} is not an error code (UPPER_SNAKE_CASE).`);
    }
  }
  return codes.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
