/** ICHIMOKU: equilibrium at one glance (Hosoda; Elliott, Ichimoku Charts, 2007). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { Delay } from './delay.js';
import { MultiStream } from './multi-stream.js';
import { RollingRange } from './rolling-range.js';

export interface IchimokuPeriods {
  readonly tenkanPeriod: number;
  readonly kijunPeriod: number;
  readonly senkouBPeriod: number;
  /** How far the spans are drawn ahead and the chikou back. */
  readonly displacement: number;
}

export class Ichimoku extends MultiStream {
  private readonly tenkan: RollingRange;
  private readonly kijun: RollingRange;
  private readonly senkouB: RollingRange;
  private readonly spanA: Delay;
  private readonly spanB: Delay;
  private readonly closes: Delay;
  readonly lookback: number;

  constructor({ tenkanPeriod, kijunPeriod, senkouBPeriod, displacement }: IchimokuPeriods) {
    super(6);
    this.tenkan = new RollingRange(tenkanPeriod);
    this.kijun = new RollingRange(kijunPeriod);
    this.senkouB = new RollingRange(senkouBPeriod);
    this.spanA = new Delay(displacement);
    this.spanB = new Delay(displacement);
    this.closes = new Delay(displacement);
    // The chikou is there from the first bar on.
    this.lookback = 0;
  }

  update(high: number, low: number, close: number): number {
    this.tenkan.update(high, low);
    this.kijun.update(high, low);
    this.senkouB.update(high, low);
    const tenkan = this.tenkan.middle;
    const kijun = this.kijun.middle;
    return this.emit(
      tenkan,
      kijun,
      this.spanA.update((tenkan + kijun) / 2),
      this.spanB.update(this.senkouB.middle),
      close,
      this.closes.update(close),
    );
  }
}

export const ichimoku = defineIndicator({
  fn: 'ICHIMOKU',
  title: 'Ichimoku kinko hyo',
  description:
    'Each output at the bar on which it can be acted upon. senkouSpanA and B are the cloud as it is ' +
    'drawn at this bar, made `displacement` bars ago. chikouSpan is this bar’s close: charts draw ' +
    'it `displacement` bars back, which no bar there could know; compare it with chikouPrice, the ' +
    'close of that older bar.',
  group: 'trend',
  inputs: ['high', 'low', 'close'],
  parameters: [
    period('tenkanPeriod', 9, 1),
    period('kijunPeriod', 26, 1),
    period('senkouBPeriod', 52, 1),
    period('displacement', 26, 0),
  ],
  outputs: ['tenkanSen', 'kijunSen', 'senkouSpanA', 'senkouSpanB', 'chikouSpan', 'chikouPrice'],
  create: (periods) => new Ichimoku(periods),
});
