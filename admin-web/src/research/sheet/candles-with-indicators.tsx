/** The candles around the latest trades, with the indicators that the person has chosen. */
import type { TearSheetCandles } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { chartTime } from '../../charts/chart-points.js';
import type { ChosenIndicator } from '../../charts/indicators/chosen-indicators.js';
import { linesAt, planLines } from '../../charts/indicators/indicator-layer.js';
import { IndicatorLegend } from '../../charts/indicators/indicator-legend.js';
import { indicatorValuesQuery } from '../../charts/indicators/indicator-queries.js';
import type { ShownPeriod } from '../../charts/indicators/indicator-queries.js';
import { TradesChart } from '../charts/trades-chart.js';

export interface CandlesWithIndicatorsProps {
  readonly symbol: string;
  readonly candles: TearSheetCandles;
  readonly tickSize: string;
  readonly summary: string;
  readonly chosen: readonly ChosenIndicator[];
}

export function CandlesWithIndicators(props: CandlesWithIndicatorsProps) {
  const { symbol, candles, tickSize, summary, chosen } = props;
  const { data, error } = useQuery(indicatorValuesQuery(symbol, periodOf(candles), chosen));
  // The last answer stays while the next one is under way, but not when nothing is wanted any more.
  const view = chosen.length > 0 && data?.symbol === symbol ? data : null;
  const lines = useMemo(
    () => (view === null ? [] : linesAt(planLines(view), candles.at.map(chartTime))),
    [view, candles],
  );
  return (
    <>
      <TradesChart
        data={candles}
        trades={candles.trades}
        tickSize={tickSize}
        summary={summary}
        lines={lines}
      />
      <IndicatorLegend view={view} error={chosen.length > 0 ? error : null} />
    </>
  );
}

function periodOf({ at, adjusted }: TearSheetCandles): ShownPeriod | null {
  const [from] = at;
  const to = at.at(-1);
  return from === undefined || to === undefined ? null : { from, to, adjusted };
}
