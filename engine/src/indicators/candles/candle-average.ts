/** What a length of one candle is compared with: the mean range of the candles before it. */
import { unreachable } from '../../domain/assert.js';
import { SavedState } from '../stream-state.js';
import { Window } from '../window.js';
import type { Candle } from './candle.js';
import type { CandleSetting } from './candle-settings.js';

/**
 * A running total, with TA-Lib's arithmetic: summed once when the first window is full and then
 * moved by (newest − oldest), so that comparisons on the very edge fall as they do there.
 */
export class CandleAverage extends SavedState {
  private total = 0;
  private readonly ranges: Window;
  readonly #candle: Candle;
  readonly #setting: CandleSetting;
  readonly #divisor: number;

  constructor(setting: CandleSetting, candle: Candle) {
    super();
    this.#setting = setting;
    this.#candle = candle;
    this.#divisor = setting.rangeType === 'shadows' ? 2 : 1;
    this.ranges = new Window(setting.period);
  }

  get period(): number {
    return this.#setting.period;
  }

  /** In price units; of the window that ends before the candle. */
  get value(): number {
    const { factor, period } = this.#setting;
    const mean = period === 0 ? this.#range() : this.total / period;
    return (factor * mean) / this.#divisor;
  }

  /** Takes the candle itself into the window, once the rule has been asked. */
  advance(): void {
    if (this.#setting.period === 0) return;
    const range = this.#range();
    this.total += range - this.ranges.push(range);
  }

  #range(): number {
    const candle = this.#candle;
    const { rangeType } = this.#setting;
    switch (rangeType) {
      case 'realBody':
        return candle.body;
      case 'highLow':
        return candle.high - candle.low;
      case 'shadows':
        return candle.upperShadow + candle.lowerShadow;
      default:
        return unreachable(rangeType);
    }
  }
}
