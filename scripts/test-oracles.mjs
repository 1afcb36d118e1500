/** `npm run test:oracles`: every test that compares with results which others computed or published. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { prepare } from './lib/prepare.mjs';
import { bundledNode, nodeModules, root, say } from './lib/root.mjs';
import { runChild } from './lib/run-child.mjs';

/** A test takes its oracles through these, and through nothing else. */
const TAKES_ORACLES = /testing\/(oracles|skender-[a-z-]+)\.js'/;

const sources = join(root, 'engine', 'src');
const tests = readdirSync(sources, { recursive: true })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join(sources, name))
  .filter((path) => TAKES_ORACLES.test(readFileSync(path, 'utf8')))
  .map((path) => relative(root, path));

const folder = process.env.FIDUCIA_ORACLES ?? join(root, '..', 'shared', 'data');
await prepare();
if (existsSync(folder)) say(`Comparing with ${folder}: ${tests.length} files of tests.`);
else say(`There is no ${folder}: nothing to compare with. FIDUCIA_ORACLES names another folder.`);
runChild(
  bundledNode,
  [join(nodeModules, 'vitest', 'vitest.mjs'), 'run', ...tests, ...process.argv.slice(2)],
  { cwd: root },
);
