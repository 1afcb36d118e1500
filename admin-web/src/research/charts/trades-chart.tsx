/** Prices of what was traded, with buys and sells marked where they were made. */
import type { TearSheetCandles, TearSheetLine, TearSheetTrade } from '@fiducia/sdk';
import type { IChartApi, PriceFormatCustom, SeriesMarker, UTCTimestamp } from 'lightweight-charts';
import { CandlestickSeries, createSeriesMarkers, LineSeries } from 'lightweight-charts';
import { useCallback, useEffect, useRef } from 'react';
import type { ChartColors } from '../../charts/chart-frame.js';
import type { PlannedLine } from '../../charts/indicators/indicator-layer.js';
import { IndicatorLayer, ownPanes } from '../../charts/indicators/indicator-layer.js';
import { candleColors } from '../../charts/price-chart.js';
import type { ChartContent } from '../../charts/use-chart.js';
import { useChart } from '../../charts/use-chart.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { showAll } from './show-all.js';
import type { TradeMark } from './line-points.js';
import { candlePoints, linePoints, tradeMarks } from './line-points.js';

/** Candles, or a line of closes where there are too many bars for candles. */
export type PriceData = TearSheetCandles | TearSheetLine;

export interface TradesChartProps {
  readonly data: PriceData;
  readonly trades: readonly TearSheetTrade[];
  readonly tickSize: string;
  readonly summary: string;
  /** Of indicators; over the prices or in panes below. */
  readonly lines?: readonly PlannedLine[];
}

const NO_LINES: readonly PlannedLine[] = [];

export function TradesChart(props: TradesChartProps) {
  const { data, trades, tickSize, summary, lines = NO_LINES } = props;
  const { formats } = useI18n();
  const layer = useRef<IndicatorLayer | null>(null);
  const build = useCallback(
    (chart: IChartApi, colors: ChartColors): ChartContent => {
      const places = tickSize.split('.')[1]?.length ?? 0;
      const { series, times, recolor } = addPrices(chart, data, colors, {
        type: 'custom',
        minMove: Number(tickSize),
        formatter: (price: number) => formats.decimal(price.toFixed(places)),
      });
      const marks = tradeMarks(trades, times);
      const plugin = createSeriesMarkers(
        series,
        marks.map((mark) => markerOf(mark, colors)),
      );
      showAll(chart, times);
      layer.current = new IndicatorLayer(chart, colors);
      return {
        close: () => {
          layer.current = null;
        },
        recolor: (next) => {
          recolor(next);
          layer.current?.recolor(next);
          plugin.setMarkers(marks.map((mark) => markerOf(mark, next)));
        },
      };
    },
    [data, trades, tickSize, formats],
  );
  const ref = useChart(build);
  // After the chart's own effect, so that a chart that was built anew has its lines again.
  useEffect(() => layer.current?.show(lines), [build, lines]);
  return (
    <div
      ref={ref}
      className="sheet-chart"
      data-size="medium"
      data-panes={ownPanes(lines)}
      role="img"
      aria-label={summary}
    />
  );
}

function addPrices(
  chart: IChartApi,
  data: PriceData,
  colors: ChartColors,
  priceFormat: PriceFormatCustom,
) {
  const quiet = { priceLineVisible: false, priceFormat } as const;
  if ('open' in data) {
    const series = chart.addSeries(CandlestickSeries, { ...quiet, ...candleColors(colors) });
    const times = candlePoints(data);
    series.setData(times);
    const recolor = (next: ChartColors): void => series.applyOptions(candleColors(next));
    return { series, times, recolor };
  }
  const series = chart.addSeries(LineSeries, { ...quiet, color: colors.base, lineWidth: 1 });
  const times = linePoints(data);
  series.setData(times);
  const recolor = (next: ChartColors): void => series.applyOptions({ color: next.base });
  return { series, times, recolor };
}

function markerOf({ time, side }: TradeMark, colors: ChartColors): SeriesMarker<UTCTimestamp> {
  return side === 'BUY'
    ? { time, position: 'belowBar', shape: 'arrowUp', color: colors.positive, size: 1 }
    : { time, position: 'aboveBar', shape: 'arrowDown', color: colors.negative, size: 1 };
}
