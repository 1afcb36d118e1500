/** `fiducia lookahead` as a script calls it: honest and peeking strategies, documents, exit codes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runCli } from '../testing/run-cli.js';
import type { Ran } from '../testing/run-cli.js';

let folder = '';
const file = (name: string): string => join(folder, name);

const strategyText = (name: string, parts: { inputs: string; rule: string }): string => `
import { defineStrategy } from '@fiducia/engine/strategy';
export const mine = defineStrategy({
  name: '${name}', version: '1.0.0', title: 'Mine', description: 'For a test.', parameters: {},
  inputs: { ${parts.inputs} },
  create: () => ({ onBar(bar, desk, inputs) { ${parts.rule} } }),
});
`;
const RULE = 'if (inputs.x > bar.close) desk.buy({ units: 1 }); else desk.close();';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fiducia-lookahead-'));
  const write = (name: string, text: string): void => writeFileSync(file(name), text);
  write(
    'peek.ts',
    strategyText('peek', {
      inputs: 'x: (bars) => bars.close.map((_, i) => bars.close[i + 1] ?? NaN)',
      rule: RULE,
    }),
  );
  write(
    'honest.ts',
    strategyText('honest', {
      inputs: 'x: (bars) => bars.close.map((_, i) => bars.close[i - 1] ?? NaN)',
      rule: RULE,
    }),
  );
  write(
    'breaks.ts',
    strategyText('breaks', {
      inputs: 'x: (bars) => bars.close',
      rule: "if (bar.at > 0 && desk.position === 0) throw new Error('no luck');",
    }),
  );
  write('short.ts', strategyText('short', { inputs: 'x: () => [1, 2]', rule: RULE }));
});
afterAll(() => rmSync(folder, { recursive: true }));

const lookahead = (...args: readonly string[]): Promise<Ran> => runCli('lookahead', ...args);

describe('fiducia lookahead', () => {
  it('passes an honest strategy and says what it compared', async () => {
    const ran = await lookahead('--strategy', file('honest.ts'));
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.out).toMatch(/^No look-ahead: 500 bars, \d+ decisions/);
  });

  it('names the input and the bar that peeked, and ends with 1', async () => {
    const ran = await lookahead('--strategy', file('peek.ts'), '--json');
    expect(ran.code).toBe(1);
    const report = JSON.parse(ran.out) as { ok: boolean; peeks: { input: string; bar: number }[] };
    expect(report.ok).toBe(false);
    expect(report.peeks[0]).toMatchObject({ kind: 'INPUT', input: 'x', bar: 0 });
  });

  it('says where in its file a strategy broke', async () => {
    const ran = await lookahead('--strategy', file('breaks.ts'), '--json');
    expect(ran.code).toBe(1);
    const { error } = JSON.parse(ran.out) as { error: { code: string; message: string } };
    expect(error.code).toBe('STRATEGY_FAILED');
    expect(error.message).toMatch(/breaks\.ts.*, bar 0 \(closed .*\): .*no luck/);
  });

  it.each([
    [['--strategy', 'short.ts'], 1, 'must give one number for each of the 500 bars, not 2'],
    [['--strategy', 'absent.ts'], 2, 'There is no strategy file'],
    [['--strategy', 'sma-cross', '--max-bars', '3'], 2, 'from 10 to 20000'],
    [['--strategy', 'sma-cross', '--params', '{"fast":0}'], 2, 'fast must be a whole number'],
    [['--strategy', 'sma-cross', '--params', 'null'], 2, '--params takes a JSON object'],
  ])('answers %j with %i and a sentence', async (args, code, sentence) => {
    const own = args.map((item) => (item.endsWith('.ts') ? file(item) : item));
    const ran = await lookahead(...own);
    expect(ran).toMatchObject({ code });
    expect(ran.err).toContain(sentence);
  });
});
