/** With `--json` every failure of every command is one document on stdout, whatever went wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { COMMANDS } from './command-table.js';
import { runCli } from './testing/run-cli.js';

const KEY = 'fdk_test_abcdefgh_' + 'a'.repeat(43) + '_abcdef';
const PEM =
  '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n-----END PUBLIC KEY-----\n';

function cash(strategy: string, params = '{}'): readonly string[] {
  return ['--strategy', strategy, '--params', params, '--cash', '10000'];
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fiducia-json-'));
  vi.stubEnv('FIDUCIA_HOME', join(folder, 'home'));
  writeFileSync(join(folder, 'torn.csv'), 'date,open,high,low,close\n2020-01-01,1,2,0.5,x\n');
  writeFileSync(join(folder, 'few.csv'), 'date,open,high,low,close\n2020-01-01,1,2,0.5,1\n');
  writeFileSync(join(folder, 'text.json'), 'no json');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

interface Leaf {
  readonly path: readonly string[];
  /** Something for each argument that must be there. */
  readonly arguments: readonly string[];
}

function leavesOf(command: Command, path: readonly string[]): readonly Leaf[] {
  const here = [...path, command.name()];
  const given = command.registeredArguments.filter(({ required }) => required);
  // Commander runs a group's own action when none of its commands is named.
  const own = { path: here, arguments: given.map(({ argChoices }) => argChoices?.[0] ?? 'x') };
  return [own, ...command.commands.flatMap((one) => leavesOf(one, here))];
}

const leaves: readonly Leaf[] = await Promise.all(
  COMMANDS.map(async ({ load }) => {
    const program = new Command();
    (await load())(program);
    return program.commands.flatMap((command) => leavesOf(command, []));
  }),
).then((all) => [...new Map(all.flat().map((leaf) => [leaf.path.join(' '), leaf])).values()]);
const named = leaves.map((leaf) => [leaf.path.join(' '), leaf] as const);

/** One document and nothing else; of a failure it says what, with a code. */
function documentOf({ out }: { readonly out: string }): unknown {
  return JSON.parse(out) as unknown;
}

const FAILURE = {
  error: { code: expect.stringMatching(/^[A-Z][A-Z_]+$/), message: expect.stringMatching(/\w/) },
};

describe('a failure with --json', () => {
  it('is looked for in every command', () => {
    expect(leaves.length).toBeGreaterThan(50);
    expect(new Set(leaves.map(({ path }) => path[0]))).toEqual(
      new Set(COMMANDS.map(({ name }) => name)),
    );
  });

  it.each(named)('of %s, called with an option that it has not, is a document', async (_, leaf) => {
    const ran = await runCli(...leaf.path, ...leaf.arguments, '--json', '--no-such-option');
    expect(ran.code).toBe(2);
    expect(documentOf(ran)).toEqual(FAILURE);
    expect(documentOf(ran)).toMatchObject({ error: { code: 'WRONG_CALL' } });
  });

  /** These would begin to work: a start, and minutes of measuring. */
  const works = new Set(['start', 'bench']);

  it.each(named.filter(([, { path }]) => !works.has(path[0] ?? '')))(
    'of %s, called with its arguments alone where nothing runs, is a document',
    async (_, leaf) => {
      const ran = await runCli(...leaf.path, ...leaf.arguments, '--json');
      if (ran.code === 0) expect(documentOf(ran)).toBeTypeOf('object');
      else expect(documentOf(ran)).toEqual({ error: expect.objectContaining(FAILURE.error) });
    },
  );

  it.each<readonly [string, number, string, readonly string[]]>([
    ['an unknown command', 2, 'WRONG_CALL', ['strat']],
    ['a group without a command', 2, 'WRONG_CALL', ['data']],
    ['a file that is not there', 2, 'WRONG_CALL', ['data', 'check', '--bars', '@none.csv']],
    ['a torn row', 1, 'BARS_', ['data', 'check', '--bars', '@torn.csv']],
    ['a torn row', 1, 'BARS_', ['data', 'resample', '--bars', '@torn.csv', '--to', '1w']],
    ['no such series', 2, 'WRONG_CALL', ['metrics', '--equity', '@none.csv', '--periods', '252']],
    ['no JSON', 2, 'WRONG_CALL', ['indicators', '--bars', '@few.csv', '--spec', '@text.json']],
    ['an unknown strategy', 2, 'WRONG_CALL', ['backtest', '--bars', '@few.csv', ...cash('none')]],
    [
      'wrong parameters',
      2,
      'WRONG_CALL',
      ['backtest', '--bars', '@few.csv', ...cash('sma-cross', '{"fast":-1}')],
    ],
    ['no such run', 2, 'WRONG_CALL', ['backtest', '--rerun', 'bt_0']],
    ['no such export', 2, 'WRONG_CALL', ['audit', 'verify', '@none', '--key', '@none']],
    ['no key', 2, 'WRONG_CALL', ['accounts', '--url', 'http://127.0.0.1:1']],
    ['no address', 2, 'WRONG_CALL', ['accounts', '--url', 'here']],
    ['another kind of address', 2, 'WRONG_CALL', ['accounts', '--url', 'ftp://127.0.0.1/']],
    ['nobody there', 1, 'NETWORK', ['accounts', '--url', 'http://127.0.0.1:1', '--api-key', KEY]],
    ['no installation', 1, 'FAILED', ['research', 'limits', 'alder']],
  ])('of %s ends with %d and %s', async (_, code, prefix, args) => {
    const ran = await runCli(...args.map((arg) => arg.replace(/^@/, `${folder}/`)), '--json');
    expect(ran.code).toBe(code);
    const document = documentOf(ran) as { error: { code: string; message: string } };
    expect(document.error.code.startsWith(prefix), document.error.code).toBe(true);
    expect(ran.err).toContain(document.error.message.split('\n')[0]);
  });

  it('of a wrong variable of the environment is a document as well', async () => {
    vi.stubEnv('FIDUCIA_PORT', 'x');
    const ran = await runCli('accounts', '--json');
    vi.stubEnv('FIDUCIA_PORT', '');
    expect(ran.code).toBe(2);
    expect(documentOf(ran)).toMatchObject({ error: { code: 'CONFIG_INVALID' } });
  });

  it('adds nothing to a document that says itself that all is not well', async () => {
    writeFileSync(join(folder, 'export.jsonl'), 'no export\n');
    writeFileSync(join(folder, 'key.pem'), PEM);
    const files = [join(folder, 'export.jsonl'), '--key', join(folder, 'key.pem')];
    const ran = await runCli('audit', 'verify', ...files, '--json');
    expect(ran.code).toBe(1);
    expect(documentOf(ran)).toMatchObject({ ok: false });
  });

  it('without it leaves stdout empty', async () => {
    const ran = await runCli('backtest', '--rerun', 'bt_0');
    expect([ran.code, ran.out]).toEqual([2, '']);
  });
});
