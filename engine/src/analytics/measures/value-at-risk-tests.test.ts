/** The tests of the value at risk: published figures, forecasts without look-ahead, their limits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../simulation/seeded-random.js';
import { normalQuantile } from '../statistics/normal-distribution.js';
import { measure, MEASURES } from './measure-registry.js';
import { MeasuredSeries } from './measured-series.js';
import { FORECAST_WINDOW, forecastOf, riskForecasts } from './risk-forecasts.js';
import { baselMultiplier, baselZone, kupiecProbability } from './value-at-risk-tests.js';

function measured(key: string, returns: readonly number[], periodsPerYear = 252) {
  const definition = MEASURES.find((each) => each.key === key);
  if (definition === undefined) throw new Error(`There is no measure ${key}`);
  return measure(definition, new MeasuredSeries({ returns, periodsPerYear }));
}

/** Normal returns of one deviation. */
function normal(length: number, deviation = 0.01): number[] {
  const random = seededRandom(7);
  return Array.from({ length }, () => deviation * normalQuantile(random()));
}

describe('the Kupiec test', () => {
  /**
   * Table of Kupiec 1995, at 5 % of error and p = 5 %: not refused are 6 < x < 21 of 255,
   * 16 < x < 36 of 510, 37 < x < 65 of 1,000; at p = 1 %: x < 7 of 255, 1 < x < 11 of 510,
   * 4 < x < 17 of 1,000 (as in Jorion, Value at Risk, table 6-2).
   */
  it.each([
    [255, 0.05, 6, 21],
    [510, 0.05, 16, 36],
    [1_000, 0.05, 37, 65],
    [510, 0.01, 1, 11],
    [1_000, 0.01, 4, 17],
  ])('of %d forecasts at %d holds between %d and %d breaches', (count, cutoff, low, high) => {
    const isHeld = (breaches: number) => kupiecProbability(count, breaches, cutoff) > 0.05;
    expect([low, low + 1, high - 1, high].map(isHeld)).toEqual([false, true, true, false]);
  });

  it('is 1 where the share is the expected one, and a number at both ends', () => {
    expect(kupiecProbability(1_000, 50, 0.05)).toBeCloseTo(1, 6);
    // LR = −2·250·ln 0.99 = 5.0252 for none, p = 0.02498 (χ², one degree of freedom).
    expect(kupiecProbability(250, 0, 0.01)).toBeCloseTo(0.02498, 5);
    expect(kupiecProbability(250, 250, 0.01)).toBeCloseTo(0, 12);
  });

  it('falls on both sides of the expected number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 5_000 }), fc.nat(80), (count, away) => {
        const expected = Math.round(count * 0.05);
        const at = (breaches: number) => kupiecProbability(count, breaches, 0.05);
        expect(at(expected + away + 1)).toBeLessThanOrEqual(at(expected + away) + 1e-9);
      }),
    );
  });
});

describe('the traffic light', () => {
  it.each([
    [0, 'GREEN', 3],
    [4, 'GREEN', 3],
    [5, 'YELLOW', 3.4],
    [6, 'YELLOW', 3.5],
    [7, 'YELLOW', 3.65],
    [8, 'YELLOW', 3.75],
    [9, 'YELLOW', 3.85],
    [10, 'RED', 4],
    [250, 'RED', 4],
  ] as const)('of %d exceptions is %s, with a multiplier of %d', (breaches, zone, multiplier) => {
    expect(baselZone(breaches)).toBe(zone);
    expect(baselMultiplier(breaches)).toBeCloseTo(multiplier, 12);
  });

  it('needs a year of forecasts after a year of history, and says its zone', () => {
    const returns = normal(500);
    expect(measured('baselExceptions', returns.slice(1))).toEqual({
      value: null,
      caveats: ['needs at least 500 returns'],
    });
    const calm = measured('baselExceptions', returns);
    expect(calm.value).toBeLessThan(10);
    // The market grows wilder from day to day: what the year before says is always too little.
    const growing = returns.map((value, at) => value * Math.exp(at / 100));
    const wild = measured('baselExceptions', growing, 12);
    expect(wild.value).toBeGreaterThanOrEqual(10);
    expect(wild.caveats).toEqual([
      'red zone: the value at risk is too low',
      'the rule is made for daily returns',
    ]);
    expect(measured('baselMultiplier', growing).value).toBe(4);
  });
});

describe('the forecasts', () => {
  it('are the quantile of the window before, for any returns', () => {
    const returns = fc.array(fc.integer({ min: -20, max: 20 }), {
      minLength: FORECAST_WINDOW,
      maxLength: FORECAST_WINDOW + 40,
    });
    fc.assert(
      fc.property(returns, fc.constantFrom(0.01, 0.05), (values, cutoff) => {
        const count = values.length - FORECAST_WINDOW;
        const breaches = Array.from({ length: count }, (_, at) => {
          const window = values.slice(at, at + FORECAST_WINDOW).toSorted((a, b) => a - b);
          return (values[at + FORECAST_WINDOW] as number) < forecastOf(window, cutoff) ? 1 : 0;
        });
        const found = riskForecasts(values, [cutoff]).get(cutoff);
        const sum = (cells: readonly number[]) => cells.reduce<number>((all, one) => all + one, 0);
        expect([found?.count, found?.breaches]).toEqual([count, sum(breaches)]);
        expect(found?.recent(10)).toBe(sum(breaches.slice(-10)));
      }),
      { numRuns: 60 },
    );
  });

  it('of normal returns are exceeded about as often as they say', () => {
    const returns = normal(5_250);
    for (const [key, share] of [
      ['valueAtRisk', 0.05],
      ['valueAtRisk99', 0.01],
    ] as const) {
      const { value, caveats } = measured(`${key}Breaches`, returns);
      expect(Math.abs((value ?? 0) / 5_000 - share)).toBeLessThan(0.01);
      expect(caveats).toEqual([
        `${(5_000 * share).toFixed(1)} of 5000 forecasts were to be expected`,
      ]);
      expect(measured(`${key}Kupiec`, returns).value).toBeGreaterThan(0.05);
    }
  });

  it('are too few to judge in a short series, which is said', () => {
    expect(measured('valueAtRiskKupiec', normal(299)).value).toBeNull();
    const { caveats } = measured('valueAtRisk99Kupiec', normal(400));
    expect(caveats).toEqual(['rests on 150 forecasts, of which 1 % should be exceeded']);
  });

  it('of an account that never moves are never exceeded', () => {
    expect(measured('valueAtRiskBreaches', new Array<number>(400).fill(0)).value).toBe(0);
  });
});
