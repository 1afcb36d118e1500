/** Candles of what was traded, with every buy and sell marked on its candle. */
import type { TearSheetCandles } from '@fiducia/sdk';
import type { IChartApi, SeriesMarker, UTCTimestamp } from 'lightweight-charts';
import { CandlestickSeries, createSeriesMarkers } from 'lightweight-charts';
import { useCallback } from 'react';
import type { ChartColors } from '../../charts/chart-frame.js';
import { candleColors } from '../../charts/price-chart.js';
import type { ChartContent } from '../../charts/use-chart.js';
import { useChart } from '../../charts/use-chart.js';
import { useI18n } from '../../i18n/i18n-context.js';
import type { TradeMark } from './line-points.js';
import { candlePoints, tradeMarks } from './line-points.js';

export interface TradesChartProps {
  readonly candles: TearSheetCandles;
  readonly tickSize: string;
  readonly summary: string;
}

export function TradesChart({ candles, tickSize, summary }: TradesChartProps) {
  const { formats } = useI18n();
  const build = useCallback(
    (chart: IChartApi, colors: ChartColors): ChartContent => {
      const places = tickSize.split('.')[1]?.length ?? 0;
      const series = chart.addSeries(CandlestickSeries, {
        ...candleColors(colors),
        priceLineVisible: false,
        priceFormat: {
          type: 'custom',
          minMove: Number(tickSize),
          formatter: (price: number) => formats.decimal(price.toFixed(places)),
        },
      });
      const points = candlePoints(candles);
      series.setData(points);
      const marks = tradeMarks(candles.trades, points);
      const plugin = createSeriesMarkers(
        series,
        marks.map((mark) => markerOf(mark, colors)),
      );
      chart.timeScale().fitContent();
      return {
        close: () => undefined,
        recolor: (next) => {
          series.applyOptions(candleColors(next));
          plugin.setMarkers(marks.map((mark) => markerOf(mark, next)));
        },
      };
    },
    [candles, tickSize, formats],
  );
  return (
    <div
      ref={useChart(build)}
      className="sheet-chart"
      data-size="medium"
      role="img"
      aria-label={summary}
    />
  );
}

function markerOf({ time, side }: TradeMark, colors: ChartColors): SeriesMarker<UTCTimestamp> {
  return side === 'BUY'
    ? { time, position: 'belowBar', shape: 'arrowUp', color: colors.positive, size: 1 }
    : { time, position: 'aboveBar', shape: 'arrowDown', color: colors.negative, size: 1 };
}
