/** PIVOTS: turning points, and the lines through the last two of each side. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { SavedState } from '../stream-state.js';
import { MultiStream } from './multi-stream.js';
import { priceSource } from './price-source.js';
import { TurningPoint } from './turning-point.js';

/** The last two pivots of one side, and the line through them. */
class TrendLine extends SavedState {
  private bar = -1;
  private readonly at = new Float64Array(2).fill(Number.NaN);
  private readonly price = new Float64Array(2).fill(Number.NaN);

  constructor(
    private readonly rightSpan: number,
    private readonly maxTrendPeriods: number,
  ) {
    super();
  }

  /** Takes the pivot that this bar confirms, or NaN. */
  update(pivot: number): void {
    const { at, price } = this;
    this.bar += 1;
    if (Number.isNaN(pivot)) return;
    at[0] = at[1] as number;
    price[0] = price[1] as number;
    at[1] = this.bar - this.rightSpan;
    price[1] = pivot;
  }

  private get linked(): boolean {
    return (this.at[1] as number) - (this.at[0] as number) <= this.maxTrendPeriods;
  }

  /** The line at this bar. */
  get now(): number {
    const [from, to] = this.at as unknown as readonly [number, number];
    const [before, last] = this.price as unknown as readonly [number, number];
    if (!this.linked) return Number.NaN;
    return last + ((last - before) / (to - from)) * (this.bar - to);
  }

  get direction(): number {
    const [before, last] = this.price as unknown as readonly [number, number];
    return this.linked ? Math.sign(last - before) : Number.NaN;
  }
}

export interface PivotSpans {
  readonly leftSpan: number;
  readonly rightSpan: number;
  readonly maxTrendPeriods: number;
}

export class Pivots extends MultiStream {
  private readonly tops: TurningPoint;
  private readonly bottoms: TurningPoint;
  private readonly above: TrendLine;
  private readonly below: TrendLine;

  constructor(
    { leftSpan, rightSpan, maxTrendPeriods }: PivotSpans,
    readonly useHighLow: boolean,
  ) {
    super(6);
    this.tops = new TurningPoint(leftSpan, rightSpan, 1);
    this.bottoms = new TurningPoint(leftSpan, rightSpan, -1);
    this.above = new TrendLine(rightSpan, maxTrendPeriods);
    this.below = new TrendLine(rightSpan, maxTrendPeriods);
  }

  get lookback(): number {
    return this.tops.leftSpan + this.tops.rightSpan;
  }

  update(high: number, low: number, close: number): number {
    const { above, below } = this;
    const top = this.tops.update(this.useHighLow ? high : close);
    const bottom = this.bottoms.update(this.useHighLow ? low : close);
    above.update(top);
    below.update(bottom);
    return this.emit(top, bottom, above.now, below.now, above.direction, below.direction);
  }
}

export const pivots = defineIndicator({
  fn: 'PIVOTS',
  title: 'Pivots and their trend lines',
  description:
    'Tops and bottoms of rightSpan bars ago at the bar that confirms them; the lines through the ' +
    'last two of each side, carried on to this bar, and 1 where the later is higher, −1 where ' +
    'lower. No line joins pivots more than maxTrendPeriods apart. Charts draw all this in the past.',
  group: 'structure',
  inputs: ['high', 'low', 'close'],
  parameters: [
    period('leftSpan', 2, 1),
    period('rightSpan', 2, 1),
    period('maxTrendPeriods', 20, 1),
    priceSource(1),
  ],
  outputs: ['highPoint', 'lowPoint', 'highLine', 'lowLine', 'highTrend', 'lowTrend'],
  sparse: true,
  create: ({ useHighLow, ...spans }) => new Pivots(spans, useHighLow === 1),
});
