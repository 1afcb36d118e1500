/** Whether the value at risk held: losses beyond it, Kupiec's test, the traffic light of Basel. */
import { normalProbability } from '../statistics/normal-distribution.js';
import type { CaveatRule, Measure } from './measure.js';
import type { MeasuredSeries } from './measured-series.js';
import { FORECAST_WINDOW } from './risk-forecasts.js';
import type { ForecastCutoff } from './risk-forecasts.js';

/** Below so many expected breaches the test hardly tells a wrong model from a right one. */
const FEW_EXPECTED = 5;
const LEAST_FORECASTS = 50;
/** Of the Basel rules: the newest year of forecasts at 99 %. */
const BASEL_FORECASTS = 250;
const BASEL_CUTOFF = 0.01;

/**
 * Probability of a share of breaches at least as far from `cutoff`, were the model right: the
 * likelihood ratio is χ² with one degree of freedom, the square of a standard normal (Kupiec 1995).
 */
export function kupiecProbability(count: number, breaches: number, cutoff: number): number {
  const share = breaches / count;
  const ratio =
    2 * (logLikelihood(count, breaches, share) - logLikelihood(count, breaches, cutoff));
  // Rounding may bring a ratio of 0 below it.
  return 2 * (1 - normalProbability(Math.sqrt(Math.max(0, ratio))));
}

/** Of so many breaches, each with this probability; 0·ln 0 is 0. */
function logLikelihood(count: number, breaches: number, probability: number): number {
  const held = count - breaches;
  const of = (times: number, chance: number): number =>
    times === 0 ? 0 : times * Math.log(chance);
  return of(breaches, probability) + of(held, 1 - probability);
}

/** Table 2 of the framework (Basel Committee 1996): what breaches add to the multiplier of 3. */
const PLUS_FACTORS = [0, 0, 0, 0, 0, 0.4, 0.5, 0.65, 0.75, 0.85] as const;
const BASE_MULTIPLIER = 3;
const RED_FROM = PLUS_FACTORS.length;
const YELLOW_FROM = 5;

export type BaselZone = 'GREEN' | 'YELLOW' | 'RED';

export function baselZone(breaches: number): BaselZone {
  if (breaches >= RED_FROM) return 'RED';
  return breaches >= YELLOW_FROM ? 'YELLOW' : 'GREEN';
}

export function baselMultiplier(breaches: number): number {
  return BASE_MULTIPLIER + (PLUS_FACTORS[breaches] ?? 1);
}

const ZONES: { readonly [Zone in BaselZone]: string } = {
  GREEN: 'green zone: nothing speaks against the value at risk',
  YELLOW: 'yellow zone: the value at risk may be too low',
  RED: 'red zone: the value at risk is too low',
};

const zone: CaveatRule = (series) => ZONES[baselZone(recentBreaches(series))];

/** A year of days; the rules know no other period. */
const notDaily: CaveatRule = ({ periodsPerYear }) =>
  periodsPerYear < 240 || periodsPerYear > 366 ? 'the rule is made for daily returns' : null;

function recentBreaches(series: MeasuredSeries): number {
  return series.forecasts(BASEL_CUTOFF).recent(BASEL_FORECASTS);
}

function fewExpected(cutoff: ForecastCutoff): CaveatRule {
  return (series) => {
    const { count } = series.forecasts(cutoff);
    return count * cutoff < FEW_EXPECTED
      ? `rests on ${count} forecasts, of which ${cutoff * 100} % should be exceeded`
      : null;
  };
}

const FORECAST = `quantile of the ${FORECAST_WINDOW} returns before each, at place (n + 1)·p`;

function testsOf(level: 95 | 99, key: string): readonly Measure[] {
  const cutoff = level === 95 ? 0.05 : 0.01;
  const common = { group: 'RISK', minimum: FORECAST_WINDOW + LEAST_FORECASTS } as const;
  return [
    {
      ...common,
      key: `${key}Breaches`,
      title: `Losses beyond the value at risk ${level} %`,
      unit: 'COUNT',
      formula: `periods with r below the ${100 - level} % ${FORECAST}`,
      source: 'Kupiec 1995; historical simulation over a rolling year',
      of: (series) => series.forecasts(cutoff).breaches,
      caveats: [
        (series) => {
          const { count } = series.forecasts(cutoff);
          return `${(count * cutoff).toFixed(1)} of ${count} forecasts were to be expected`;
        },
      ],
    },
    {
      ...common,
      key: `${key}Kupiec`,
      title: `Kupiec test of the value at risk ${level} % (p-value)`,
      unit: 'FRACTION',
      formula:
        'P(χ²₁ > LR), LR = −2 ln(((1 − p)^(T − x)·p^x) ÷ ((1 − x/T)^(T − x)·(x/T)^x)); ' +
        `below 0.05 the model is refused, p = ${cutoff}`,
      source: 'Kupiec 1995, proportion of failures',
      of: (series) => {
        const { count, breaches } = series.forecasts(cutoff);
        return kupiecProbability(count, breaches, cutoff);
      },
      caveats: [fewExpected(cutoff)],
    },
  ];
}

export const VALUE_AT_RISK_TESTS: readonly Measure[] = [
  ...testsOf(95, 'valueAtRisk'),
  ...testsOf(99, 'valueAtRisk99'),
  {
    key: 'baselExceptions',
    title: 'Basel traffic light: exceptions',
    group: 'RISK',
    unit: 'COUNT',
    formula: `losses beyond the 99 % value at risk in the newest ${BASEL_FORECASTS} periods; 0–4 green, 5–9 yellow, 10 and more red`,
    source: 'Basel Committee 1996, supervisory framework for backtesting',
    minimum: FORECAST_WINDOW + BASEL_FORECASTS,
    of: recentBreaches,
    caveats: [zone, notDaily],
  },
  {
    key: 'baselMultiplier',
    title: 'Basel traffic light: multiplier',
    group: 'RISK',
    unit: 'RATIO',
    formula: '3 + 0 up to 4 exceptions, 0.40, 0.50, 0.65, 0.75, 0.85 for 5 to 9, 1 from 10 on',
    source: 'Basel Committee 1996, table 2',
    minimum: FORECAST_WINDOW + BASEL_FORECASTS,
    of: (series) => baselMultiplier(recentBreaches(series)),
    caveats: [notDaily],
  },
];
