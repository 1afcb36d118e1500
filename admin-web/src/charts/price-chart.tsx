/** One instrument's candles, live, with the account's buys and sells marked on their bars. */
import type { Candle, Fill, Instrument } from '@fiducia/sdk';
import type { IChartApi, SeriesMarker, UTCTimestamp } from 'lightweight-charts';
import { CandlestickSeries, createSeriesMarkers } from 'lightweight-charts';
import { useCallback, useEffect, useRef } from 'react';
import type { AccountFeed } from '../account/account-feed.js';
import { useI18n } from '../i18n/i18n-context.js';
import type { ChartColors } from './chart-frame.js';
import type { FillMark } from './chart-points.js';
import { candleData, candlePoint, fillMarks, mergeMarks } from './chart-points.js';
import type { PlannedLine } from './indicators/indicator-layer.js';
import { IndicatorLayer, ownPanes } from './indicators/indicator-layer.js';
import type { ChartContent } from './use-chart.js';
import { useChart } from './use-chart.js';

export interface PriceChartProps {
  readonly instrument: Instrument;
  readonly run: number;
  readonly candles: readonly Candle[];
  readonly fills: readonly Fill[];
  readonly feed: AccountFeed;
  readonly summary: string;
  /** Of indicators; over the bars or in panes below. */
  readonly lines: readonly PlannedLine[];
}

/** Bars in sight at first; older ones are reached by scrolling. */
const BARS_IN_SIGHT = 120;

export function PriceChart(props: PriceChartProps) {
  const { instrument, run, candles, fills, feed, summary, lines } = props;
  const { formats } = useI18n();
  const { symbol, tickSize } = instrument;
  const layer = useRef<IndicatorLayer | null>(null);
  const build = useCallback(
    (chart: IChartApi, colors: ChartColors): ChartContent => {
      const places = tickSize.split('.')[1]?.length ?? 0;
      const series = chart.addSeries(CandlestickSeries, {
        ...candleColors(colors),
        priceFormat: {
          type: 'custom',
          minMove: Number(tickSize),
          formatter: (price: number) => formats.decimal(price.toFixed(places)),
        },
      });
      const bars = candleData(candles);
      series.setData(bars);
      chart
        .timeScale()
        .setVisibleLogicalRange({ from: bars.length - BARS_IN_SIGHT, to: bars.length + 2 });
      const marks = markFills(createSeriesMarkers(series), fillMarks(fills, symbol), colors);
      layer.current = new IndicatorLayer(chart, colors);
      const stop = feed.onEvent((event, ofRun) => {
        if (ofRun !== run) return;
        for (const { symbol: of, candle } of event.candles) {
          const last = series.data().at(-1);
          const bar = candlePoint(candle);
          if (of === symbol && (!last || bar.time >= Number(last.time))) series.update(bar);
        }
        if (event.fills.length > 0) marks.add(fillMarks(event.fills, symbol));
      });
      return {
        close: () => {
          stop();
          layer.current = null;
        },
        recolor: (next) => {
          series.applyOptions(candleColors(next));
          marks.recolor(next);
          layer.current?.recolor(next);
        },
      };
    },
    [candles, fills, run, symbol, tickSize, feed, formats],
  );
  const ref = useChart(build);
  // After the chart's own effect, so that a chart that was built anew has its lines again.
  useEffect(() => layer.current?.show(lines), [build, lines]);
  const panes = ownPanes(lines);
  return <div ref={ref} className="chart" data-panes={panes} role="img" aria-label={summary} />;
}

interface MarkedSeries {
  setMarkers(markers: SeriesMarker<UTCTimestamp>[]): void;
}

function markFills(plugin: MarkedSeries, first: readonly FillMark[], firstColors: ChartColors) {
  let marks = first.toSorted((a, b) => a.time - b.time);
  let colors = firstColors;
  const draw = (): void => plugin.setMarkers(marks.map((mark) => markerOf(mark, colors)));
  draw();
  return {
    add(more: readonly FillMark[]) {
      marks = mergeMarks(marks, more);
      draw();
    },
    recolor(next: ChartColors) {
      colors = next;
      draw();
    },
  };
}

function markerOf({ id, time, side }: FillMark, colors: ChartColors): SeriesMarker<UTCTimestamp> {
  return side === 'BUY'
    ? { id, time, position: 'belowBar', shape: 'arrowUp', color: colors.positive, size: 1.2 }
    : { id, time, position: 'aboveBar', shape: 'arrowDown', color: colors.negative, size: 1.2 };
}

export function candleColors(colors: ChartColors) {
  return {
    upColor: colors.positive,
    downColor: colors.negative,
    wickUpColor: colors.positive,
    wickDownColor: colors.negative,
    borderVisible: false,
  };
}
