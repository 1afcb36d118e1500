/** A search keeps its order, skips nonsense, resumes, and judges its best. */
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../simulation/seeded-random.js';
import { smaCross } from '../strategies/sma-cross.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import type { ParameterValues } from '../strategies/parameters.js';
import { syntheticBars, TEST_INSTRUMENT } from '../testing/synthetic-bars.js';
import { bestTrial, judgedTrials } from './choose-best.js';
import { judgeSweep } from './judge-sweep.js';
import type { RunSetup } from './run-options.js';
import { runSweep } from './run-sweep.js';
import type { DoneTrial, SweepPlan, SweptTrials } from './run-sweep.js';
import type { SearchSpec } from './search-spec.js';
import { runTrials, trialClock } from './trials.js';

const columns = syntheticBars(500);
const series = [{ instrument: TEST_INSTRUMENT, columns }];
const GRID: SearchSpec = {
  sampler: 'grid',
  space: {
    fast: { type: 'values', values: [5, 20, 30] },
    slow: { type: 'values', values: [10, 20, 40] },
  },
  trials: 9,
  objective: 'sharpe',
  seed: 1,
};
const fixed = completed({});

function completed(given: Record<string, unknown>): ParameterValues {
  const checked = checkStrategyParameters(smaCross, given);
  if (!checked.ok) throw new Error(checked.error);
  return checked.values;
}

const setup: RunSetup = {
  series,
  cash: '10000',
  currency: 'USD',
  fillModel: { name: 'reference', spread: 0, margin: 1, commission: 0.0005, tradeOnClose: false },
  mandate: null,
};

interface Ran {
  readonly swept: SweptTrials;
  readonly saved: readonly DoneTrial[];
  readonly evaluated: number;
  /** The most tasks at a time. */
  readonly atOnce: number;
}

interface Around {
  readonly pause?: () => Promise<void>;
  /** Before the result of a task is there: whoever waits shorter comes first. */
  readonly wait?: () => Promise<void>;
}

async function sweep(
  search: SearchSpec,
  more: Partial<SweepPlan> = {},
  threads = 2,
  { pause, wait }: Around = {},
): Promise<Ran> {
  const saved: DoneTrial[] = [];
  let evaluated = 0;
  let underWay = 0;
  let atOnce = 0;
  const plan = { strategy: smaCross, fixed, search, bars: 500, known: new Map(), ...more };
  const swept = await runSweep(plan, {
    threads,
    async evaluate(parameters) {
      evaluated += parameters.length;
      underWay += 1;
      atOnce = Math.max(atOnce, underWay);
      await wait?.();
      underWay -= 1;
      const { objective } = search;
      return runTrials({ setup, objective, parameters }, smaCross);
    },
    save: (trials) => void saved.push(...trials),
    ...(pause && { pause }),
  });
  return { swept, saved, evaluated, atOnce };
}

/** Some turns of the event loop, another number for each task. */
function uneven(seed: number): () => Promise<void> {
  const random = seededRandom(seed);
  return async () => {
    for (let turns = Math.floor(random() * 12); turns >= 0; turns -= 1) await setImmediate();
  };
}

