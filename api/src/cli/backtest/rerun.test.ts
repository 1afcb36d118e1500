/** A stored run is run again by its id, and strategies that hang are ended. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomWalkBars } from '@fiducia/engine/simulation';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { runCli } from '../testing/run-cli.js';

let folder = '';
const file = (name: string): string => join(folder, name);
const here = process.cwd();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fiducia-rerun-'));
  writeFileSync(file('loop.ts'), LOOP);
  writeFileSync(file('draws.ts'), DRAWS);
});
beforeEach(() => {
  vi.stubEnv('FIDUCIA_HOME', file('home'));
  writeFileSync(file('walk.csv'), walk(7));
  process.chdir(here);
});
afterAll(() => {
  vi.unstubAllEnvs();
  process.chdir(here);
  rmSync(folder, { recursive: true });
});

const DRAWS = `
import { defineStrategy } from '@fiducia/engine/strategy';
export const draws = defineStrategy({
  name: 'draws', version: '1.0.0', title: 'Draws', description: 'By chance.', parameters: {},
  create: () => ({ onBar(bar, desk) {
    if (Math.random() < 0.1) desk.buy({ units: 1 });
  } }),
});
`;

function walk(seed: number): string {
  const { label, open, high, low, close, volume } = randomWalkBars(300, seed);
  const rows = Array.from(label, (at, i) =>
    [new Date(at).toISOString(), open[i], high[i], low[i], close[i], volume[i]].join(','),
  );
  return ['time,open,high,low,close,volume', ...rows].join('\n');
}

const LOOP = `
import { defineStrategy, type OrderDesk } from '@fiducia/engine/strategy';
export const loop = defineStrategy({
  name: 'loop', version: '1.0.0', title: 'Loop', description: 'Hangs on a bar, or not at all.',
  parameters: { at: { type: 'integer', default: 0, min: 0, max: 999, description: 'The bar.' } },
  create({ parameters }) {
    let bar = 0;
    return { onBar(_bar: unknown, desk: OrderDesk): void {
      bar += 1;
      if (bar === 3) desk.buy({ units: 1 });
      while (bar === parameters.at) { /* for ever */ }
    } };
  },
});
`;

const CROSS = ['--strategy', 'sma-cross', '--params', '{"fast":5,"slow":20}'];

async function stored(...args: readonly string[]): Promise<{ id: string; out: string }> {
  const { out, err, code } = await runCli(
    'backtest',
    '--bars',
    file('walk.csv'),
    ...args,
    '--json',
  );
  if (code !== 0) throw new Error(err);
  return { id: (JSON.parse(out) as { id: string }).id, out };
}

it('a strategy that draws at random does the same with the same seed, and in its rerun', async () => {
  const draws = ['--strategy', file('draws.ts')];
  const hash = ({ out }: { out: string }): string =>
    (JSON.parse(out) as { orderListHash: string }).orderListHash;
  const first = await stored(...draws, '--seed', '7');
  const again = await stored(...draws, '--seed', '7');
  const other = await stored(...draws, '--seed', '8');
  expect(hash(again)).toBe(hash(first));
  expect([hash(other), other.id]).not.toEqual([hash(first), first.id]);
  const rerun = await runCli('backtest', '--rerun', first.id, '--json');
  expect(rerun.code).toBe(0);
});

describe('a stored run', () => {
  it('gives the same document again, from wherever it is asked for', async () => {
    process.chdir(folder);
    const { out, code } = await runCli('backtest', '--bars', 'walk.csv', ...CROSS, '--json');
    const { id } = JSON.parse(out) as { id: string };
    process.chdir(tmpdir());
    const again = await runCli('backtest', '--rerun', id, '--json');
    expect([code, again.code, again.out]).toEqual([0, 0, out]);
    expect(again.err).toContain('Reproduced');
  });

  it('of a user’s own strategy is run again as well', async () => {
    const { id, out } = await stored('--strategy', file('loop.ts'));
    const again = await runCli('backtest', '--rerun', id, '--json');
    expect([again.code, again.out]).toEqual([0, out]);
  });

  it('fails when the bars are others, before it runs', async () => {
    const { id } = await stored(...CROSS);
    writeFileSync(file('walk.csv'), walk(8));
    const { out, err, code } = await runCli('backtest', '--rerun', id, '--json');
    expect([code, JSON.parse(out).error.code]).toEqual([1, 'RERUN_DATA_CHANGED']);
    expect(err).toContain('not the same any more');
  });

  it.each(['orderListHash', 'journalHash'])('fails when its %s is another one', async (hash) => {
    const { id } = await stored(...CROSS);
    const path = join(file('home'), 'runs', `${id}.json`);
    const record = { ...JSON.parse(readFileSync(path, 'utf8')), [hash]: 'f'.repeat(64) };
    writeFileSync(path, JSON.stringify(record));
    const { out, code } = await runCli('backtest', '--rerun', id, '--json');
    expect([code, JSON.parse(out).error.code]).toEqual([1, 'NOT_REPRODUCED']);
  });

  it.each(['null', '[]', '{}', '{"format":1}'])('whose file is %s is damaged', async (text) => {
    const { id } = await stored(...CROSS);
    writeFileSync(join(file('home'), 'runs', `${id}.json`), text);
    const { err, code } = await runCli('backtest', '--rerun', id);
    expect([code, err]).toEqual([1, expect.stringContaining('is damaged')]);
  });

  it.each([
    [['--rerun', 'bt_1'], 'takes the id of a run'],
    [['--rerun', `bt_${'0'.repeat(32)}`], 'There is no run'],
    [['--rerun', `bt_${'0'.repeat(32)}`, '--cash', '5'], '--cash does not go with --rerun'],
    [['--bars', 'walk.csv'], "required option '--strategy <name>' not specified"],
  ])('asked for with %j ends with 2 and says: %s', async (args, sentence) => {
    const { err, code } = await runCli('backtest', ...args);
    expect([code, err.toLowerCase()]).toEqual([2, expect.stringContaining(sentence.toLowerCase())]);
  });

  it('that cannot be stored is still run, with a sentence', async () => {
    writeFileSync(file('no-folder'), '');
    vi.stubEnv('FIDUCIA_HOME', file('no-folder'));
    const args = ['backtest', '--bars', file('walk.csv'), ...CROSS, '--json'];
    const { out, err, code } = await runCli(...args);
    expect([code, JSON.parse(out).equity.length]).toEqual([0, 300]);
    expect(err).toContain('cannot be run again by its id');
  });
});

describe('a strategy that loops for ever', () => {
  it('is ended with a sentence that names the bar', async () => {
    const { out, err, code } = await runCli(
      ...['backtest', '--bars', file('walk.csv'), '--strategy', file('loop.ts')],
      ...['--params', '{"at":50}', '--timeout', '1', '--json'],
    );
    expect([code, JSON.parse(out).error.code]).toEqual([1, 'STRATEGY_TIMEOUT']);
    expect(err).toContain(
      'made no progress for 1 s at the bar that closed 2000-01-03T00:49:59.999Z',
    );
  });

  it('leaves nothing behind that could be run again', async () => {
    const before = readdirSync(join(file('home'), 'runs')).length;
    await runCli(
      ...['backtest', '--bars', file('walk.csv'), '--strategy', file('loop.ts')],
      ...['--params', '{"at":60}', '--timeout', '1'],
    );
    expect(readdirSync(join(file('home'), 'runs')).length).toBe(before);
  });
});
