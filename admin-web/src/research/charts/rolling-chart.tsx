/** A rolling ratio around zero: what lies above is gain for risk, what lies below is loss. */
import type { TearSheetLine } from '@fiducia/sdk';
import type { IChartApi } from 'lightweight-charts';
import { BaselineSeries } from 'lightweight-charts';
import { useCallback } from 'react';
import type { ChartColors } from '../../charts/chart-frame.js';
import type { ChartContent } from '../../charts/use-chart.js';
import { useChart } from '../../charts/use-chart.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { withAlpha } from '../../theme/theme-color.js';
import { showAll } from './show-all.js';
import { linePoints } from './line-points.js';

export interface RollingChartProps {
  readonly sharpe: TearSheetLine;
  readonly summary: string;
}

export function RollingChart({ sharpe, summary }: RollingChartProps) {
  const { formats } = useI18n();
  const build = useCallback(
    (chart: IChartApi, colors: ChartColors): ChartContent => {
      const series = chart.addSeries(BaselineSeries, {
        ...rollingColors(colors),
        baseValue: { type: 'price', price: 0 },
        lineWidth: 1,
        priceLineVisible: false,
        lastValueVisible: false,
        priceFormat: {
          type: 'custom',
          minMove: 0.01,
          formatter: (ratio: number) => formats.decimal(ratio.toFixed(1), 1),
        },
      });
      const points = linePoints(sharpe);
      series.setData(points);
      showAll(chart, points);
      return {
        close: () => undefined,
        recolor: (next) => series.applyOptions(rollingColors(next)),
      };
    },
    [sharpe, formats],
  );
  return (
    <div
      ref={useChart(build)}
      className="sheet-chart"
      data-size="small"
      role="img"
      aria-label={summary}
    />
  );
}

function rollingColors(colors: ChartColors) {
  return {
    topLineColor: colors.positive,
    topFillColor1: withAlpha(colors.positive, 0.2),
    topFillColor2: withAlpha(colors.positive, 0.02),
    bottomLineColor: colors.negative,
    bottomFillColor1: withAlpha(colors.negative, 0.02),
    bottomFillColor2: withAlpha(colors.negative, 0.2),
  };
}
