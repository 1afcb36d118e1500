/** What samplers give, and that TPE finds better places than chance on functions that are known. */
import { describe, expect, it } from 'vitest';
import type { ParameterValues } from '../../strategies/parameters.js';
import type { SamplerName, SearchSpace } from '../search-spec.js';
import { createSampler } from './sampler.js';

const SMALL: SearchSpace = {
  fast: { type: 'values', values: [5, 10] },
  slow: { type: 'integer', min: 20, max: 40, step: 10 },
  mode: { type: 'values', values: ['a', 'b'] },
};

function sampler(name: SamplerName, space: SearchSpace, seed = 1) {
  return createSampler({ sampler: name, space, seed, trials: 100, objective: 'sharpe' });
}

function drawAll(name: SamplerName, space: SearchSpace, seed = 1): readonly ParameterValues[] {
  const one = sampler(name, space, seed);
  const given: ParameterValues[] = [];
  for (let round = one.ask(7); round.length > 0; round = one.ask(7)) {
    given.push(...round);
    for (const parameters of round) one.tell(parameters, Number(parameters['slow']));
  }
  return given;
}

describe('a grid', () => {
  it('gives every combination once, the last parameter fastest', () => {
    const given = drawAll('grid', SMALL);
    expect(given).toHaveLength(12);
    expect(given.slice(0, 3)).toEqual([
      { fast: 5, slow: 20, mode: 'a' },
      { fast: 5, slow: 20, mode: 'b' },
      { fast: 5, slow: 30, mode: 'a' },
    ]);
    expect(new Set(given.map((one) => JSON.stringify(one))).size).toBe(12);
  });
});

describe.each(['random', 'tpe'] as const)('%s', (name) => {
  it('gives the same for the same seed, another for another, and nothing twice', () => {
    const wide: SearchSpace = { x: { type: 'number', min: -1, max: 1 } };
    const take = (seed: number) => sampler(name, wide, seed).ask(20);
    expect(take(3)).toEqual(take(3));
    expect(take(3)).not.toEqual(take(4));
    const all = drawAll(name, SMALL);
    expect(all).toHaveLength(12);
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(12);
  });

  it('stays on the steps and inside the range, ends included', () => {
    const space: SearchSpace = {
      stepped: { type: 'number', min: 0.1, max: 0.75, step: 0.2 },
      whole: { type: 'integer', min: 1, max: 3 },
    };
    const values = drawAll(name, space);
    expect(new Set(values.map(({ stepped }) => stepped))).toEqual(new Set([0.1, 0.3, 0.5, 0.7]));
    expect(new Set(values.map(({ whole }) => whole))).toEqual(new Set([1, 2, 3]));
  });

  it('gives equal ratios an equal chance where it is asked to', () => {
    const space: SearchSpace = { x: { type: 'number', min: 0.001, max: 1000, log: true } };
    const drawn = sampler(name, space).ask(20);
    const below = drawn.filter(({ x }) => Number(x) < 1).length;
    expect(below).toBeGreaterThan(4);
    expect(below).toBeLessThan(16);
  });
});

interface Known {
  readonly name: string;
  readonly space: SearchSpace;
  readonly trials: number;
  /** Less is better. */
  readonly value: (at: Readonly<Record<string, number>>) => number;
}

const unit = (min: number, max: number) => ({ type: 'number', min, max }) as const;

/** Dixon and Szegő 1978, less its lowest value. */
function branin(x: number, y: number): number {
  const bowl = y - (5.1 / (4 * Math.PI ** 2)) * x ** 2 + (5 / Math.PI) * x - 6;
  return bowl ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10 - 0.397887;
}

const KNOWN: readonly Known[] = [
  {
    name: 'the sphere in four dimensions',
    space: { a: unit(-5, 5), b: unit(-5, 5), c: unit(-5, 5), d: unit(-5, 5) },
    trials: 120,
    value: ({ a = 0, b = 0, c = 0, d = 0 }) => a * a + b * b + c * c + d * d,
  },
  {
    name: 'Branin',
    space: { x: unit(-5, 10), y: unit(0, 15) },
    trials: 100,
    value: ({ x = 0, y = 0 }) => branin(x, y),
  },
  {
    name: 'a mixture of whole numbers, a logarithm and a choice',
    space: {
      n: { type: 'integer', min: 1, max: 200 },
      rate: { type: 'number', min: 0.0001, max: 1, log: true },
      kind: { type: 'values', values: [0, 1, 2, 3] },
    },
    trials: 100,
    value: ({ n = 0, rate = 1, kind = 0 }) =>
      Math.abs(n - 140) / 20 + Math.abs(Math.log10(rate) + 2.5) * 3 + (kind === 2 ? 0 : 4),
  },
];

