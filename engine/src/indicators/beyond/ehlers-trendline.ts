/** EHLERS_TRENDLINE: the mean over one dominant cycle (Ehlers, Rocket Science for Traders, 2001). */
import { defineIndicator } from '../define-indicator.js';
import { Window } from '../window.js';
import { DominantCycle } from './dominant-cycle.js';
import { MultiStream } from './multi-stream.js';

const LONGEST_CYCLE = 50;
/** From this bar on the trendline is smoothed over four bars. */
const SMOOTH_FROM = 11;

export class EhlersTrendline extends MultiStream {
  readonly lookback = 0;
  private readonly cycle = new DominantCycle();
  private readonly prices = new Window(LONGEST_CYCLE);
  private readonly raw = new Window(4);
  private smoothLength = 0;
  private bar = -1;

  constructor() {
    super(3);
  }

  update(high: number, low: number): number {
    const { cycle, prices, raw } = this;
    const price = (high + low) / 2;
    this.bar += 1;
    prices.push(price);
    if (!cycle.update(price)) {
      raw.push(0);
      return this.emit(price, Number.NaN, Number.NaN);
    }
    this.smoothLength = 0.33 * cycle.length + 0.67 * this.smoothLength;
    const bars = Math.floor(this.smoothLength + 0.5);
    raw.push(this.meanOver(Math.min(bars, prices.count)));
    const trend = (4 * raw.at(3) + 3 * raw.at(2) + 2 * raw.at(1) + raw.at(0)) / 10;
    return this.emit(
      this.bar >= SMOOTH_FROM ? trend : price,
      bars < 1 ? Number.NaN : bars,
      cycle.smoothPrice,
    );
  }

  private meanOver(bars: number): number {
    const { prices } = this;
    if (bars < 1) return prices.at(prices.count - 1);
    let sum = 0;
    for (let i = prices.count - bars; i < prices.count; i += 1) sum += prices.at(i);
    return sum / bars;
  }
}

export const ehlersTrendline = defineIndicator({
  fn: 'EHLERS_TRENDLINE',
  title: 'Instantaneous trendline (Ehlers)',
  description:
    'Mean price over one dominant cycle, from the first bar on, with the length of the cycle and ' +
    'the smoothed price. HT_TRENDLINE is TA-Lib’s form, which leaves out 63 bars.',
  group: 'cycle',
  inputs: ['high', 'low'],
  parameters: [],
  outputs: ['trendline', 'dcPeriods', 'smoothPrice'],
  create: () => new EhlersTrendline(),
});
