/** `fiducia sweep` as scripts call it: documents, skipped combinations, resuming, wrong calls. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomWalkBars } from '@fiducia/engine/simulation';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { runCli } from '../testing/run-cli.js';
import type { SweepDocument } from './describe-sweep.js';

let folder = '';
const file = (name: string): string => join(folder, name);
const home = (): string => file('home');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fiducia-sweep-'));
  vi.stubEnv('FIDUCIA_HOME', home());
  const { label, open, high, low, close } = randomWalkBars(400, 4);
  const rows = Array.from(label, (at, i) =>
    [new Date(at).toISOString(), open[i], high[i], low[i], close[i]].join(','),
  );
  writeFileSync(file('walk.csv'), ['time,open,high,low,close', ...rows].join('\n'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const GRID = '{"fast":[5,10,30],"slow":[20,30]}';

async function sweep(...args: readonly string[]): Promise<SweepDocument> {
  const { out, err, code } = await runCli(
    ...['sweep', '--bars', file('walk.csv'), '--strategy', 'sma-cross', '--json', ...args],
  );
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as SweepDocument;
}

/** What does not differ from one call to the next. */
function lasting({
  seconds: _,
  backtestsPerSecond: __,
  countedTrials: ___,
  ...rest
}: SweepDocument) {
  return { trials: rest.trials, best: rest.best?.params, pbo: rest.pbo, id: rest.id };
}

describe('a grid', () => {
  it('gives each backtest with statistics and measures, and the best with all of them', async () => {
    const found = await sweep('--grid', GRID, '--objective', 'totalReturn');
    expect([found.trials.length, found.skipped]).toEqual([4, 2]);
    expect(found.skippedBecause).toEqual({ 'fast must be below slow': 2 });
    const best = Math.max(...found.trials.map(({ measures }) => measures?.['totalReturn'] ?? -1));
    expect(found.best?.measures?.['totalReturn']).toBe(best);
    expect(Object.keys(found.best?.measures ?? {}).length).toBeGreaterThan(30);
    expect(found.effectiveTrials).toBeGreaterThanOrEqual(1);
    expect(found.backtestsPerSecond).toBeGreaterThan(0);
    const alone = await runCli(
      ...['backtest', '--bars', file('walk.csv'), '--strategy', 'sma-cross', '--json'],
      ...['--params', JSON.stringify(found.trials[1]?.params)],
    );
    expect(found.trials[1]?.stats).toEqual(JSON.parse(alone.out).stats);
  });

  it('prints a page for people without --json', async () => {
    const { out } = await runCli(
      ...['sweep', '--bars', file('walk.csv'), '--strategy', 'sma-cross', '--grid', GRID],
    );
    expect(out).toContain('Deflated Sharpe');
    expect(out).toContain('2 × fast must be below slow');
  });

  it('goes on after what an interrupted call has left, and ends the same', async () => {
    const kept = file('kept.jsonl');
    const whole = await sweep('--grid', GRID, '--resume', kept);
    const lines = readFileSync(kept, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    writeFileSync(kept, `${lines.slice(0, 3).join('\n')}\n${lines[3]?.slice(0, 20)}`);
    const { err } = await runCli(
      ...['sweep', '--bars', file('walk.csv'), '--strategy', 'sma-cross', '--grid', GRID],
      ...['--resume', kept, '--json'],
    );
    expect(err).toContain('Going on after the 2 trials');
    writeFileSync(kept, lines.slice(0, 3).join('\n'));
    expect(lasting(await sweep('--grid', GRID, '--resume', kept))).toEqual(lasting(whole));
  });

  it('refuses the file of another search', async () => {
    const kept = file('other.jsonl');
    await sweep('--grid', '{"fast":[3]}', '--resume', kept);
    await expect(sweep('--grid', GRID, '--resume', kept)).rejects.toThrow(/not of this search/);
  });

  it('leaves no checkpoint when it is done, and is counted by the next one', async () => {
    const { trials } = await sweep('--grid', '{"fast":[4,6]}', '--cash', '5000');
    const sweeps = join(home(), 'sweeps');
    expect(existsSync(sweeps) ? readdirSync(sweeps) : []).toEqual([]);
    const next = await sweep('--grid', '{"fast":[7]}', '--cash', '5000');
    expect(next.countedTrials).toBeGreaterThanOrEqual(trials.length + 1);
  });
});

describe.each(['random', 'tpe'])('--sampler %s', (sampler) => {
  it('tries as many as asked for, the same with one thread and with two', async () => {
    const args = ['--sampler', sampler, '--trials', '24', '--seed', '3'];
    const space = ['--space', '{"fast":{"min":2,"max":40},"slow":{"min":5,"max":120}}'];
    const one = await sweep(...args, ...space, '--threads', '1');
    const two = await sweep(...args, ...space, '--threads', '2');
    expect(one.trials).toHaveLength(24);
    expect(lasting(two)).toEqual(lasting(one));
  });
});

describe('a wrong call', () => {
  it.each([
    [['--grid', '{"speed":[1]}'], 'there is no parameter "speed"'],
    [['--grid', '{"fast":[0]}'], 'fast must be a whole number'],
    [['--grid', '{"fast":{"min":1,"max":5000},"slow":{"min":2,"max":5000}}'], 'combinations'],
    [['--grid', '{"size":{"min":0.1,"max":1}}'], 'endless'],
    [['--grid', GRID, '--trials', '5'], '--trials does not go with --grid'],
    [['--sampler', 'luck'], "argument 'luck' is invalid"],
    [['--grid', GRID, '--objective', 'luck'], '--objective takes totalReturn'],
    [['--grid', '[]'], 'takes a JSON object'],
    [['--grid', GRID, '--params', '{"slow":0}'], 'slow must be a whole number'],
  ] as const)('%j ends with 2 and says: %s', async (args, sentence) => {
    const { err, out, code } = await runCli(
      ...['sweep', '--bars', file('walk.csv'), '--strategy', 'sma-cross', ...args],
    );
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });
});
