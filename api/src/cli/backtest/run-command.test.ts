/** `fiducia backtest` and `fiducia indicators` as scripts call them: documents, sentences, exit codes. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { randomWalkBars } from '@fiducia/engine/simulation';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { main } from '../main.js';

let folder = '';
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fiducia-backtest-'));
  vi.stubEnv('FIDUCIA_HOME', join(folder, 'home'));
  const { label, open, high, low, close, volume } = randomWalkBars(400, 4);
  const rows = Array.from(label, (at, i) => {
    const time = new Date(at).toISOString();
    return `${time},${open[i]},${high[i]},${low[i]},${close[i]},${volume[i]}`;
  });
  const text = ['time,open,high,low,close,volume', ...rows].join('\n');
  writeFileSync(file('walk.csv'), text);
  writeFileSync(file('walk.csv.gz'), gzipSync(text));
  writeFileSync(
    file('broken.csv'),
    text.replace(rows[9] ?? '', `${rows[9]},`).replace(/^(.*\n.*\n[^,]*),[^,]*/, '$1,NaN'),
  );
  writeFileSync(file('limits.json'), JSON.stringify({ maxOrderNotionalPct: 50, allowShort: true }));
  writeFileSync(file('bad-limits.json'), JSON.stringify({ maxOrderNotional: 'a lot' }));
  writeFileSync(file('spec.json'), JSON.stringify([{ fn: 'SMA', params: { timePeriod: 3 } }]));
  writeFileSync(file('mine.ts'), MINE);
  writeFileSync(
    file('failing.ts'),
    MINE.replace('desk.buy({ units: 1 })', "throw new Error('no data')"),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const MINE = `
import { defineStrategy, type OrderDesk } from '@fiducia/engine/strategy';
export const mine = defineStrategy({
  name: 'mine', version: '1.0.0', title: 'Mine', description: 'Buys one on every bar.',
  parameters: {},
  create() {
    return { onBar(_bar: unknown, desk: OrderDesk): void { desk.buy({ units: 1 }) } };
  },
});
`;

interface BacktestDocument {
  readonly id: string;
  readonly equity: readonly number[];
  readonly trades: readonly { readonly entryTime: string }[];
  readonly stats: Readonly<Record<string, number>>;
  readonly orderListHash: string;
  readonly journalHash: string;
}

interface Ran {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

async function run(...args: readonly string[]): Promise<Ran> {
  let out = '';
  let err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  process.exitCode = 0;
  await main(['node', 'fiducia', ...args]);
  const code = Number(process.exitCode ?? 0);
  vi.restoreAllMocks();
  process.exitCode = 0;
  return { out, err, code };
}
afterEach(() => {
  process.exitCode = 0;
});

const backtest = (...args: readonly string[]): Promise<Ran> =>
  run('backtest', '--strategy', 'sma-cross', '--params', '{"fast":5,"slow":20}', ...args);

describe('backtest', () => {
  it('gives one document with trades, equity, statistics, measures and both hashes', async () => {
    const { out, code } = await backtest('--bars', file('walk.csv'), '--json');
    const document = JSON.parse(out) as BacktestDocument;
    expect(code).toBe(0);
    expect(document.id).toMatch(/^bt_[0-9a-f]{32}$/);
    expect(document.equity).toHaveLength(400);
    expect(document.trades.length).toBeGreaterThan(3);
    expect(document.trades[0]?.entryTime).toMatch(/Z$/);
    expect(document.stats['# Trades']).toBe(document.trades.length);
    expect(document.orderListHash).toMatch(/^[0-9a-f]{64}$/);
    expect(document.journalHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells profits without the noise of float products', async () => {
    const { out } = await backtest('--bars', file('walk.csv'), '--json');
    const { trades } = JSON.parse(out) as { readonly trades: readonly { readonly pnl: number }[] };
    for (const { pnl } of trades) expect(pnl).toBe(Number(pnl.toFixed(8)));
  });

  it('takes numbers as programs print them', async () => {
    const walk = ['--bars', file('walk.csv'), '--json'];
    const plain = await backtest(...walk, '--cash', '100000', '--commission', '0.00005');
    const printed = await backtest(...walk, '--cash', '1e5', '--commission', '5e-05');
    expect(printed).toEqual(plain);
    expect(JSON.parse(plain.out)).toMatchObject({
      stats: { 'Commissions [$]': expect.anything() },
    });
  });

  it('gives the same document again, and from a zipped file', async () => {
    const plain = await backtest('--bars', file('walk.csv'), '--json');
    const zipped = await backtest('--bars', file('walk.csv.gz'), '--json');
    expect(zipped.out).toBe(plain.out);
  });

  it('prints a page for people without --json', async () => {
    const { out } = await backtest('--bars', file('walk.csv'));
    expect(out).toContain('Maximum drawdown');
    expect(out).toContain('Last 10 of');
  });

  it('as on paper applies a mandate, and says when it is the product’s own', async () => {
    const conservative = ['--bars', file('walk.csv'), '--fill-model', 'conservative', '--json'];
    const limits = await backtest(...conservative, '--limits', file('limits.json'));
    const tighter = [{ at: 0, limits: { maxOrderNotionalPct: 1, allowShort: true } }];
    writeFileSync(file('changes.json'), JSON.stringify({ changes: tighter }));
    const files = ['--limits', file('limits.json'), '--limit-changes', file('changes.json')];
    const changed = await backtest(...conservative, ...files);
    expect(JSON.parse(changed.out).journalHash).not.toBe(JSON.parse(limits.out).journalHash);
    expect(JSON.parse(changed.out).id).not.toBe(JSON.parse(limits.out).id);
    const own = await backtest(...conservative);
    expect(own.err).toContain('default limits apply');
    expect(JSON.parse(own.out).journalHash).not.toBe(JSON.parse(limits.out).journalHash);
  });

  it('runs a strategy of the user’s own file, wherever that lies', async () => {
    const { out, code } = await run(
      ...['backtest', '--bars', file('walk.csv'), '--strategy', file('mine.ts'), '--json'],
    );
    expect([code, JSON.parse(out).equity.length]).toEqual([0, 400]);
  });

  it('runs one beside the package.json that `npm init` writes', async () => {
    mkdirSync(file('common'), { recursive: true });
    writeFileSync(file('common/package.json'), JSON.stringify({ type: 'commonjs' }));
    writeFileSync(file('common/mine.ts'), MINE);
    const { out, code } = await run(
      ...['backtest', '--bars', file('walk.csv'), '--strategy', file('common/mine.ts'), '--json'],
    );
    expect([code, JSON.parse(out).equity.length]).toEqual([0, 400]);
  });

  it('runs the example of the documentation as it stands there', async () => {
    const page = readFileSync(new URL('../../../../docs/strategies.md', import.meta.url), 'utf8');
    const code = /```ts\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    writeFileSync(file('example.ts'), code);
    const { out, code: exit } = await run(
      ...['backtest', '--bars', file('walk.csv'), '--strategy', file('example.ts'), '--json'],
    );
    expect(exit).toBe(0);
    expect((JSON.parse(out).trades as unknown[]).length).toBeGreaterThan(3);
  });

  it('ends with 1 and a sentence when the strategy fails', async () => {
    const { out, err, code } = await run(
      ...['backtest', '--bars', file('walk.csv'), '--strategy', file('failing.ts'), '--json'],
    );
    const line = MINE.slice(0, MINE.indexOf('desk.buy')).split('\n').length;
    const { error } = JSON.parse(out) as { error: Record<string, unknown> };
    expect([code, error]).toMatchObject([1, { code: 'STRATEGY_FAILED', line, bar: 0 }]);
    expect(err).toContain(`failing.ts:${line}:`);
    expect(err).toContain('bar 0 (closed 20');
    expect(err).toContain('stopped with an error: no data');
  });

  it.each([
    ['before its first bar', 'create() {', "create() { throw new Error('no data');", null],
    ['thrown as a text', 'desk.buy({ units: 1 })', "throw 'no data'", 0],
  ])('says of an error %s what it can', async (_, what, instead, bar) => {
    writeFileSync(file('odd.ts'), MINE.replace(what, instead));
    const { out, code } = await run(
      ...['backtest', '--bars', file('walk.csv'), '--strategy', file('odd.ts'), '--json'],
    );
    const { error } = JSON.parse(out) as { error: Record<string, unknown> };
    expect([code, error]).toMatchObject([1, { code: 'STRATEGY_FAILED', bar }]);
    expect(error['message']).toContain('no data');
  });

  it('names the line on which a file cannot be read as a program', async () => {
    writeFileSync(file('torn.ts'), `${MINE}\nexport const torn = (;\n`);
    const { out, code } = await run(
      ...['backtest', '--bars', file('walk.csv'), '--strategy', file('torn.ts'), '--json'],
    );
    const line = MINE.split('\n').length + 1;
    const { error } = JSON.parse(out) as { error: Record<string, unknown> };
    expect([code, error]).toMatchObject([1, { code: 'STRATEGY_FAILED', line }]);
  });

  it('says that its cash buys no lot, before a run without a trade is taken for a result', async () => {
    const walk = ['--bars', file('walk.csv'), '--json'];
    const poor = await backtest(...walk, '--cash', '10');
    const { warnings, trades } = JSON.parse(poor.out) as { warnings: unknown[]; trades: unknown[] };
    expect([poor.code, warnings, trades]).toMatchObject([0, [{ code: 'LOT_ABOVE_CASH' }], []]);
    expect(poor.err).toContain('choose a smaller --lot, or more --cash');
    const rich = [
      ['--cash', '10', '--lot', '0.001'],
      ['--cash', '10', '--margin', '0.01'],
      ['--cash', '10000'],
    ];
    for (const options of rich) {
      expect((await backtest(...walk, ...options)).err).not.toContain('choose a smaller');
    }
  });

  it('names the line of a bad row, and goes on past it when told to', async () => {
    const stopped = await backtest('--bars', file('broken.csv'), '--json');
    expect(stopped.code).toBe(1);
    expect(JSON.parse(stopped.out).error).toMatchObject({ code: 'BARS_BAD_ROW', line: 3 });
    const skipped = await backtest('--bars', file('broken.csv'), '--skip-bad-rows', '--json');
    expect([skipped.code, JSON.parse(skipped.out).equity.length]).toEqual([0, 399]);
    expect(skipped.err).toContain('1 bad row skipped');
  });

  it.each([
    [['--from', '2024-01-03', '--to', '2024-01-03'], 24, '2024-01-03T05:00:00Z'],
    [['--from', '2024-01-03 09:00', '--to', '2024-01-03T12:00'], 4, '2024-01-03T14:00:00Z'],
    [['--from', '2024-01-03T09:00:00Z', '--to', '2024-01-03'], 44 - 24, '2024-01-03T09:00:00Z'],
  ] as const)('%j is meant by the clocks of the file', async (options, bars, start) => {
    const rows = Array.from({ length: 72 }, (_, hour) => {
      const time = new Date(Date.UTC(2024, 0, 2, hour)).toISOString().slice(0, 19);
      return `${time},100,101,99,100,1`;
    });
    writeFileSync(file('ny.csv'), ['time_ny,open,high,low,close,volume', ...rows].join('\n'));
    const { out, code } = await backtest('--bars', file('ny.csv'), ...options, '--json');
    const { equity, stats } = JSON.parse(out) as BacktestDocument;
    expect([code, equity.length, stats.Start]).toEqual([0, bars, start]);
  });

  it('fills against a file of ticks, and says what it cannot read', async () => {
    const quotes = Array.from({ length: 300 }, (_, i) => {
      const middle = 100 + 5 * Math.sin(i / 20);
      return `${1_600_000_000 + i},${middle.toFixed(2)},${(middle + 0.02).toFixed(2)},5,5`;
    });
    writeFileSync(file('quotes.csv'), ['time,bid,ask,bid_size,ask_size', ...quotes].join('\n'));
    const ticks = ['--fill-model', 'ticks', '--timeframe', '1s', '--cash', '100000', '--ticks'];
    const ran = await backtest(...ticks, file('quotes.csv'), '--json');
    const document = JSON.parse(ran.out) as BacktestDocument;
    expect([ran.code, document.equity.length]).toEqual([0, 300]);
    expect(document.trades.length).toBeGreaterThan(1);
    const refused = await backtest(...ticks, file('walk.csv'));
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('name the columns of quotes');
  });

  it.each([
    [['--bars', 'nowhere.csv'], 'nowhere.csv cannot be read'],
    [[], 'option --bars takes a file of bars'],
    [['--bars', 'WALK', '--cash', '1,5'], '--cash takes a decimal number'],
    [['--bars', 'WALK', '--commission', '-1e-5'], '--commission takes a decimal number'],
    [['--bars', 'WALK', '--commission', '2'], '--commission takes a fraction below 1'],
    [['--bars', 'WALK', '--tick', '0'], '--tick takes a decimal number above 0'],
    [['--bars', 'WALK', '--tick', '1000000'], '--tick: 1000000 is too coarse for a price of'],
    [['--bars', 'WALK', '--tick', '0.00000000000001'], '--tick: 0.00000000000001 is too fine'],
    [['--bars', 'WALK', '--lot', '99999999999999999999'], '--lot takes a decimal number'],
    [['--bars', 'WALK', '--cash', '1.1234567890123'], '--cash takes at most'],
    [['--bars', 'WALK', '--timeframe', '5m'], '--timeframe belongs to --ticks'],
    [['--bars', 'WALK', '--margin', '2'], 'above 0 and at most 1'],
    [['--bars', 'WALK', '--params', '{"fast":99,"slow":9}'], 'fast must be below slow'],
    [['--bars', 'WALK', '--params', '[1]'], '--params takes a JSON object'],
    [['--bars', 'WALK', '--params', '{'], '--params takes JSON such as \'{"fast":10,"slow":30}\''],
    [['--fill-model', 'ticks'], 'options --ticks and --fill-model ticks belong together'],
    [['--bars', 'WALK', '--strategy', 'nothing'], 'takes sma-cross, momentum, donchian'],
    [['--bars', 'WALK', '--strategy', './none.ts'], 'There is no strategy file'],
    [['--bars', 'WALK', '--limits', 'BAD'], 'maxOrderNotional must be null or a decimal'],
    [['--bars', 'WALK', '--limit-changes', 'BAD'], 'belongs to --fill-model conservative'],
    [
      ['--bars', 'WALK', '--fill-model', 'conservative', '--limit-changes', 'BAD'],
      'takes a JSON array of',
    ],
    [['--bars', 'WALK', '--from', 'soon'], '--from takes a time'],
    [
      ['--bars', 'WALK', '--fill-model', 'conservative', '--spread', '0.1'],
      '--fill-model reference',
    ],
    [['--bars', 'WALK', '--colour', 'red'], "Unknown option '--colour'"],
  ] as const)('called with %j ends with 2 and says: %s', async (args, sentence) => {
    const real = args.map((arg) =>
      arg === 'WALK' ? file('walk.csv') : arg === 'BAD' ? file('bad-limits.json') : arg,
    );
    const { err, out, code } = await backtest(...real);
    expect(err.toLowerCase()).toContain(sentence.toLowerCase());
    expect([code, out]).toEqual([2, '']);
  });
});

describe('indicators', () => {
  it('gives columns as long as the bars, null where undefined', async () => {
    const { out, code } = await run(
      ...['indicators', '--bars', file('walk.csv'), '--spec', file('spec.json'), '--json'],
    );
    const [sma] = JSON.parse(out);
    expect([code, sma.fn, sma.params]).toEqual([0, 'SMA', { timePeriod: 3 }]);
    expect(sma.outputs.output).toHaveLength(400);
    expect(sma.outputs.output.slice(0, 3)).toEqual([null, null, expect.any(Number)]);
  });

  it('lists what there is, and says what it needs', async () => {
    const list = await run('indicators', '--list', '--json');
    expect(JSON.parse(list.out).map(({ fn }: { fn: string }) => fn)).toContain('DONCHIAN');
    const nothing = await run('indicators');
    expect([nothing.code, nothing.err]).toEqual([
      2,
      'indicators needs --bars and --spec, or --list.\n',
    ]);
  });
});
