/** `fiducia data` as scripts call it, and the traps of a backtest on stderr and in its document. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomWalkBars } from '@fiducia/engine/simulation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runCli } from '../testing/run-cli.js';
import type { Ran } from '../testing/run-cli.js';

let folder = '';
const file = (name: string): string => join(folder, name);

/** Minutes of a walk from `first` on, in two shares for one from `splitAt` on. */
function csv(first: string, stepMs: number, count: number, splitAt = count): string {
  const { open, high, low, close, volume } = randomWalkBars(count, 4);
  const start = Date.parse(first);
  const rows = Array.from({ length: count }, (_, i) => {
    const factor = i < splitAt ? 1 : 0.5;
    const prices = [open[i], high[i], low[i], close[i]].map((price) => (price ?? 0) * factor);
    return [new Date(start + i * stepMs).toISOString(), ...prices, volume[i]].join(',');
  });
  return ['time,open,high,low,close,volume', ...rows].join('\n');
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fiducia-data-'));
  writeFileSync(file('minutes.csv'), csv('2024-01-06T00:02Z', 60_000, 3000));
  writeFileSync(file('days.csv'), csv('2024-01-01', 86_400_000, 300, 150));
  writeFileSync(file('actions.csv'), 'date,type,value\n2024-05-30,split,2:1\n');
  writeFileSync(file('other.csv'), 'symbol,date,type,value\nZZZ,2024-05-30,split,2:1\n');
  writeFileSync(file('vix.csv'), 'date,vix\n2024-01-01,12');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('data resample', () => {
  it('prints bars labelled by their open, and says which partial ones it left out', async () => {
    const { out, err, code } = await runCli(
      'data',
      'resample',
      '--bars',
      file('minutes.csv'),
      '--to',
      '15m',
      '--json',
    );
    const bars = JSON.parse(out) as Readonly<Record<string, unknown>>[];
    expect(code).toBe(0);
    expect(bars[0]).toMatchObject({ time: '2024-01-06T00:15:00Z' });
    expect(Object.keys(bars[0] ?? {})).toEqual(['time', 'open', 'high', 'low', 'close', 'volume']);
    expect(bars).toHaveLength(199);
    expect(err).toContain('The first bar, 2024-01-06T00:00:00Z, is only partly in the file');
  });

  it('writes a file that is resampled again to the same bars as in one step', async () => {
    const args = ['data', 'resample', '--bars', file('minutes.csv'), '--calendar', '24/7'];
    await runCli(...args, '--to', '15m', '--out', file('quarters.csv.gz'));
    const once = await runCli(...args, '--to', '1h', '--json');
    const twice = await runCli(
      'data',
      'resample',
      '--bars',
      file('quarters.csv.gz'),
      '--to',
      '1h',
      '--json',
    );
    expect(JSON.parse(twice.out)).toEqual(JSON.parse(once.out));
  });

  it.each([
    [['--to', '7m'], 2, '7m does not divide a day'],
    [['--to', 'soon'], 2, 'takes a length such as 15m, 1h or 1d'],
    [['--to', '1h', '--calendar', 'MOON'], 2, 'Allowed choices are XNYS'],
    [['--to', '15m', '--out', '/nowhere/x.csv'], 1, 'cannot be written'],
  ])('called with %j ends with %i and says: %s', async (args, code, sentence) => {
    const ran = await runCli('data', 'resample', '--bars', file('minutes.csv'), ...args);
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(ran.err).toContain(sentence);
  });

  it('takes splits out of the prices', async () => {
    const out = file('weeks.csv');
    const actions = ['--corporate-actions', file('actions.csv')];
    await runCli(
      'data',
      'resample',
      '--bars',
      file('days.csv'),
      '--to',
      '1w',
      '--out',
      out,
      ...actions,
    );
    const closes = readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => Number(row.split(',')[4]));
    const jumps = closes.slice(1).map((close, i) => Math.abs(Math.log(close / (closes[i] ?? 1))));
    expect(Math.max(...jumps)).toBeLessThan(0.1);
  });
});

describe('data check', () => {
  it('names a suspected split with its day, ratio, row and line', async () => {
    const { out, code } = await runCli('data', 'check', '--bars', file('days.csv'), '--json');
    const report = JSON.parse(out) as { findings: unknown[]; bars: number; calendar: string };
    expect([code, report.bars, report.calendar]).toEqual([0, 300, '24/7']);
    expect(report.findings[0]).toMatchObject({
      code: 'SPLIT_SUSPECTED',
      severity: 'WARNING',
      count: 1,
      rows: [150],
      lines: [152],
    });
    expect(out).toContain('2024-05-30: the price goes from');
  });

  it('is a report for people too, and fails only on what is no bars', async () => {
    const plain = await runCli('data', 'check', '--bars', file('minutes.csv'));
    expect([plain.code, plain.out]).toEqual([0, expect.stringContaining('Nothing found.')]);
    const broken = await runCli('data', 'check', '--bars', file('vix.csv'));
    expect(broken.code).toBe(1);
    expect(broken.err).toContain('there is no column "open"');
  });
});

describe('a backtest on bars with a trap', () => {
  const backtest = (...args: readonly string[]): Promise<Ran> =>
    runCli(
      'backtest',
      '--bars',
      file('days.csv'),
      '--strategy',
      'sma-cross',
      '--params',
      '{"fast":5,"slow":20}',
      '--json',
      ...args,
    );

  it('says so on stderr and in its document, but not of a split that it is given', async () => {
    const unaware = await backtest();
    const { warnings } = JSON.parse(unaware.out) as { warnings: { code: string }[] };
    expect(warnings.map(({ code }) => code)).toEqual(['SPLIT_SUSPECTED']);
    expect(unaware.err).toContain('DAYS: 2024-05-30: the price goes from');
    const aware = await backtest('--corporate-actions', file('actions.csv'));
    expect(JSON.parse(aware.out)).toMatchObject({ warnings: [] });
    expect(aware.err).not.toContain('split');
  });

  it('draws its report without the cliff of a split', async () => {
    const report = file('report.html');
    const steps = async (...args: readonly string[]): Promise<number[]> => {
      expect((await backtest('--report', report, ...args)).code).toBe(0);
      const line = /class="line price" d="([^"]+)"/.exec(readFileSync(report, 'utf8'))?.[1] ?? '';
      const heights = line
        .split(/[ML]/)
        .slice(1)
        .map((point) => Number(point.split(' ')[1]));
      return heights.slice(1).map((height, i) => Math.abs(height - (heights[i] ?? 0)));
    };
    const raw = await steps();
    const adjusted = await steps('--corporate-actions', file('actions.csv'));
    expect([raw.length, adjusted.length]).toEqual([299, 299]);
    // In percent of the picture's height.
    expect(Math.max(...raw)).toBeGreaterThan(40);
    expect(Math.max(...adjusted)).toBeLessThan(20);
    expect(readFileSync(report, 'utf8')).toContain('close, adjusted for splits');
  });

  it('leaves out the actions of other symbols with a sentence', async () => {
    const ran = await backtest('--corporate-actions', file('other.csv'));
    expect(ran.err).toContain('1 action of other symbols (ZZZ) left out');
  });
});
