/** Where the generator reads and writes, relative to this file and not to the working directory. */
import { fileURLToPath } from 'node:url';

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

export const DEFAULT_INPUTS = {
  schema: here('../../../api/schema.graphql'),
  errorCodes: here('../../../api/generated/error-codes.json'),
  operations: here('../../operations'),
} as const;

export const GENERATED_FOLDER = here('../../src/generated');

export const REFERENCE_FILE = here('../../REFERENCE.md');
