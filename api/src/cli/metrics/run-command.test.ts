/** `fiducia metrics` and the tear sheet as scripts call them. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { randomWalkBars } from '@fiducia/engine/simulation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runCli } from '../testing/run-cli.js';

let folder = '';
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fiducia-metrics-'));
  const { label, open, high, low, close } = randomWalkBars(300, 4);
  const day = (at: number): string => new Date(at).toISOString();
  const rows = Array.from(label, (at, i) => `${day(at)},${close[i]}`);
  writeFileSync(file('equity.csv'), ['Time,Equity', ...rows].join('\n'));
  writeFileSync(file('equity.csv.gz'), gzipSync(['Time,Equity', ...rows].join('\n')));
  writeFileSync(file('late.csv'), ['time,index', ...rows.slice(100)].join('\n'));
  writeFileSync(file('other.csv'), 'date,return\n1990-01-01,0.1\n1990-01-02,0.1');
  writeFileSync(file('bad.csv'), 'date,equity\n2020-01-01,ten');
  writeFileSync(file('flat.csv'), 'date,return\n2020-01-01,0\n2020-01-02,0');
  const bars = Array.from(label, (at, i) =>
    [day(at), open[i], high[i], low[i], close[i], 1].join(','),
  );
  writeFileSync(file('bars.csv'), ['time,open,high,low,close,volume', ...bars].join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const metrics = (...args: readonly string[]) => runCli('metrics', '--periods', '252', ...args);
const figures = (out: string) => JSON.parse(out) as Readonly<Record<string, unknown>>;

describe('metrics', () => {
  it('gives one flat object, the same from a zipped file', async () => {
    const plain = await metrics('--equity', file('equity.csv'), '--risk-free', '0.02', '--json');
    const zipped = await metrics(
      '--equity',
      file('equity.csv.gz'),
      '--risk-free',
      '0.02',
      '--json',
    );
    expect(zipped.out).toBe(plain.out);
    const document = figures(plain.out);
    expect(document['sharpe']).toBe(document['sharpe_ratio']);
    expect(document['sharpe_ratio_rf']).toBeLessThan(Number(document['sharpe_ratio']));
    expect(document['max_drawdown']).toBeLessThan(0);
    expect(document).toMatchObject({ beta: null, greeks: { alpha: null, beta: null } });
    expect(Array.isArray(document['worstDrawdowns'])).toBe(true);
  });

  it('against itself has a beta of 1, over the stamps that both have', async () => {
    const { out, err } = await metrics(
      ...['--equity', file('equity.csv'), '--benchmark', file('late.csv'), '--json'],
    );
    expect(figures(out)['beta']).toBeCloseTo(1, 10);
    expect(err).toMatch(/^100 of 299 returns have no equal stamp in .*late\.csv: left out\.\n$/);
  });

  it('says for a person what limits each figure', async () => {
    const { out } = await metrics('--returns', file('flat.csv'));
    expect(out).toMatch(/Sharpe ratio +- +the returns do not vary/);
    expect(out).toContain('There was no drawdown.');
  });

  it.each([
    [[], 'metrics takes either --equity or --returns, a file.'],
    [['--equity', 'none.csv'], 'cannot be read'],
    [['--equity', 'equity.csv', '--periods', '0'], 'It takes a number above 0, such as 252.'],
    [['--equity', 'equity.csv', '--risk-free', 'x'], 'It takes a fraction a year'],
  ])('called with %j is refused with a sentence', async (args, sentence) => {
    const given = args.map((arg) => (arg.endsWith('.csv') ? file(arg) : arg));
    const { err, out, code } = await metrics(...given);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });

  it.each([
    [['--equity', 'bad.csv'], 'line 2: "ten" is not a number.'],
    [['--equity', 'equity.csv', '--benchmark', 'other.csv'], 'has no time in common'],
  ])('fails with a sentence where %j holds no such series', async (args, sentence) => {
    const given = args.map((arg) => (arg.endsWith('.csv') ? file(arg) : arg));
    const { err, out, code } = await metrics(...given, '--json');
    expect([code, figures(out)]).toMatchObject([1, { error: { code: 'SERIES_UNFIT' } }]);
    expect(err).toContain(sentence);
  });
});

describe('backtest --report', () => {
  const backtest = (...args: readonly string[]) =>
    runCli('backtest', '--bars', file('bars.csv'), '--strategy', 'sma-cross', '--json', ...args);

  it('writes one HTML file, and says the limits in the document', async () => {
    const { out, err, code } = await backtest('--report', file('out.html'));
    expect([code, existsSync(file('out.html'))]).toEqual([0, true]);
    expect(err).toContain('Report written to');
    expect(readFileSync(file('out.html'), 'utf8')).toContain('Moving average cross');
    const document = JSON.parse(out) as { readonly caveats: Readonly<Record<string, unknown>> };
    expect(document.caveats['winRate']).toEqual(['fewer than 30 trades']);
  });

  it('over one bar says what each figure lacks', async () => {
    const day = readFileSync(file('bars.csv'), 'utf8').split('\n')[1]?.split(',')[0] ?? '';
    const { out, code } = await backtest('--to', day);
    expect([code, figures(out)]).toMatchObject([
      0,
      {
        measures: { totalReturn: null },
        caveats: { totalReturn: ['needs at least 1 return'], sharpe: ['needs at least 2 returns'] },
      },
    ]);
  });

  it.each([
    ['in a folder that is not there', 'no/where/out.html', 'there is no folder'],
    ['that is a folder', '.', 'is a folder, not a file'],
  ])('refuses a path %s before it runs', async (_, path, sentence) => {
    const { err, out, code } = await backtest('--report', join(folder, path));
    expect([code, JSON.parse(out)]).toMatchObject([2, { error: { code: 'WRONG_CALL' } }]);
    expect(err).toContain(sentence);
  });
});
