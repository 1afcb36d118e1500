/** `fiducia lookahead` in a process of its own: what a strategy reads beside its bars is named. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { runFiducia } from './support/run-command.js';

const READS = `
import { readdirSync } from 'node:fs';
import facts from './facts.json' with { type: 'json' };
import { defineStrategy } from '@fiducia/engine/strategy';
export const reads = defineStrategy({
  name: 'reads', version: '1.0.0', title: 'Reads', description: 'For a test.', parameters: {},
  create: () => ({
    onBar(bar, desk) { if (readdirSync('.').length > facts.files) desk.buy({ units: 1 }); },
  }),
});
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fiducia-lookahead-'));
  writeFileSync(join(folder, 'reads.ts'), READS);
  writeFileSync(join(folder, 'facts.json'), '{"files":0}');
});
afterAll(() => rmSync(folder, { recursive: true }));

it('files and data that the strategy’s own modules read are named with the bar', async () => {
  const args = ['lookahead', '--strategy', join(folder, 'reads.ts'), '--json'];
  const { code, stdout } = await runFiducia(args);
  const report = JSON.parse(stdout) as { ok: boolean; outside: readonly object[] };
  expect({ code, ok: report.ok }).toEqual({ code: 1, ok: false });
  expect(report.outside).toContainEqual(
    expect.objectContaining({ input: 'import of ./facts.json', bar: null }),
  );
  expect(report.outside).toContainEqual(
    expect.objectContaining({ input: 'node:fs readdirSync(".")', bar: 0 }),
  );
});
