/** The indicators: against TA-Lib, streaming against batch, and over a restart. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { oraclesFolder } from '../testing/oracles.js';
import { randomWalkBars } from '../simulation/random-walk.js';
import type { Tracked } from '../strategies/tracked-state.js';
import { Atr } from './atr.js';
import { BollingerBands } from './bbands.js';
import { Cross } from './cross.js';
import { Donchian } from './donchian.js';
import { Ema } from './ema.js';
import { INDICATORS, computeIndicator } from './indicator-registry.js';
import type { Columns } from './indicator-registry.js';
import { Macd } from './macd.js';
import { Max } from './max.js';
import { Min } from './min.js';
import { Mom } from './mom.js';
import { Roc } from './roc.js';
import { Rsi } from './rsi.js';
import { Sma } from './sma.js';
import { Stddev } from './stddev.js';

interface OracleCall {
  readonly fn: string;
  readonly inputs: readonly string[];
  readonly params: Readonly<Record<string, number>>;
  readonly outputs: Readonly<Record<string, readonly (number | null)[]>>;
}

const folder = join(oraclesFolder(), 'indicators', 'talib');
const files = existsSync(folder) ? readdirSync(folder) : [];
const ours = new Set(INDICATORS.map(({ fn }) => fn));

describe.skipIf(files.length === 0)('TA-Lib’s values (skipped without the oracle folder)', () => {
  for (const file of files) {
    const text = gunzipSync(readFileSync(join(folder, file))).toString();
    const oracle = JSON.parse(text) as {
      bars: Record<keyof Columns, number[]>;
      functions: OracleCall[];
    };
    const { open, high, low, close, volume } = oracle.bars;
    const columns: Columns = {
      open: Float64Array.from(open),
      high: Float64Array.from(high),
      low: Float64Array.from(low),
      close: Float64Array.from(close),
      volume: Float64Array.from(volume),
    };
    const calls = oracle.functions.filter(({ fn }) => ours.has(fn));
    it.each(calls.map((call) => [call.fn, JSON.stringify(call.params), call] as const))(
      `${file}: %s %s`,
      (_, __, call) => {
        const { fn, params, inputs } = call;
        const result = computeIndicator({ fn, params, inputs }, columns);
        if (!result.ok) throw new Error(result.error);
        for (const [name, expected] of Object.entries(call.outputs)) {
          const actual = result.outputs[name] as Float64Array;
          expected.forEach((value, i) => expectClose(actual[i] as number, value, `${name}[${i}]`));
        }
      },
    );
  }
});

function expectClose(actual: number, expected: number | null, where: string): void {
  if (expected === null) return expect(actual, where).toBeNaN();
  const error = Math.abs(actual - expected) / Math.max(1e-300, Math.abs(expected));
  if (!(error <= 1e-8 || Math.abs(actual - expected) < 1e-12)) {
    expect(actual, where).toBe(expected);
  }
}

const BARS = randomWalkBars(300, 7);

interface Streamed {
  readonly name: string;
  readonly make: () => Tracked & { next(...values: number[]): number };
  readonly inputs: readonly Float64Array[];
}

const close = [BARS.close];
const STREAMS: readonly Streamed[] = [
  { name: 'Sma', make: () => new Sma(20), inputs: close },
  { name: 'Ema', make: () => new Ema(20), inputs: close },
  { name: 'Rsi', make: () => new Rsi(14), inputs: close },
  {
    name: 'Macd',
    make: () => new Macd({ fastPeriod: 12, slowPeriod: 26, signalPeriod: 9 }),
    inputs: close,
  },
  { name: 'BollingerBands', make: () => new BollingerBands(20), inputs: close },
  { name: 'Stddev', make: () => new Stddev(20), inputs: close },
  { name: 'Max', make: () => new Max(10), inputs: close },
  { name: 'Min', make: () => new Min(10), inputs: close },
  { name: 'Mom', make: () => new Mom(10), inputs: close },
  { name: 'Roc', make: () => new Roc(10), inputs: close },
  { name: 'Atr', make: () => new Atr(14), inputs: [BARS.high, BARS.low, BARS.close] },
  { name: 'Donchian', make: () => new Donchian(20), inputs: [BARS.high, BARS.low] },
  { name: 'Cross', make: () => new Cross(), inputs: [BARS.open, BARS.close] },
];

describe.each(STREAMS)('$name', ({ name, make, inputs }) => {
  const row = (i: number): number[] => inputs.map((values) => values[i] as number);

  it('goes on from its saved state at any bar with the very same bits', () => {
    for (const cut of [0, 1, 5, 13, 14, 19, 20, 33, 34, 150]) {
      const whole = make();
      let moved = make();
      for (let i = 0; i < BARS.length; i += 1) {
        if (i === cut) {
          const saved = JSON.parse(JSON.stringify(moved.save())) as never;
          moved = make();
          moved.load(saved);
        }
        expect(Object.is(moved.next(...row(i)), whole.next(...row(i)))).toBe(true);
      }
    }
  });

  it.skipIf(name === 'Cross')('has its first value after as many bars as it says', () => {
    const stream = make();
    let first = -1;
    for (let i = 0; i < BARS.length && first < 0; i += 1) {
      if (!Number.isNaN(stream.next(...row(i)))) first = i;
    }
    expect(first).toBe(stream.lookback);
  });
});

describe('a call', () => {
  const columns: Columns = BARS;
  it.each([
    [{ fn: 'NOTHING' }, 'there is no indicator "NOTHING"'],
    [{ fn: 'SMA', params: { period: 5 } }, 'SMA has no parameter "period"; it has timePeriod'],
    [
      { fn: 'SMA', params: { timePeriod: 1 } },
      'timePeriod must be a whole number from 2 to 100000',
    ],
    [{ fn: 'SMA', params: { timePeriod: 2.5 } }, 'timePeriod must be a whole number'],
    [{ fn: 'BBANDS', params: { nbDevUp: Number.NaN } }, 'nbDevUp must be a number'],
    [{ fn: 'SMA', inputs: ['price'] }, 'there is no column "price"'],
    [{ fn: 'SMA', inputs: ['open', 'close'] }, 'SMA takes 1 input columns, not 2'],
  ])('with %j is refused: %s', (spec, error) => {
    const result = computeIndicator(spec, columns);
    expect(result.ok ? '' : result.error).toContain(error);
  });

  it('takes the column that it names, and defaults otherwise', () => {
    const named = computeIndicator(
      { fn: 'MAX', params: { timePeriod: 2 }, inputs: ['high'] },
      columns,
    );
    const high = named.ok ? named.outputs['output'] : undefined;
    expect(high?.[1]).toBe(Math.max(BARS.high[0] as number, BARS.high[1] as number));
  });
});
