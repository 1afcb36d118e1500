/** Writes sdk/src/generated and sdk/REFERENCE.md: `node scripts/generate.ts [schema.graphql] [error-codes.json]`. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { generateFiles } from './codegen/generate-files.ts';
import { loadInputs } from './codegen/load-inputs.ts';
import { DEFAULT_INPUTS, GENERATED_FOLDER, REFERENCE_FILE } from './codegen/paths.ts';
import { printReference } from './reference/print-reference.ts';
import { readSurface } from './reference/read-surface.ts';

const [schema = DEFAULT_INPUTS.schema, errorCodes = DEFAULT_INPUTS.errorCodes] =
  process.argv.slice(2);
const inputs = loadInputs({ ...DEFAULT_INPUTS, schema, errorCodes });
const files = generateFiles(inputs);

mkdirSync(GENERATED_FOLDER, { recursive: true });
for (const stale of readdirSync(GENERATED_FOLDER).filter((name) => !files.has(name))) {
  rmSync(join(GENERATED_FOLDER, stale));
}
for (const [name, text] of files) writeFileSync(join(GENERATED_FOLDER, name), text);
writeFileSync(REFERENCE_FILE, printReference(readSurface(), inputs.errorCodes));
console.log(`Wrote ${files.size} files to ${GENERATED_FOLDER}, and the reference.`);