describe('a grid search', () => {
  it('skips and counts what the strategy refuses, with its sentence', async () => {
    const { swept, evaluated } = await sweep(GRID);
    expect([swept.trials.length, swept.skipped, evaluated]).toEqual([5, 4, 5]);
    expect(swept.skippedBecause).toEqual({ 'fast must be below slow': 4 });
    expect(swept.trials.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(swept.trials[0]?.parameters).toMatchObject({ fast: 5, slow: 10 });
  });

  it('does nothing again that it did before it was interrupted, and ends the same', async () => {
    const whole = await sweep(GRID);
    const known = new Map(whole.saved.slice(0, 3).map((trial) => [trial.number, trial]));
    const resumed = await sweep(GRID, { known });
    expect(resumed.evaluated).toBe(2);
    expect(resumed.swept).toEqual(whole.swept);
  });

  it('does not believe what was saved for other parameters', async () => {
    const whole = await sweep(GRID);
    const [first] = whole.saved;
    const known = new Map([[2, { ...(first as DoneTrial), number: 2 }]]);
    expect((await sweep(GRID, { known })).evaluated).toBe(5);
  });
});

describe.each(['random', 'tpe'] as const)('a %s search', (sampler) => {
  const search: SearchSpec = {
    ...GRID,
    sampler,
    trials: 40,
    space: {
      fast: { type: 'integer', min: 2, max: 60 },
      slow: { type: 'integer', min: 2, max: 120 },
    },
  };

  it('makes as many backtests as asked for, the same with any number of threads', async () => {
    const one = await sweep(search, {}, 1);
    const many = await sweep(search, {}, 5);
    expect(one.swept.trials).toHaveLength(40);
    expect(many.swept).toEqual(one.swept);
    // One that learns draws only what the strategy takes.
    expect(one.swept.skipped > 0).toBe(sampler === 'random');
  });

  it('keeps all threads at work, and is the same whichever of them is first', async () => {
    const one = await sweep(search, {}, 1);
    for (const seed of [1, 2, 3]) {
      const many = await sweep(search, { bars: 50_000 }, 8, { wait: uneven(seed) });
      expect(many.swept).toEqual(one.swept);
      expect(many.atOnce).toBe(8);
      expect(many.saved.map(({ number }) => number)).not.toEqual(
        one.saved.map(({ number }) => number),
      );
    }
  });

  it('does nothing again that it did before it was interrupted, and ends the same', async () => {
    const whole = await sweep(search, { bars: 50_000 }, 8, { wait: uneven(4) });
    const known = new Map(whole.saved.slice(0, 27).map((trial) => [trial.number, trial]));
    const resumed = await sweep(search, { known });
    expect(resumed.evaluated).toBe(13);
    expect(resumed.swept).toEqual(whole.swept);
  });

  it('begins nothing more when a thread fails', async () => {
    let begun = 0;
    const wait = (): Promise<void> => {
      begun += 1;
      return begun < 5 ? Promise.resolve() : Promise.reject(new Error('out of memory'));
    };
    await expect(sweep(search, { bars: 50_000 }, 2, { wait })).rejects.toThrow('out of memory');
    expect(begun).toBeLessThanOrEqual(6);
  });

  it('ends when the space is used up or holds nothing that makes sense', async () => {
    const few = { fast: GRID.space['fast'], slow: GRID.space['slow'] } as SearchSpec['space'];
    expect((await sweep({ ...search, space: few })).swept.trials).toHaveLength(5);
    const none = { fast: { type: 'integer', min: 100, max: 900 } } as const;
    const { swept } = await sweep({ ...search, space: none, trials: 2 });
    expect(swept.trials).toHaveLength(0);
  });

  it('pauses before each round, and ends there when it shall end', async () => {
    const space = {
      fast: { type: 'integer', min: 100, max: 900 },
      slow: { type: 'integer', min: 2, max: 90 },
    } as const;
    let pauses = 0;
    const pause = (): Promise<void> => {
      pauses += 1;
      return pauses < 3 ? Promise.resolve() : Promise.reject(new Error('enough'));
    };
    const vain = sweep({ ...search, space, trials: 5_000 }, {}, 2, { pause });
    await expect(vain).rejects.toThrow('enough');
    expect(pauses).toBe(3);
  });
});

describe('the judgement of a search', () => {
  it('gives all measures of the best, and what the choice among trials makes of it', async () => {
    const { swept } = await sweep(GRID);
    const best = bestTrial(swept.trials, 'sharpe');
    if (best === null) throw new Error('A trial must have a Sharpe ratio');
    const scores = swept.trials.map(({ result }) => (result.ok ? result.objective : null));
    expect(best.result.objective).toBe(Math.max(...scores.map((score) => score ?? -Infinity)));
    const { grid } = trialClock(series);
    const own = judgedTrials(swept.trials, best, 100).map(({ result }) => ({
      grid,
      returns: result.returns,
    }));
    const alone = judgeSweep({ setup, parameters: best.parameters, own, earlier: [] }, smaCross);
    expect(alone.measures['sharpe']).toBeCloseTo(best.result.objective ?? 0, 12);
    expect(alone.effectiveTrials).toBeGreaterThanOrEqual(1);
    expect(alone.effectiveTrials).toBeLessThanOrEqual(5);
    expect(alone.deflatedSharpe).toBeGreaterThanOrEqual(0);
    expect(alone.deflatedSharpe).toBeLessThanOrEqual(1);
    expect(alone.pbo).toBeGreaterThanOrEqual(0);
  });
});
