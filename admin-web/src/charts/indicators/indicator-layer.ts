/** Draws indicators on a chart of prices: prices over the bars, the others in panes below. */
import type { SeriesIndicators } from '@fiducia/sdk';
import type {
  IChartApi,
  ISeriesApi,
  LineData,
  UTCTimestamp,
  WhitespaceData,
} from 'lightweight-charts';
import { LineSeries, LineStyle } from 'lightweight-charts';
import type { ChartColors } from '../chart-frame.js';
import { chartTime } from '../chart-points.js';

type Point = LineData<UTCTimestamp> | WhitespaceData<UTCTimestamp>;

export interface PlannedLine {
  /** Indicator and output: the line stays when only its values change. */
  readonly key: string;
  readonly title: string;
  /** 0 is the pane of the prices. */
  readonly pane: number;
  /** Place of its indicator, which chooses the colour. */
  readonly color: number;
  /** Place of its output, which chooses the stroke. */
  readonly stroke: number;
  readonly points: readonly Point[];
}

/** One pane for each indicator that has values on a scale of its own. */
export function planLines({ times, indicators }: SeriesIndicators): readonly PlannedLine[] {
  const at = times.map(chartTime);
  let panes = 0;
  return indicators.flatMap(({ label, outputs }, color) => {
    const own = outputs.some(({ scale }) => scale === 'OWN') ? (panes += 1) : 0;
    return outputs.map(({ name, scale, values }, stroke) => ({
      key: `${color} ${label} ${name}`,
      title: outputs.length === 1 ? label : name,
      pane: scale === 'PRICE' ? 0 : own,
      ...{ color, stroke },
      points: at.map((time, index) => pointOf(time, values[index] ?? null)),
    }));
  });
}

function pointOf(time: UTCTimestamp, value: number | null): Point {
  return value === null ? { time } : { time, value };
}

/** A candle of several bars stands where its first one does, and so does the value beside it. */
export function linesAt(
  lines: readonly PlannedLine[],
  times: readonly UTCTimestamp[],
): readonly PlannedLine[] {
  const shown = new Set(times);
  return lines.map((line) => ({
    ...line,
    points: line.points.filter(({ time }) => shown.has(time)),
  }));
}

export function ownPanes(lines: readonly PlannedLine[]): number {
  return Math.max(0, ...lines.map(({ pane }) => pane));
}

const STROKES = [
  LineStyle.Solid,
  LineStyle.Dashed,
  LineStyle.Dotted,
  LineStyle.LargeDashed,
  LineStyle.SparseDotted,
] as const;
/** Of three parts for the bars, one for each pane below. */
const PRICE_SHARE = 3;

export class IndicatorLayer {
  #lines = new Map<string, { readonly line: PlannedLine; readonly series: ISeriesApi<'Line'> }>();
  readonly #chart: IChartApi;
  #colors: ChartColors;

  constructor(chart: IChartApi, colors: ChartColors) {
    this.#chart = chart;
    this.#colors = colors;
  }

  show(lines: readonly PlannedLine[]): void {
    const same =
      lines.length === this.#lines.size && lines.every(({ key }) => this.#lines.has(key));
    if (!same) this.#rebuild(lines);
    for (const { key, points } of lines) this.#lines.get(key)?.series.setData([...points]);
  }

  recolor(colors: ChartColors): void {
    this.#colors = colors;
    for (const { line, series } of this.#lines.values()) {
      series.applyOptions({ color: this.#colorOf(line) });
    }
  }

  #rebuild(lines: readonly PlannedLine[]): void {
    for (const { series } of this.#lines.values()) this.#chart.removeSeries(series);
    this.#lines = new Map(lines.map((line) => [line.key, { line, series: this.#add(line) }]));
    const [prices, ...panes] = this.#chart.panes();
    prices?.setStretchFactor(PRICE_SHARE);
    for (const pane of panes) pane.setStretchFactor(1);
  }

  #add(line: PlannedLine): ISeriesApi<'Line'> {
    const options = {
      color: this.#colorOf(line),
      lineStyle: STROKES[line.stroke % STROKES.length] ?? LineStyle.Solid,
      lineWidth: 1,
      priceLineVisible: false,
      lastValueVisible: line.pane > 0,
      crosshairMarkerVisible: false,
      title: line.pane > 0 ? line.title : '',
    } as const;
    return this.#chart.addSeries(LineSeries, options, line.pane);
  }

  #colorOf({ color }: PlannedLine): string {
    return this.#colors.series[color % this.#colors.series.length] ?? this.#colors.brand;
  }
}
