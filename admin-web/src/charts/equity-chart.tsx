/** The account's equity at every bar, live; the dashed line is what the run began with. */
import type { EquityPoint } from '@fiducia/sdk';
import type { AutoscaleInfo, IChartApi } from 'lightweight-charts';
import { AreaSeries, LineStyle } from 'lightweight-charts';
import { useCallback } from 'react';
import type { AccountFeed } from '../account/account-feed.js';
import { toPixels } from '../format/decimal.js';
import { useI18n } from '../i18n/i18n-context.js';
import type { ChartColors } from './chart-frame.js';
import { equityData, equityPointOf } from './chart-points.js';
import { continueCurve } from './live-curve.js';
import type { ChartContent } from './use-chart.js';
import { useChart } from './use-chart.js';

export interface EquityChartProps {
  readonly points: readonly EquityPoint[];
  readonly startingCash: string;
  /** Not where it would press the curve flat: the newest bars may be far above it. */
  readonly showStart: boolean;
  readonly run: number;
  readonly feed: AccountFeed;
  /** What the picture shows, for who cannot see it. */
  readonly summary: string;
}

export function EquityChart(props: EquityChartProps) {
  const { points, startingCash, showStart, run, feed, summary } = props;
  const { formats, t } = useI18n();
  const build = useCallback(
    (chart: IChartApi, colors: ChartColors): ChartContent => {
      const series = chart.addSeries(AreaSeries, {
        ...equityColors(colors),
        lineWidth: 2,
        priceLineVisible: false,
        autoscaleInfoProvider: atLeastNarrow,
        priceFormat: {
          type: 'custom',
          minMove: 0.01,
          formatter: (price: number) => formats.decimal(price.toFixed(0)),
        },
      });
      const stored = equityData(points);
      const continueWith = continueCurve(series, stored);
      series.setData(stored);
      const start = series.createPriceLine({
        price: toPixels(startingCash),
        color: colors.base,
        lineStyle: LineStyle.Dashed,
        lineWidth: 1,
        axisLabelVisible: false,
        lineVisible: showStart,
        title: showStart ? t('chart.start') : '',
      });
      // A little room, so that the labels at both ends are whole.
      const margin = Math.max(1, stored.length * 0.03);
      chart.timeScale().setVisibleLogicalRange({ from: -margin, to: stored.length + margin });
      const close = feed.onEvent((event, ofRun) => {
        const point = ofRun === run ? equityPointOf(event) : null;
        if (point) continueWith(point);
      });
      return {
        close,
        recolor: (next) => {
          series.applyOptions(equityColors(next));
          start.applyOptions({ color: next.base });
        },
      };
    },
    [points, startingCash, showStart, run, feed, formats, t],
  );
  return <div ref={useChart(build)} className="chart" role="img" aria-label={summary} />;
}

/** A flat curve is not magnified until its cents look like mountains. */
const NARROWEST_SHARE = 0.01;

function atLeastNarrow(fitted: () => AutoscaleInfo | null): AutoscaleInfo | null {
  const info = fitted();
  if (!info?.priceRange) return info;
  const { minValue, maxValue } = info.priceRange;
  const room = (Math.abs(maxValue) * NARROWEST_SHARE - (maxValue - minValue)) / 2;
  if (room <= 0) return info;
  return { ...info, priceRange: { minValue: minValue - room, maxValue: maxValue + room } };
}

function equityColors(colors: ChartColors) {
  return {
    lineColor: colors.brand,
    topColor: colors.brandFill,
    bottomColor: colors.brandFade,
  };
}
