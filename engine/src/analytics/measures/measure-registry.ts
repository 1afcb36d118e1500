/** Every measure of the product, and how values and what limits them come of a series. */
import { ACTIVE_RETURN_MEASURES } from './active-return.js';
import { CAPTURE_MEASURES } from './capture.js';
import { CONFIDENCE_MEASURES } from './confidence.js';
import { DISTRIBUTION_MEASURES } from './distribution.js';
import { DRAWDOWN_MEASURES } from './drawdown.js';
import { SHORTFALL_MEASURES } from './expected-shortfall.js';
import { GROWTH_MEASURES } from './growth.js';
import { MARKET_MODEL_MEASURES } from './market-model.js';
import type { Measure, MeasureResult } from './measure.js';
import type { MeasuredSeries } from './measured-series.js';
import { SHARPE_MEASURES } from './sharpe.js';
import { SORTINO_MEASURES } from './sortino.js';
import { STABILITY_MEASURES } from './stability.js';
import { TRADE_MEASURES } from './trade-measures.js';
import { VALUE_AT_RISK_TESTS } from './value-at-risk-tests.js';
import { VALUE_AT_RISK_MEASURES } from './value-at-risk.js';
import { VOLATILITY_MEASURES } from './volatility.js';
import { WINNING_PERIOD_MEASURES } from './winning-periods.js';

export const MEASURES: readonly Measure[] = [
  ...GROWTH_MEASURES,
  ...VOLATILITY_MEASURES,
  ...DRAWDOWN_MEASURES,
  ...VALUE_AT_RISK_MEASURES,
  ...VALUE_AT_RISK_TESTS,
  ...SHORTFALL_MEASURES,
  ...SHARPE_MEASURES,
  ...SORTINO_MEASURES,
  ...STABILITY_MEASURES,
  ...DISTRIBUTION_MEASURES,
  ...WINNING_PERIOD_MEASURES,
  ...CONFIDENCE_MEASURES,
  ...MARKET_MODEL_MEASURES,
  ...CAPTURE_MEASURES,
  ...ACTIVE_RETURN_MEASURES,
  ...TRADE_MEASURES,
];

/** A value with what limits it; without a value, the reason. */
export function measure(definition: Measure, series: MeasuredSeries): MeasureResult {
  const reason = whyNot(definition, series);
  if (reason !== null) return { value: null, caveats: [reason] };
  const value = definition.of(series);
  if (!Number.isFinite(value)) {
    return { value: null, caveats: [definition.missing ?? 'it is not defined for this series'] };
  }
  const rules = definition.caveats ?? [];
  const caveats = rules.map((rule) => rule(series)).filter((said) => said !== null);
  // −0 of a sign that was turned is 0.
  return {
    value: value + 0,
    caveats: series.warning === null ? caveats : [series.warning, ...caveats],
  };
}

function whyNot({ group, minimum }: Measure, series: MeasuredSeries): string | null {
  if (group === 'TRADES') {
    if (series.trades.length >= minimum) return null;
    return series.trades.length === 0 ? 'there was no trade' : `fewer than ${minimum} trades`;
  }
  if (group === 'BENCHMARK' && series.benchmark === null) return 'there is no benchmark';
  if (series.returns.length >= minimum) return null;
  return `needs at least ${minimum} ${minimum === 1 ? 'return' : 'returns'}`;
}

/** Value of one measure alone, without the work of the others. */
export function measureValue(key: string, series: MeasuredSeries): number | null {
  const definition = MEASURES.find((each) => each.key === key);
  return definition === undefined ? null : measure(definition, series).value;
}

/** Under the libraries' names, with their signs: one flat object. */
export function libraryMeasures(series: MeasuredSeries): Record<string, number | null> {
  const values: Record<string, number | null> = {};
  for (const definition of MEASURES) {
    const { value } = measure(definition, series);
    const signed = value === null ? null : value * (definition.nameSign ?? 1) + 0;
    for (const name of definition.names ?? []) values[name] = signed;
  }
  return values;
}
