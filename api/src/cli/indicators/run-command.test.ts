/** `fiducia indicators` over files with columns of their own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { indicatorsCommand } from './run-command.js';

const folder = mkdtempSync(join(tmpdir(), 'indicators-'));
const bars = join(folder, 'bars.csv');
const spec = join(folder, 'spec.json');
let printed = '';

beforeAll(() => {
  const rows = Array.from({ length: 12 }, (_, i) => {
    const day = String(i + 1).padStart(2, '0');
    return `2020-01-${day},${i + 1},${i + 3},${i + 1},${i + 2},${i === 4 ? '' : i * i},${2 + (i % 2)}`;
  });
  writeFileSync(bars, ['date,open,high,low,close,Score,periods', ...rows].join('\n'));
});
afterEach(() => {
  vi.restoreAllMocks();
  printed = '';
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(specs: unknown): { fn: string; outputs: Record<string, (number | null)[]> }[] {
  writeFileSync(spec, JSON.stringify(specs));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  indicatorsCommand({ bars, spec, json: true });
  return JSON.parse(printed) as ReturnType<typeof run>;
}

describe('the list', () => {
  const list = (json: boolean): string => {
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
    indicatorsCommand({ list: true, json });
    return printed;
  };

  it('fits 140 columns for a person', () => {
    const lines = list(false).trimEnd().split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(140);
    const [start] = lines.filter((line) => line.startsWith('RSI '));
    expect(start?.replaceAll(/ +/g, ' ')).toBe('RSI Relative strength index timePeriod=14 output');
  });

  it('keeps everything for a program', () => {
    const all = JSON.parse(list(true)) as { fn: string; description: string }[];
    expect(all.length).toBeGreaterThan(200);
    expect(all.every(({ description }) => description.length > 0)).toBe(true);
  });
});

describe('a spec', () => {
  it('may name any number column, whose gaps start the warm-up anew', () => {
    const [result] = run([{ fn: 'SMA', params: { timePeriod: 2 }, inputs: ['Score'] }]);
    const values = [null, 0.5, 2.5, 6.5, null, null, 30.5, 42.5, 56.5, 72.5, 90.5, 110.5];
    expect(result?.outputs['output']).toEqual(values);
  });

  it('gives MAVP its periods in the column of that name', () => {
    const [result] = run([{ fn: 'MAVP', params: { minPeriod: 2, maxPeriod: 3 } }]);
    const values = [null, null, 3.5, 4, 5.5, 6, 7.5, 8, 9.5, 10, 11.5, 12];
    expect(result?.outputs['output']).toEqual(values);
  });

  it('takes high and low for two series, and numbers bars from 0', () => {
    const [result, bars] = run([{ fn: 'SUB' }, { fn: 'MINMAXINDEX', params: { timePeriod: 3 } }]);
    expect(result?.outputs['output']).toEqual(new Array(12).fill(2));
    expect(bars?.outputs['minIdx']?.slice(0, 4)).toEqual([null, null, 0, 1]);
    expect(bars?.outputs['maxIdx']?.slice(0, 4)).toEqual([null, null, 2, 3]);
  });
});
