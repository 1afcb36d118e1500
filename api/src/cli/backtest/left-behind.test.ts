/** Work that a strategy of a user's own leaves behind, and that fails when its bar is over. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { runCli } from '../testing/run-cli.js';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fiducia-left-behind-'));
  vi.stubEnv('FIDUCIA_HOME', join(folder, 'home'));
  const rows = ['2020-01-02,10,12,9,11,5', '2020-01-03,11,12,9,11,5'];
  writeFileSync(join(folder, 'bars.csv'), ['date,open,high,low,close,volume', ...rows].join('\n'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function runWith(work: string, ...options: readonly string[]) {
  const strategy = join(folder, 'late.ts');
  writeFileSync(
    strategy,
    `import { defineStrategy } from '@fiducia/engine/strategy';
     export const late = defineStrategy({
       name: 'late', version: '1.0.0', title: 'Late', description: 'Fails later.', parameters: {},
       create() { return { onBar() { ${work}; } }; },
     });`,
  );
  const bars = ['--bars', join(folder, 'bars.csv')];
  return runCli('backtest', ...bars, '--strategy', strategy, '--json', ...options);
}

it.each([
  ['a promise', "void Promise.reject(new Error('too late'))"],
  ['work', "setTimeout(() => { throw new Error('too late'); }, 0)"],
])('is told in one sentence where it is %s, beside one document', async (what, work) => {
  const { out, err, code } = await runWith(work);
  expect(code).toBe(1);
  expect(err).toBe(`The strategy left ${what} behind that failed: too late\n`);
  expect(JSON.parse(out)).toHaveProperty('journalHash');
});

it('is ended where it never ends by itself, beside one document', async () => {
  const { out, err, code } = await runWith('setInterval(() => undefined, 5)', '--timeout', '5');
  expect(code).toBe(1);
  expect(err).toContain('made no progress for 5 s');
  expect(JSON.parse(out)).toHaveProperty('journalHash');
});
