/** Sharpe ratios under doubt: published examples, and trials whose truth is known. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oraclesFolder } from '../../testing/oracles.js';
import { normalProbability, normalQuantile } from '../statistics/normal-distribution.js';
import { deflatedSharpe, deflatedSharpeOfTrials } from './deflated-sharpe.js';
import { effectiveTrials } from './effective-trials.js';
import {
  estimateSharpe,
  minimumTrackRecord,
  probabilisticSharpe,
  sharpeStandardError,
} from './probabilistic-sharpe.js';
import { probabilityOfBacktestOverfitting } from './probability-of-backtest-overfitting.js';

/** A small generator, so that the trials are the same in every run. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return normalQuantile((state + 0.5) / 2 ** 32);
  };
}

const series = (length: number, next: () => number): Float64Array =>
  Float64Array.from({ length }, () => next() * 0.01);

describe('the normal distribution', () => {
  it.each([
    [0, 0.5],
    [1.959963984540054, 0.975],
    [-1.6448536269514722, 0.05],
    [-6, 9.865876450376946e-10],
    [3.0000001, 0.9986501024613318],
  ])('has P(Z ≤ %d) = %d', (x, p) => {
    expect(Math.abs(normalProbability(x) / p - 1)).toBeLessThan(1e-10);
    expect(normalQuantile(p)).toBeCloseTo(x, 6);
  });
});

describe('effective trials', () => {
  it('are as many as there are ideas, however often each was tried', () => {
    const next = noise(7);
    const ideas = Array.from({ length: 5 }, () => series(400, next));
    const trials = Array.from({ length: 60 }, (_, trial) =>
      (ideas[trial % 5] as Float64Array).map((value) => value + next() * 0.002),
    );
    const { count, labels, silhouette } = effectiveTrials(trials);
    expect(count).toBe(5);
    expect(labels[0]).toBe(labels[55]);
    expect(silhouette).toBeGreaterThan(0.5);
  });

  it('of the same trial again and again are one, of unrelated trials about all', () => {
    const next = noise(8);
    const one = series(300, next);
    expect(effectiveTrials([one, one, one.map((value) => value * 2)]).count).toBe(1);
    const unrelated = Array.from({ length: 20 }, () => series(300, next));
    expect(effectiveTrials(unrelated).count).toBe(20);
  });

  it.each([
    ['none', [], 0],
    ['one', [[0.1, -0.1]], 1],
    [
      'two that never traded',
      [
        [0, 0],
        [0, 0],
      ],
      1,
    ],
    [
      'two opposite ones',
      [
        [0.1, -0.1, 0.2],
        [-0.1, 0.1, -0.2],
      ],
      2,
    ],
  ])('of %s are counted', (_, trials, expected) => {
    expect(effectiveTrials(trials).count).toBe(expected);
  });

  it('are the same in whatever order the trials come', () => {
    const next = noise(9);
    const ideas = Array.from({ length: 4 }, () => series(200, next));
    const trials = Array.from({ length: 40 }, (_, trial) =>
      (ideas[trial % 4] as Float64Array).map((value) => value + next() * 0.003),
    );
    expect(effectiveTrials([...trials].reverse()).count).toBe(effectiveTrials(trials).count);
  });
});

describe('the probability of overfitting', () => {
  it('of worthless trials is about one half on average', () => {
    const probabilities = Array.from({ length: 30 }, (_, seed) => {
      const next = noise(seed * 7919 + 11);
      const worthless = Array.from({ length: 20 }, () => series(320, next));
      return probabilityOfBacktestOverfitting(worthless, { blocks: 8 })?.probability ?? NaN;
    });
    const average = probabilities.reduce((sum, value) => sum + value, 0) / probabilities.length;
    expect(average).toBeGreaterThan(0.4);
    expect(average).toBeLessThan(0.6);
  });

  it('is 0 where one trial is better than all others', () => {
    const next = noise(11);
    const trials = Array.from({ length: 40 }, () => series(640, next));
    const better = series(640, next).map((value) => value + 0.01);
    const found = probabilityOfBacktestOverfitting([...trials, better]);
    expect(found).toMatchObject({ splits: 12_870, probability: 0, probabilityOfLoss: 0 });
  });

  it('is 1 where what was good in one half is bad in the other', () => {
    const up = [1, 1.1, -1, -1.1, 1, 1.1, -1, -1.1];
    const down = up.map((value) => -value);
    expect(probabilityOfBacktestOverfitting([up, down], { blocks: 4 })?.probability).toBe(1);
  });

  it('is not given for one trial or a handful of observations', () => {
    expect(probabilityOfBacktestOverfitting([series(100, noise(1))])).toBeNull();
    expect(
      probabilityOfBacktestOverfitting([
        [1, 2, 3],
        [3, 2, 1],
      ]),
    ).toBeNull();
  });
});

describe('the deflated Sharpe ratio of trials', () => {
  it('falls with the number of different ideas that were tried', () => {
    const next = noise(21);
    const chosen = series(500, next).map((value) => value + 0.0012);
    const alone = deflatedSharpeOfTrials([chosen], 0);
    const others = Array.from({ length: 30 }, () => series(500, next));
    const among = deflatedSharpeOfTrials([chosen, ...others], 0);
    expect(alone?.expectedMaximum).toBe(0);
    expect(among?.effective.count).toBe(31);
    expect(among?.probability).toBeLessThan((alone?.probability ?? 0) - 0.1);
  });

  it('is not given for a trial that never traded', () => {
    expect(deflatedSharpeOfTrials([[0, 0, 0, 0]], 0)).toBeNull();
  });
});

interface Published {
  readonly n: number;
  readonly sr: number;
  readonly skew: number;
  readonly kurt: number;
  readonly expected: number;
  readonly decimals: number;
  readonly expected_years: number;
  readonly prob: number;
  readonly sr_annual: number;
  readonly periods: number;
  readonly T: number;
  readonly N: number;
  readonly V_annual: number;
  readonly expected_sr0: number | null;
  readonly expected_dsr: number;
}

interface Examples {
  readonly psr: readonly Published[];
  readonly sr_stdev: readonly Published[];
  readonly min_track_record_length: readonly Published[];
  readonly deflated_sharpe: readonly Published[];
  readonly rubenbriones_series: {
    readonly returns: readonly number[];
    readonly expected: Readonly<Record<string, number>>;
  };
}

const file = join(oraclesFolder(), 'risk', 'published_examples.json');

describe.skipIf(!existsSync(file))('published (skipped without the oracle folder)', () => {
  const examples = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Examples) : null;
  const estimate = ({ n, sr, skew, kurt }: Published) => ({
    observations: n,
    sharpe: sr,
    skewness: skew,
    kurtosis: kurt,
  });

  it('probabilities, errors and track records are ours to the printed digit', () => {
    for (const each of examples?.psr ?? []) {
      expect(probabilisticSharpe(estimate(each))).toBeCloseTo(each.expected, each.decimals);
    }
    for (const each of examples?.sr_stdev ?? []) {
      const annual = sharpeStandardError(estimate(each));
      expect(annual).toBeCloseTo(each.expected, each.decimals);
    }
    for (const each of examples?.min_track_record_length ?? []) {
      const months = minimumTrackRecord(estimate(each), { confidence: each.prob });
      expect(months / 12).toBeCloseTo(each.expected_years, 4);
    }
  });

  it('deflated Sharpe ratios are ours to the printed digit', () => {
    for (const each of examples?.deflated_sharpe ?? []) {
      const { expectedMaximum, probability } = deflatedSharpe({
        sharpe: each.sr_annual / Math.sqrt(each.periods),
        observations: each.T,
        skewness: each.skew,
        kurtosis: each.kurt,
        trials: each.N,
        sharpeVariance: each.V_annual / each.periods,
      });
      expect(probability).toBeCloseTo(each.expected_dsr, 4);
      if (each.expected_sr0 !== null) expect(expectedMaximum).toBeCloseTo(each.expected_sr0, 4);
    }
  });

  it('figures of a series of returns are ours', () => {
    const { returns = [], expected = {} } = examples?.rubenbriones_series ?? {};
    const own = estimateSharpe(returns);
    if (own === null) throw new Error('the series has a Sharpe ratio');
    expect(own.sharpe).toBeCloseTo(expected['sr'] ?? NaN, 10);
    expect(sharpeStandardError(own)).toBeCloseTo(expected['sr_stdev'] ?? NaN, 10);
    expect(probabilisticSharpe(own, 0.05)).toBeCloseTo(expected['psr_vs_0_05'] ?? NaN, 10);
    const needed = minimumTrackRecord(own, { benchmark: 0.05, confidence: 0.9 });
    expect(needed).toBeCloseTo(expected['min_trl_vs_0_05_p90'] ?? NaN, 6);
  });
});
