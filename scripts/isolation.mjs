/**
 * `npm run isolation`: proves on a real PostgreSQL and the real gateway that tenants cannot meet.
 *
 * The proof is the tests themselves, run thoroughly; they hand over what they counted. With --json
 * stdout holds one document and nothing besides; --quick keeps the counts small.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { composeReport, renderReport } from './lib/isolation-report.mjs';
import { prepare } from './lib/prepare.mjs';
import { bundledNode, nodeModules, root, say } from './lib/root.mjs';

/** In this order of weight: what takes long begins first. */
const TESTS = [
  'api/test/isolation',
  'tenants/src/database',
  'tenants/src/directory',
  'tenants/src/access/permission-mutants.test.ts',
];

const known = ['--json', '--quick'];
const unknown = process.argv.slice(2).filter((argument) => !known.includes(argument));
if (unknown.length > 0) {
  say(`There is no ${unknown[0]}. Usage: npm run isolation -- [--json] [--quick]`);
  process.exit(2);
}
const json = process.argv.includes('--json');
const effort = process.argv.includes('--quick') ? 'QUICK' : 'FULL';

await prepare();
const folder = mkdtempSync(join(tmpdir(), 'fiducia-isolation-'));
const file = join(folder, 'figures.json');
try {
  const code = await runTests(file);
  const report = composeReport(JSON.parse(readFileSync(file, 'utf8')), effort);
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : renderReport(report));
  process.exitCode = report.ok && code === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Progress goes to stderr. @param {string} figures @returns {Promise<number>} */
function runTests(figures) {
  const reporter = join(root, 'scripts', 'lib', 'isolation-reporter.mjs');
  const args = [join(nodeModules, 'vitest', 'vitest.mjs'), 'run', ...TESTS];
  const child = spawn(bundledNode, [...args, `--reporter=${reporter}`, '--no-file-parallelism'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      FIDUCIA_ISOLATION: effort,
      FIDUCIA_ISOLATION_FIGURES: figures,
      PATH: `${join(nodeModules, '.bin')}${delimiter}${process.env.PATH ?? ''}`,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('exit', (code) => done(code ?? 1));
  });
}
