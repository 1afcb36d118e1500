/** Equity and holding over the run, and below them the fall from the last high. */
import type { TearSheetCurve, TearSheetLine } from '@fiducia/sdk';
import type { IChartApi } from 'lightweight-charts';
import { AreaSeries, LineSeries, PriceScaleMode } from 'lightweight-charts';
import { useCallback } from 'react';
import type { ChartColors } from '../../charts/chart-frame.js';
import type { ChartContent } from '../../charts/use-chart.js';
import { useChart } from '../../charts/use-chart.js';
import type { Formats } from '../../format/formats.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { withAlpha } from '../../theme/theme-color.js';
import { showAll } from './show-all.js';
import { linePoints, moneyPoints } from './line-points.js';

export interface GrowthChartProps {
  readonly curve: TearSheetCurve;
  readonly underwater: TearSheetLine;
  readonly isLogarithmic: boolean;
  readonly summary: string;
}

export function GrowthChart({ curve, underwater, isLogarithmic, summary }: GrowthChartProps) {
  const { formats } = useI18n();
  const build = useCallback(
    (chart: IChartApi, colors: ChartColors): ChartContent => {
      const quiet = { priceLineVisible: false, crosshairMarkerVisible: true } as const;
      const money = {
        type: 'custom',
        minMove: 0.01,
        formatter: (price: number) => formats.decimal(price.toFixed(0)),
      } as const;
      const equity = chart.addSeries(AreaSeries, {
        ...quiet,
        ...equityColors(colors),
        lineWidth: 2,
        priceFormat: money,
      });
      const equityPoints = moneyPoints(curve.at, curve.equity);
      equity.setData(equityPoints);
      const held = chart.addSeries(LineSeries, {
        ...quiet,
        color: colors.base,
        lineWidth: 1,
        priceFormat: money,
        lastValueVisible: false,
      });
      held.setData(moneyPoints(curve.at, curve.held));
      const fall = chart.addSeries(
        AreaSeries,
        {
          ...quiet,
          ...underwaterColors(colors),
          lineWidth: 1,
          lastValueVisible: false,
          priceFormat: {
            type: 'custom',
            minMove: 0.01,
            formatter: fallFormatter(underwater, formats),
          },
        },
        1,
      );
      const fallPoints = linePoints(underwater, 100);
      fall.setData(fallPoints);
      equity.priceScale().applyOptions({
        mode: isLogarithmic ? PriceScaleMode.Logarithmic : PriceScaleMode.Normal,
      });
      fall.priceScale().applyOptions({ scaleMargins: { top: 0.08, bottom: 0.08 } });
      const [above, below] = chart.panes();
      above?.setStretchFactor(3);
      below?.setStretchFactor(1);
      showAll(chart, equityPoints, fallPoints);
      return {
        close: () => undefined,
        recolor: (next) => {
          equity.applyOptions(equityColors(next));
          held.applyOptions({ color: next.base });
          fall.applyOptions(underwaterColors(next));
        },
      };
    },
    [curve, underwater, isLogarithmic, formats],
  );
  return <div ref={useChart(build)} className="sheet-chart" role="img" aria-label={summary} />;
}

/** Whole percents would all be the same where the falls are small. */
const SHALLOW = 0.04;

function fallFormatter({ values }: TearSheetLine, formats: Formats): (percent: number) => string {
  const isShallow = values.every((value) => value === null || Math.abs(value) < SHALLOW);
  return isShallow
    ? (percent) => formats.percent(percent.toFixed(2))
    : (percent) => formats.wholePercent(Math.round(percent));
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
