/**
 * `npm run schema:check`: nothing that a partner's program uses disappears without notice.
 *
 * Compares api/schema.graphql with the schema of the last release. A breaking change passes when
 * the released schema had it deprecated with a date that has come, or when
 * api/schema-gate/exceptions.json names it with its reason. `--release` makes today's schema the
 * baseline, and empties the exceptions.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildSchema } from 'graphql';

import { checkSchema } from '../api/src/schema-gate/check-schema.ts';
import { root, say } from './lib/root.mjs';

const path = (name) => join(root, 'api', name);
const read = (name) => readFileSync(path(name), 'utf8');
const EXCEPTIONS = 'schema-gate/exceptions.json';

if (process.argv.includes('--release')) {
  copyFileSync(path('schema.graphql'), path('schema-gate/baseline.graphql'));
  writeFileSync(path(EXCEPTIONS), '[]\n');
  say('The schema of today is the baseline now.');
} else {
  const report = checkSchema({
    released: buildSchema(read('schema-gate/baseline.graphql')),
    current: buildSchema(read('schema.graphql')),
    exceptions: JSON.parse(read(EXCEPTIONS)),
    today: new Date().toISOString().slice(0, 10),
  });
  for (const { change, reason } of report.excepted) say(`excepted  ${change}: ${reason}`);
  for (const line of report.removed) say(`removed   ${line} (was deprecated, its date has come)`);
  for (const problem of report.problems) say(`PROBLEM   ${problem}`);
  const { length } = report.problems;
  say(`Schema: ${length === 0 ? 'nothing breaks' : `${length} problems`}.`);
  if (length > 0) process.exitCode = 1;
}
