/** A running system operated from the command line, on bars of the user's own. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { DemoFile } from '../../src/demo/demo-file.js';
import { runFiducia } from './support/run-command.js';
import { startSystem, temporaryBase, type RunningChild } from './support/running-system.js';

/** A start with initdb on a machine that does much else at the same time. */
const START_MS = 240_000;
/** A dozen commands, each a process of its own. */
const TEST_MS = 120_000;

interface Released {
  readonly approval: { readonly id: string };
}

interface Listed {
  readonly id: string;
}

describe('operating a running system', { timeout: TEST_MS }, () => {
  const { base, home, remove } = temporaryBase();
  const bars = join(base, 'acme.csv');
  let system: RunningChild;
  let accounts: { id: string; name: string; client: { name: string } }[];

  beforeAll(async () => {
    writeFileSync(bars, ownBars());
    // History is passed over to the last days; then one bar a second follows.
    system = await startSystem(home, ['--bars', bars, '--tick', '0.01', '--from', '2021-01-15']);
    accounts = (await json(['accounts'])) as typeof accounts;
  }, START_MS);
  afterAll(async () => {
    expect(await system.stop()).toBe(0);
    await remove();
  });

  const run = (args: readonly string[], env: Record<string, string> = {}) =>
    runFiducia(args, { env: { FIDUCIA_HOME: home, ...env } });

  /** What a script gets: the parsed stdout of a command that must succeed silently. */
  async function json(args: readonly string[]): Promise<unknown> {
    const { code, stdout, stderr } = await run([...args, '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout);
  }

  /** As the first person of the role: a key asks and never decides. */
  function approve(role: string, asked: readonly Released[]): readonly string[] {
    const demo = JSON.parse(readFileSync(join(home, 'demo.json'), 'utf8')) as DemoFile;
    const email = demo.partners[0]?.users.find((user) => user.role === role)?.email ?? '';
    const requests = asked.map(({ approval }) => approval.id);
    return ['approvals', 'approve', ...requests, '--reason', 'Checked', '--as', email];
  }

  const first = () => accounts[0]?.id ?? '';
  const second = () => accounts[1]?.id ?? '';
  const buy = (quantity: string, ...more: string[]) => [
    'orders',
    'place',
    first(),
    '--symbol',
    'ACME',
    '--side',
    'buy',
    '--quantity',
    quantity,
    ...more,
  ];

  it('lists one partner’s accounts, for people and for scripts', async () => {
    expect(accounts).toHaveLength(4);
    const { stdout } = await run(['accounts']);
    expect(stdout.split('\n')[0]).toMatch(/^ACCOUNT +NAME +CLIENT +STATUS +EQUITY/);
    for (const { id, name } of accounts) expect(stdout).toMatch(new RegExp(`${id} +${name}`));
    const others = (await json(['accounts', '--partner', 'northwind'])) as typeof accounts;
    expect(others.map(({ id }) => id)).not.toContain(first());
  });

  it('shows one account with the instrument of the user’s own file', async () => {
    expect(await json(['accounts', 'show', first()])).toMatchObject({
      id: first(),
      instruments: [{ symbol: 'ACME', tickSize: '0.01' }],
    });
    expect((await run(['accounts', 'show', first()])).stdout).toContain('Journal');
  });

  it('gives a mandate that a backtest takes as its limits', async () => {
    const { stdout } = await run(['accounts', 'mandate', first()]);
    const limits = join(base, 'limits.json');
    writeFileSync(limits, stdout);
    const backtest = await run([
      ...['backtest', '--bars', bars, '--strategy', 'sma-cross', '--limits', limits, '--json'],
    ]);
    expect(backtest.code).toBe(0);
  });

  it('tells the head of an account’s journal', async () => {
    expect(await json(['accounts', 'journal', first()])).toEqual({
      accountId: first(),
      seq: expect.any(Number),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('places, lists and cancels an order, and repeats none with the same key', async () => {
    const place = buy('1', '--type', 'limit', '--limit-price', '1', '--idempotency-key', 'once');
    const order = (await json(place)) as { id: string };
    expect(await json(place)).toMatchObject({ id: order.id });
    // Strategies trade on meanwhile: the order need not be the newest one.
    const listed = async () => {
      const orders = (await json(['orders', '--account', first(), '--last', '100'])) as Listed[];
      return orders.filter(({ id }) => id === order.id);
    };
    expect(await listed()).toMatchObject([{ type: 'LIMIT', limitPrice: '1' }]);
    await json(['orders', 'cancel', order.id]);
    await expect.poll(listed).toMatchObject([{ status: 'CANCELED' }]);
  });

  it('exits 1 with the check’s figures when an order is denied', async () => {
    const { code, stdout, stderr } = await run([...buy('1000000'), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'ORDER_DENIED' } });
    expect(stderr.trimEnd()).toMatch(/\(ORDER_DENIED, request [^)]+\)$/);
  });

  it.each([
    ['a quantity that is no number', () => buy('1x'), 'INVALID_ARGUMENT'],
    ['an id of another kind', () => ['accounts', 'show', 'ord_1'], 'INVALID_ARGUMENT'],
  ])('exits 2 for %s', async (_, args, code) => {
    const result = await run(args());
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(code);
  });

  it('exits 1 for an account that is not there', async () => {
    const { code, stderr } = await run(['accounts', 'show', `acc_${'0'.repeat(32)}`]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('NOT_FOUND') });
  });

  it('halts an account, and releases it by another key and a person', async () => {
    expect(await json(['halt', 'account', second()])).toMatchObject([{ status: 'HALTED' }]);
    const asked = (await json(['release', 'account', second()])) as Released[];
    expect(asked).toMatchObject([{ status: 'HALTED', approval: { status: 'PENDING' } }]);
    const granted = await json(approve('TENANT_OWNER', asked));
    expect(granted).toMatchObject({ status: 'APPROVED' });
    expect(await json(['accounts', 'show', second()])).toMatchObject({ status: 'ACTIVE' });
  });

  it('halts and releases all accounts of the own tenant and of no other', async () => {
    const wrong = await run(['halt', 'tenant', 'northwind']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('This key belongs to tenant meridian');
    expect(await json(['halt', 'tenant', 'meridian'])).toHaveLength(4);
    const asked = (await json(['release', 'tenant', 'meridian'])) as Released[];
    expect(asked).toHaveLength(4);
    const granted = await json(approve('COMPLIANCE_OFFICER', asked));
    expect(granted).toHaveLength(4);
    expect((await run(['release', 'tenant', 'meridian'])).stdout).toBe(
      'No account had to be released.\n',
    );
  });

  it('changes an account’s limits by one person who asks and another who grants', async () => {
    const person = (role: string) => approve(role, []).at(-1) ?? '';
    const set = ['limits', first(), '--set', 'maxDrawdownPct=8', '--as', person('RISK_OFFICER')];
    const asked = await run([...set, '--json']);
    expect(asked.stderr).toContain('waits for a second person');
    const { approval } = JSON.parse(asked.stdout) as Released;
    const listed = [
      'approvals',
      'list',
      '--status',
      'PENDING',
      '--as',
      person('PORTFOLIO_MANAGER'),
    ];
    expect(await json(listed)).toEqual([]);
    const granted = approve('TENANT_OWNER', [{ approval }]).map((arg) =>
      arg.replace('owner1@', 'owner2@'),
    );
    expect(await json(granted)).toMatchObject({ status: 'APPROVED' });
    expect(await json(['limits', first()])).toMatchObject({
      limits: { maxDrawdownPct: '8' },
      opening: { maxDrawdownPct: expect.not.stringMatching(/^8$/) as string },
      changes: [{ limits: { maxDrawdownPct: '8' } }],
    });
  });

  it('lets one person give several commands in a row, though a code opens once', async () => {
    const as = ['--as', 'pm2@meridian.example'];
    const owner = ['--as', approve('TENANT_OWNER', []).at(-1) ?? ''];
    const login = ['login', '--email', owner[1] ?? '', '--demo-totp'];
    type Made = { apiKey: { id: string } };
    for (let again = 0; again < 3; again += 1) expect(await json(['approvals', ...as])).toEqual([]);
    const made = (await json([
      'keys',
      'create',
      '--name',
      'Row',
      '--scope',
      'READ',
      ...owner,
    ])) as Made;
    const next = (await json(['keys', 'rotate', made.apiKey.id, ...owner])) as Made;
    const revoke = ['keys', 'revoke', next.apiKey.id, '--reason', 'Done', ...owner];
    expect(await json(revoke)).toMatchObject({ status: 'REVOKED' });
    const { mode } = statSync(join(home, 'demo-sessions.json'));
    expect(mode & 0o077).toBe(0);
    // The session is shared with `login`: where `logout` ends it, another one begins.
    expect((await run([...login, '--json'])).code).toBe(0);
    expect((await run(['logout'])).code).toBe(0);
    expect((await run(['keys', 'list', ...owner])).code).toBe(0);
  });

  it('finds nothing wrong with itself', async () => {
    const report = (await json(['doctor'])) as { ok: boolean; checks: Record<string, unknown>[] };
    expect(report.ok).toBe(true);
    for (const name of [
      'embedded-postgres',
      'instance',
      'gateway',
      'database',
      'ledger',
      'audit',
    ]) {
      expect(report.checks).toContainEqual(expect.objectContaining({ name, status: 'ok' }));
    }
  });

  it('takes the address and the key from the environment, and no demo key for another address', async () => {
    const other = { FIDUCIA_URL: 'http://127.0.0.1:1' };
    expect((await run(['accounts'], other)).stderr).toContain('There is no API key');
    const key = `fdk_test_aaaaaaaa_${'a'.repeat(43)}_aaaaaa`;
    const refused = await run(['accounts'], {
      FIDUCIA_URL: system.ready.url,
      FIDUCIA_API_KEY: key,
    });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('UNAUTHENTICATED');
  });

  it('refuses to replay other bars on the same money', async () => {
    expect(await system.stop()).toBe(0);
    const { code, stderr } = await run(['start', '--port', '0']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^This database replays other bars .*--bars/);
    system = await startSystem(home, ['--bars', bars, '--tick', '0.01']);
  });
});

/** Days that rise and fall: enough after the fast-forward for ten minutes of test. */
function ownBars(): string {
  const rows = ['date,open,high,low,close,volume'];
  for (let day = 0; day < 1000; day += 1) {
    const at = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
    const price = 100 + 10 * Math.sin(day / 15);
    const [open, close] = [price.toFixed(2), (price + 0.3).toFixed(2)];
    rows.push(`${at},${open},${(price + 1).toFixed(2)},${(price - 1).toFixed(2)},${close},1000`);
  }
  return `${rows.join('\n')}\n`;
}
