/** Writes sdk/src/generated: `node scripts/generate.ts [schema.graphql] [error-codes.json]`. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { generateFiles } from './codegen/generate-files.ts';
import { loadInputs } from './codegen/load-inputs.ts';
import { DEFAULT_INPUTS, GENERATED_FOLDER } from './codegen/paths.ts';

const [schema = DEFAULT_INPUTS.schema, errorCodes = DEFAULT_INPUTS.errorCodes] =
  process.argv.slice(2);
const files = generateFiles(loadInputs({ ...DEFAULT_INPUTS, schema, errorCodes }));

mkdirSync(GENERATED_FOLDER, { recursive: true });
for (const stale of readdirSync(GENERATED_FOLDER).filter((name) => !files.has(name))) {
  rmSync(join(GENERATED_FOLDER, stale));
}
for (const [name, text] of files) writeFileSync(join(GENERATED_FOLDER, name), text);
console.log(`Wrote ${files.size} files to ${GENERATED_FOLDER}.`);
