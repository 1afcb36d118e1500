/** Equity over the run, and below it how far it lay under its last high. */
import type { EquityPoint } from '@fiducia/sdk';
import type { IChartApi, UTCTimestamp } from 'lightweight-charts';
import { AreaSeries } from 'lightweight-charts';
import { useCallback } from 'react';
import type { ChartColors } from '../../charts/chart-frame.js';
import { ascending, chartTime, equityData } from '../../charts/chart-points.js';
import type { ChartContent } from '../../charts/use-chart.js';
import { useChart } from '../../charts/use-chart.js';
import { toPixels } from '../../format/decimal.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { withAlpha } from '../../theme/theme-color.js';

export interface GrowthChartProps {
  readonly points: readonly EquityPoint[];
  readonly summary: string;
}

export function GrowthChart({ points, summary }: GrowthChartProps) {
  const { formats } = useI18n();
  const build = useCallback(
    (chart: IChartApi, colors: ChartColors): ChartContent => {
      const equity = chart.addSeries(AreaSeries, {
        ...equityColors(colors),
        lineWidth: 2,
        priceLineVisible: false,
        priceFormat: {
          type: 'custom',
          minMove: 0.01,
          formatter: (price: number) => formats.decimal(price.toFixed(0)),
        },
      });
      equity.setData(equityData(points));
      const underwater = chart.addSeries(
        AreaSeries,
        {
          ...underwaterColors(colors),
          lineWidth: 1,
          priceLineVisible: false,
          lastValueVisible: false,
          priceFormat: {
            type: 'custom',
            minMove: 0.01,
            formatter: (share: number) => formats.percent(share.toFixed(1)),
          },
        },
        1,
      );
      underwater.setData(underwaterData(points));
      const [above, below] = chart.panes();
      above?.setStretchFactor(3);
      below?.setStretchFactor(1);
      chart.timeScale().fitContent();
      return {
        close: () => undefined,
        recolor: (next) => {
          equity.applyOptions(equityColors(next));
          underwater.applyOptions(underwaterColors(next));
        },
      };
    },
    [points, formats],
  );
  return <div ref={useChart(build)} className="sheet-chart" role="img" aria-label={summary} />;
}

function underwaterData(points: readonly EquityPoint[]) {
  return ascending(
    points.map(({ at, drawdownPct }) => ({
      time: chartTime(at) as UTCTimestamp,
      value: -toPixels(drawdownPct),
    })),
  );
}

function equityColors(colors: ChartColors) {
  return {
    lineColor: colors.brand,
    topColor: colors.brandFill,
    bottomColor: colors.brandFade,
  };
}

/** Filled from above: what lies under water hangs from its surface. */
function underwaterColors(colors: ChartColors) {
  return {
    lineColor: colors.negative,
    topColor: withAlpha(colors.negative, 0.04),
    bottomColor: withAlpha(colors.negative, 0.28),
    invertFilledArea: true,
  };
}
