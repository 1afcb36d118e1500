/** An instrument's candles with the indicators that the person has chosen, all going on live. */
import { useMemo } from 'react';
import type { ChosenIndicator } from './indicators/chosen-indicators.js';
import { planLines } from './indicators/indicator-layer.js';
import { IndicatorLegend } from './indicators/indicator-legend.js';
import { useIndicatorValues } from './indicators/use-indicator-values.js';
import { useShownPeriod } from './indicators/use-shown-period.js';
import { PriceChart } from './price-chart.js';
import type { PriceChartProps } from './price-chart.js';

export interface LiveCandlesProps extends Omit<PriceChartProps, 'lines'> {
  readonly chosen: readonly ChosenIndicator[];
}

export function LiveCandles({ chosen, ...chart }: LiveCandlesProps) {
  const { instrument, run, candles, feed } = chart;
  const { symbol } = instrument;
  const period = useShownPeriod({ symbol, run, candles, feed });
  const { data, error } = useIndicatorValues({ symbol, run, period, chosen });
  // The last answer stays while the next one is under way, but not when nothing is wanted any more.
  const view = chosen.length > 0 && data?.symbol === symbol ? data : null;
  const lines = useMemo(() => (view === null ? [] : planLines(view)), [view]);
  return (
    <>
      <PriceChart {...chart} lines={lines} />
      <IndicatorLegend view={view} error={chosen.length > 0 ? error : null} />
    </>
  );
}
