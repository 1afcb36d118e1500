/** The look-ahead check finds planted peekers, names them, and leaves honest strategies alone. */
import { describe, expect, it } from 'vitest';
import { Sma } from '../strategy.js';
import type { JsonValue } from '../domain/json.js';
import { DEFAULT_MANDATE } from '../domain/mandate-default.js';
import { AccountKernel } from '../kernel/account-kernel.js';
import { StrategyRegistry } from '../strategies/strategy-registry.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { checkParameters } from '../strategies/parameters.js';
import { defineStrategy } from '../strategies/define-strategy.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { Tracked } from '../strategies/tracked-state.js';
import type { InputBars, InputFunction } from '../strategies/vectorised-inputs.js';
import { TEST_INSTRUMENT, syntheticBars } from '../testing/synthetic-bars.js';
import { checkLookAhead } from './look-ahead.js';
import type { LookAheadReport } from './look-ahead.js';
import { openingInputs } from './opening-inputs.js';

const BARS = syntheticBars(160);

function check(strategy: StrategyDefinition, given: Record<string, unknown> = {}): LookAheadReport {
  const checked = checkParameters(strategy.parameters, given);
  if (!checked.ok) throw new Error(checked.error);
  return checkLookAhead({
    series: { instrument: TEST_INSTRUMENT, columns: BARS },
    strategy,
    parameters: checked.values,
    currency: 'USD',
    cash: '10000',
  });
}

const about = { version: '1.0.0', title: 'Test', description: 'For a test.', parameters: {} };

describe('an honest strategy', () => {
  const short: Record<string, Record<string, unknown>> = {
    'sma-cross': { fast: 3, slow: 8 },
    momentum: { lookback: 10, trend: 5, atr: 5 },
  };
  it.each(builtInStrategies().list())('$name passes', (strategy) => {
    const report = check(strategy, short[strategy.name] ?? {});
    expect(report).toMatchObject({ ok: true, peeks: [], failure: null, bars: 160 });
  });

  it('with an input that looks back only passes, and trades as with an indicator', () => {
    const report = check(mean('looks-back', (close, i) => average(close, i - 9, i)));
    expect(report.peeks).toEqual([]);
    expect(report.decisions).toBeGreaterThan(3);
  });

  it('whose input cannot be computed of a few bars passes where it has no value on those', () => {
    const inputs = { mean: ({ close }: InputBars) => seededMean(close, Number.NaN) };
    expect(check(follower('seeded', inputs))).toMatchObject({ ok: true, peeks: [], failure: null });
  });
});

describe('a planted peeker', () => {
  it('in an input that fills its first bars from later ones is named, though it fails on few', () => {
    const inputs = { mean: ({ close }: InputBars) => seededMean(close, average(close, 0, 9)) };
    const report = check(follower('filled', inputs));
    expect(report.peeks).toHaveLength(1);
    expect(report.peeks[0]).toMatchObject({ kind: 'INPUT', input: 'mean', bar: 0 });
    expect(report.peeks[0]?.sentence).toContain('must give one number for each of the 1 bars');
  });

  it('in an input that averages around its bar is named with the first bar', () => {
    const report = check(mean('centred', (close, i) => average(close, i - 5, i + 5)));
    expect(report.peeks).toHaveLength(1);
    expect(report.peeks[0]).toMatchObject({ kind: 'INPUT', input: 'mean', bar: 5 });
    expect(report.peeks[0]?.sentence).toContain('The input mean knows at bar 5 (2001-01-06');
  });

  it('in an input that is scaled by the whole series is found', () => {
    const report = check(
      mean('scaled', (close, i) => ((close[i] as number) / Math.max(...close)) * 1000),
    );
    expect(report.peeks[0]).toMatchObject({ kind: 'INPUT', input: 'mean' });
  });

  it('in a tracked class of its own is named by class and number', () => {
    const report = check(
      defineStrategy({
        ...about,
        name: 'oracle-state',
        create({ track }) {
          track(new Sma(5));
          const oracle = track(new Oracle(10));
          return {
            onBar(_bar, desk) {
              if (oracle.update() > 0 && desk.position === 0) desk.buy({ units: 1 });
            },
          };
        },
      }),
    );
    expect(report.ok).toBe(false);
    expect(report.peeks[0]).toMatchObject({ input: 'Oracle (tracked #2)' });
  });

  it('that remembers an earlier run outside track() is not reproducible', () => {
    const seen: number[] = [];
    const report = check(
      defineStrategy({
        ...about,
        name: 'remembers',
        create() {
          let row = 0;
          return {
            onBar(bar, desk) {
              const next = seen[row + 1] ?? 0;
              seen[row] = bar.close;
              row += 1;
              if (next > bar.close && desk.position === 0) desk.buy({ units: 1 });
            },
          };
        },
      }),
    );
    expect(report.peeks[0]).toMatchObject({ kind: 'NOT_REPRODUCIBLE', input: 'orders' });
  });

  it('that has its prices from elsewhere gets a note', () => {
    const secret = BARS.close;
    const report = check(
      defineStrategy({
        ...about,
        name: 'secret-prices',
        create() {
          let row = 0;
          return {
            onBar(_bar, desk) {
              row += 1;
              if ((secret[row] as number) > (secret[row - 1] as number)) desk.buy({ units: 1 });
              else desk.close();
            },
          };
        },
      }),
    );
    expect(report.notes.join()).toContain('from somewhere else than its bars');
  });
});

