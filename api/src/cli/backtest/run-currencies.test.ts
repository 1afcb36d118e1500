/** `fiducia backtest` over files of several currencies, as scripts call it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomWalkBars } from '@fiducia/engine/simulation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runCli } from '../testing/run-cli.js';

let folder = '';
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fiducia-currencies-'));
  write('SIE.csv', 300, 3, 1, 100);
  write('EURUSD.csv', 600, 4, 0.011, 0);
  write('USDJPY.csv', 300, 5, 1.5, 0);
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, count: number, seed: number, by: number, from: number): void {
  const { label, open, high, low, close } = randomWalkBars(from + count, seed);
  const rows = Array.from(label, (at, i) =>
    [
      new Date(at).toISOString(),
      ...[open, high, low, close].map((prices) => ((prices[i] as number) * by).toFixed(4)),
      1000,
    ].join(','),
  ).slice(from);
  writeFileSync(file(name), ['time,open,high,low,close,volume', ...rows].join('\n'));
}

interface Document {
  readonly equity: readonly number[];
  readonly trades: readonly {
    readonly symbol: string;
    readonly pnl: number;
    readonly entryRate?: number;
  }[];
}

async function backtest(...args: readonly string[]) {
  const strategy = ['--strategy', 'sma-cross', '--params', '{"fast":5,"slow":20}'];
  const { out, err, code } = await runCli('backtest', ...strategy, ...args, '--json');
  return { err, code, document: code === 0 ? (JSON.parse(out) as Document) : null };
}

const SIE_IN_EUROS = ['--quote', 'SIE=EUR'];

describe('backtest of several currencies', () => {
  it('trades a share in euros by a rate that is not traded, and adds up in dollars', async () => {
    const { document } = await backtest(
      ...['--bars', file('SIE.csv'), ...SIE_IN_EUROS, '--rate', file('EURUSD.csv')],
    );
    const { trades = [], equity = [] } = document ?? {};
    expect(new Set(trades.map(({ symbol }) => symbol))).toEqual(new Set(['SIE']));
    expect(trades.every(({ entryRate = 0 }) => entryRate > 0.5 && entryRate < 2)).toBe(true);
    const earned = trades.reduce((sum, { pnl }) => sum + pnl, 0);
    expect((equity.at(-1) ?? 0) - 10_000).toBeCloseTo(earned, 4);
    // The rate's bars before the first and after the last traded one are left out.
    expect(equity).toHaveLength(300);
  });

  it('takes a single file in its own currency unless the account has another', async () => {
    const yen = await backtest('--bars', file('USDJPY.csv'));
    const dollars = await backtest('--bars', file('USDJPY.csv'), '--currency', 'USD');
    expect(yen.document?.trades[0]?.entryRate).toBeUndefined();
    expect(dollars.document?.trades[0]?.entryRate).toBeLessThan(0.1);
  });

  it.each([
    [['SIE.csv'], [...SIE_IN_EUROS, '--currency', 'USD'], 'needed, named EURUSD or USDEUR'],
    [['SIE.csv'], ['--quote', 'SIE'], 'takes SYMBOL=CURRENCY'],
    [['SIE.csv'], ['--quote', 'SIE=E'], 'takes a currency such as USD'],
    [['SIE.csv'], ['--currency', 'dollars?'], 'takes a currency such as USD'],
    [['SIE.csv'], ['--quote', 'ABC=EUR'], 'no file is ABC'],
    [['SIE.csv'], ['--rate', 'USDJPY.csv'], 'USDJPY converts nothing of this run'],
    [['SIE.csv', 'EURUSD.csv'], ['--rate', 'EURUSD.csv'], 'Two files are both EURUSD'],
  ])('refuses %j with %j in a sentence', async (names, more, sentence) => {
    const bars = names.flatMap((name) => ['--bars', file(name)]);
    const rest = more.map((text) => (text.endsWith('.csv') ? file(text) : text));
    const { code, err } = await backtest(...bars, ...rest);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});
