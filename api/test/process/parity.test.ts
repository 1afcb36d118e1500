/** A paper account of a server that was killed has the journal of a backtest over the same files. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { runFiducia } from './support/run-command.js';
import { startSystem, temporaryBase, type RunningChild } from './support/running-system.js';

interface Account {
  readonly id: string;
  readonly startingCash: string;
  readonly run: number;
  readonly marketTime: string;
  readonly journal: { readonly seq: number; readonly hash: string };
  readonly deployments: readonly {
    readonly strategy: { readonly name: string };
    readonly parameters: object;
  }[];
}

const KILLS = 3;
/** Between two kills the account writes at least one and at most so many entries more. */
const ENTRIES_UNTIL_KILL = 300;
const PATIENCE_MS = 60_000;

const { base, home, remove } = temporaryBase();
const bars = join(base, 'prices.csv');
const actions = join(base, 'actions.csv');
const limits = join(base, 'limits.json');
let system: RunningChild | undefined;

afterAll(async () => {
  system?.child.kill('SIGKILL');
  await remove();
});

it('equals the backtest after three kills of the whole server', { timeout: 360_000 }, async () => {
  writeSplitPrices();
  const market = ['--bars', bars, '--corporate-actions', actions];
  const start = async (...args: string[]) =>
    (system = await startSystem(home, [...market, ...args]));
  for (let kill = 0; kill < KILLS; kill += 1) {
    const running = await start('--speed', '120');
    const [account] = await singleStrategyAccounts();
    const seq = (account?.journal.seq ?? 0) + Math.ceil(Math.random() * ENTRIES_UNTIL_KILL);
    await expect
      .poll(() => journalSeq(account?.id ?? ''), { timeout: PATIENCE_MS })
      .toBeGreaterThan(seq);
    const gone = new Promise((done) => running.child.once('exit', done));
    running.child.kill('SIGKILL');
    await gone;
  }
  // What the last kill cut short is finished; after that the next bar is minutes away.
  await start('--speed', '0.01');
  const accounts = await singleStrategyAccounts();
  expect(accounts.length).toBeGreaterThan(1);
  for (const { id } of accounts) {
    const compared = { timeout: PATIENCE_MS, interval: 500 };
    await expect.poll(() => compareWithBacktest(id), compared).toBe('equal');
  }
});

/**
 * The S&P 500 as if it were a share: three for two every July, two for three every January, and a
 * dividend every month, so that each kill is near one of them.
 */
function writeSplitPrices(): void {
  const file = new URL('../data/sp500-2000.csv', import.meta.resolve('vega-datasets'));
  const [header = '', ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  const happened = ['date,type,value'];
  let lastMonth = rows[0]?.slice(0, 7) ?? '';
  const traded = rows.map((row) => {
    const [date = '', open, high, low, close, ...others] = row.split(',');
    const month = date.slice(0, 7);
    const isSecondHalf = Number(month.slice(5)) > 6;
    if (month !== lastMonth) {
      happened.push(`${date},dividend,0.25`);
      if (month.endsWith('-07')) happened.push(`${date},split,3:2`);
      if (month.endsWith('-01')) happened.push(`${date},split,2:3`);
      lastMonth = month;
    }
    const prices = [open, high, low, close].map((text) =>
      ((Number(text) * (isSecondHalf ? 2 : 3)) / 3).toFixed(2),
    );
    return [date, ...prices, ...others].join(',');
  });
  writeFileSync(bars, [header, ...traded].join('\n'));
  writeFileSync(actions, happened.join('\n'));
}

async function json(args: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await runFiducia([...args, '--json'], {
    env: { FIDUCIA_HOME: home },
  });
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

async function singleStrategyAccounts(): Promise<Account[]> {
  const listed = (await json(['accounts'])) as { id: string }[];
  const shown = await Promise.all(listed.map(({ id }) => json(['accounts', 'show', id])));
  return (shown as Account[]).filter(({ deployments }) => deployments.length === 1);
}

async function journalSeq(id: string): Promise<number> {
  return ((await json(['accounts', 'journal', id])) as { seq: number }).seq;
}

/** An account that has not finished its step yet is not equal; it soon will be. */
async function compareWithBacktest(id: string): Promise<string> {
  const account = (await json(['accounts', 'show', id])) as Account;
  if (account.run !== 1 || account.journal.seq <= KILLS) return 'not in its first run';
  const hash = await backtestHash(account);
  return hash === account.journal.hash ? 'equal' : `${hash} at ${account.marketTime}`;
}

async function backtestHash(account: Account): Promise<string> {
  writeFileSync(limits, JSON.stringify(await json(['accounts', 'mandate', account.id])));
  const [deployment] = account.deployments;
  const result = await json([
    ...[
      'backtest',
      '--bars',
      bars,
      '--corporate-actions',
      actions,
      '--fill-model',
      'conservative',
      '--limits',
      limits,
    ],
    ...['--strategy', deployment?.strategy.name ?? ''],
    ...['--params', JSON.stringify(deployment?.parameters)],
    ...['--cash', account.startingCash, '--to', account.marketTime.slice(0, 10)],
  ]);
  return (result as { journalHash: string }).journalHash;
}