it('says when a strategy asked for nothing, and why one cannot run', () => {
  const idle = check(defineStrategy({ ...about, name: 'idle', create: () => ({ onBar() {} }) }));
  expect(idle).toMatchObject({ ok: true, decisions: 0 });
  expect(idle.notes[0]).toContain('never asked for anything');
  const broken = check(mean('broken', () => 'x' as unknown as number));
  expect(broken).toMatchObject({ ok: false });
});

it('an account does not take a strategy with vectorised inputs', () => {
  const strategy = mean('vectorised', (close, i) => average(close, i - 9, i));
  const kernel = new AccountKernel({ strategies: new StrategyRegistry([strategy]) });
  const events = openingInputs({
    firstBarAt: BARS.at[0] as number,
    currency: 'USD',
    cash: '10000',
    mandate: DEFAULT_MANDATE,
    instruments: [TEST_INSTRUMENT],
    deployments: [
      {
        strategy: strategy.name,
        strategyVersion: strategy.version,
        parameters: {},
        symbols: [TEST_INSTRUMENT.symbol],
        capitalSharePct: '100',
      },
    ],
  }).flatMap((input) => kernel.apply(input));
  expect(events).toContainEqual(
    expect.objectContaining({
      type: 'DEPLOYMENT_ENDED',
      reason: expect.stringContaining('can be backtested, not deployed') as string,
    }),
  );
});

function mean(name: string, of: (close: Float64Array, i: number) => number): StrategyDefinition {
  return follower(name, { mean: ({ close }) => Array.from(close, (_, i) => of(close, i)) });
}

function follower(name: string, inputs: { readonly mean: InputFunction }): StrategyDefinition {
  return defineStrategy({
    ...about,
    name,
    inputs,
    create: () => ({
      onBar(bar, desk, { mean: level }) {
        if (bar.close > level && desk.position === 0) desk.buy({ units: 1 });
        else if (bar.close < level && desk.position > 0) desk.close();
      },
    }),
  });
}

/** Sets its tenth value whether there are so many or not, as hand-written averages often do. */
function seededMean(close: Float64Array, early: number): number[] {
  const values = Array.from(close, (_, i) => (i < 9 ? early : average(close, i - 9, i)));
  values[9] = average(close, 0, 9);
  return values;
}

function average(values: Float64Array, from: number, to: number): number {
  if (from < 0 || to >= values.length) return Number.NaN;
  return values.slice(from, to + 1).reduce((sum, value) => sum + value, 0) / (to - from + 1);
}

/** Knows how many bars the run will have from the runs before it. */
class Oracle implements Tracked {
  readonly lookback = 0;
  private static longest = 0;
  private row = 0;
  private left = 0;

  constructor(private readonly horizon: number) {}

  update(): number {
    this.row += 1;
    Oracle.longest = Math.max(Oracle.longest, this.row);
    this.left = Math.min(this.horizon, Oracle.longest - this.row);
    return this.left;
  }

  save(): JsonValue {
    return this.left;
  }

  load(saved: JsonValue): void {
    this.left = saved as number;
  }
}