describe('TPE', () => {
  it('keeps to combinations that are accepted, also where the parameters bind each other', () => {
    const space: SearchSpace = {
      fast: { type: 'integer', min: 1, max: 5000 },
      slow: { type: 'integer', min: 2, max: 5000 },
    };
    const spec = { sampler: 'tpe', space, seed: 3, trials: 80, objective: 'sharpe' } as const;
    const accepts = ({ fast, slow }: ParameterValues): boolean => Number(fast) < Number(slow);
    const one = createSampler(spec, accepts);
    const given: ParameterValues[] = [];
    while (given.length < 80) {
      for (const parameters of one.ask(4)) {
        given.push(parameters);
        // Best where both are small, which is where most combinations are refused.
        one.tell(parameters, -Number(parameters['slow']));
      }
    }
    expect(given.every(accepts)).toBe(true);
  });

  it.each(KNOWN)('comes closer than chance on $name, in the median of seeds', (known) => {
    const median = (name: SamplerName) => {
      const best = Array.from({ length: 15 }, (_, seed) => lowest(known, name, seed + 1));
      return best.sort((a, b) => a - b)[7] as number;
    };
    expect(median('tpe')).toBeLessThan(median('random') * 0.6);
  });

  it('has a part of the search under way at a time, from eight to thirty-two', () => {
    const underWay = (trials: number): number => {
      const space: SearchSpace = { x: unit(-1, 1) };
      const one = createSampler({ sampler: 'tpe', space, seed: 1, trials, objective: 'sharpe' });
      for (const parameters of one.ask(20)) one.tell(parameters, 0);
      let asked = 0;
      while (one.mayAsk()) asked += one.ask(4).length;
      expect(asked).toBe(one.underWay - (one.underWay % 4));
      return asked;
    };
    expect([50, 200, 5_000].map(underWay)).toEqual([8, 12, 32]);
  });

  it('learns nothing before all of its first draws are told', () => {
    const one = sampler('tpe', { x: unit(-1, 1) });
    const first = one.ask(20);
    for (const parameters of first.slice(1)) one.tell(parameters, 0);
    expect(one.mayAsk()).toBe(false);
    one.tell(first[0] as ParameterValues, 0);
    expect(one.mayAsk()).toBe(true);
  });

  it('keeps away from what is under way, however good its neighbours are', () => {
    const nearest = (isTold: boolean): number => {
      const one = sampler('tpe', { x: unit(-1, 1) }, 5);
      const score = ({ x }: ParameterValues): number => -Math.abs(Number(x));
      for (const parameters of one.ask(20)) one.tell(parameters, score(parameters));
      const under = one.ask(4);
      if (isTold) for (const parameters of under) one.tell(parameters, score(parameters));
      const distances = one
        .ask(4)
        .map(({ x }) => under.map((p) => Math.abs(Number(p['x']) - Number(x))));
      return Math.min(...distances.flat());
    };
    expect(nearest(false)).toBeGreaterThan(nearest(true));
  });

  it('does not mind combinations that gave nothing', () => {
    const space: SearchSpace = { x: unit(-1, 1) };
    const one = sampler('tpe', space);
    for (let i = 0; i < 10; i += 1) {
      for (const parameters of one.ask(8)) one.tell(parameters, Number.NEGATIVE_INFINITY);
    }
    expect(one.ask(8)).not.toHaveLength(0);
  });
});

/** As a search on many threads asks: as much as it may, each result as late as it may come. */
function lowest({ space, trials, value }: Known, name: SamplerName, seed: number): number {
  const one = createSampler({ sampler: name, space, seed, trials, objective: 'sharpe' });
  const waiting: ParameterValues[] = [];
  let best = Number.POSITIVE_INFINITY;
  let asked = 0;
  for (let told = 0; told < trials; told += 1) {
    while (asked < trials && one.mayAsk()) {
      const round = one.ask(trials - asked);
      waiting.push(...round);
      asked += round.length;
    }
    const parameters = waiting.shift() as ParameterValues;
    const result = value(parameters as Readonly<Record<string, number>>);
    best = Math.min(best, result);
    one.tell(parameters, -result);
  }
  return best;
}
