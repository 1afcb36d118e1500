/** The `fiducia` command as scripts see it: exit codes, one sentence, nothing else on stdout. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { COMMANDS } from '../../src/cli/command-table.js';
import { runFiducia } from './support/run-command.js';

describe('command line', () => {
  let base: string;
  let env: Record<string, string>;

  beforeAll(() => {
    base = mkdtempSync(join(tmpdir(), 'fiducia-command-'));
    env = { FIDUCIA_HOME: join(base, '.fiducia') };
  });
  afterAll(() => rmSync(base, { recursive: true }));

  it('lists every command in its help', async () => {
    const { code, stdout, stderr } = await runFiducia(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { name, summary } of COMMANDS) {
      expect(stdout).toContain(name);
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain(summary);
    }
  });

  it.each(COMMANDS.map(({ name }) => name))('shows the options of %s', async (name) => {
    const { code, stdout } = await runFiducia([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: fiducia ${name}`);
  });

  it('prints the version', async () => {
    expect((await runFiducia(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('shows its help on stderr and exits 2 when it is called with nothing', async () => {
    const { code, stdout, stderr } = await runFiducia([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: fiducia');
  });

  it('shows the commands of a group on stderr when it is called without one', async () => {
    const { code, stdout, stderr } = await runFiducia(['bench']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: fiducia bench');
  });

  it.each<[string, string[], RegExp]>([
    ['an unknown command', ['strat'], /^Unknown command 'strat' \(Did you mean start\?\)\./],
    ['an unknown option', ['start', '--prot', '1'], /^Unknown option '--prot' .*--port/],
    ['an option without its value', ['start', '--port'], /'--port <n>' argument missing/],
    ['an unknown command of a group', ['bench', 'all'], /^Unknown command 'all'/],
    ['a wrong value', ['start', '--port', '99999'], /^Option --port takes a port number/],
    ['a wrong choice', ['halt', 'planet', 'x'], /Allowed choices are account, tenant/],
    ['a missing argument', ['halt', 'account'], /^Missing required argument 'id'/],
    ['one argument too many', ['doctor', 'now'], /^Too many arguments/],
    ['a wrong side', orderOn('hold'), /argument 'hold' is invalid.*BUY, SELL/],
    ['no running system', ['accounts'], /^No system is known: start one with npm start/],
    ['no API key', ['accounts', '--url', 'http://localhost:1'], /^There is no API key/],
  ])('answers %s with one sentence and exit code 2', async (_, args, sentence) => {
    const { code, stdout, stderr } = await runFiducia(args, { env });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['an unknown variable', { FIDUCIA_PROT: '1' }, /^Unknown environment variable FIDUCIA_PROT/],
    ['a wrong variable', { FIDUCIA_PORT: 'x' }, /^Environment variable FIDUCIA_PORT takes/],
    ['a wrong address', { DATABASE_URL: 'mysql://h' }, /^Environment variable DATABASE_URL takes/],
  ])('answers %s with one sentence and exit code 2', async (_, extra, sentence) => {
    const { code, stderr } = await runFiducia(['start'], { env: { ...env, ...extra } });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  });

  it('says in one sentence when nobody answers at an address', async () => {
    const key = 'fdk_test_abcdefgh_' + 'a'.repeat(43) + '_abcdef';
    const args = ['accounts', '--url', 'http://127.0.0.1:1', '--api-key', key];
    const { code, stdout, stderr } = await runFiducia([...args, '--json'], { env });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'NETWORK', retryable: true } });
    expect(stderr).toContain('(NETWORK)');
    expect(stderr + stdout).not.toContain(key);
  });

  it('examines an installation that was never started and changes nothing', async () => {
    const { code, stdout, stderr } = await runFiducia(['doctor', '--json'], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = JSON.parse(stdout);
    expect(report.ok).toBe(true);
    expect(report.checks).toContainEqual(
      expect.objectContaining({ name: 'home', status: 'absent' }),
    );
  });

  it('colours nothing off a terminal', async () => {
    const { stdout } = await runFiducia(['doctor'], { env });
    expect(stdout).not.toContain('\u001b');
  });
});

function orderOn(side: string): string[] {
  return ['orders', 'place', 'acc_1', '--symbol', 'X', '--side', side, '--quantity', '1'];
}
