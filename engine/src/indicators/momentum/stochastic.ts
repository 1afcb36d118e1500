/** Where the close lies between the lowest low (0) and the highest high (100) of n bars (Lane). */
import { RollingExtreme } from '../rolling-extreme.js';
import { StreamBase } from '../stream-state.js';

/** The raw %K that STOCH, STOCHF and STOCHRSI smooth. */
export class Stochastic extends StreamBase {
  private readonly highest: RollingExtreme;
  private readonly lowest: RollingExtreme;

  constructor(readonly timePeriod: number) {
    super();
    this.highest = new RollingExtreme(timePeriod, 1);
    this.lowest = new RollingExtreme(timePeriod, -1);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(high: number, low: number, close: number): number {
    const lowest = this.lowest.update(low);
    const percent = (this.highest.update(high) - lowest) / 100;
    return (this.value = percent === 0 ? 0 : (close - lowest) / percent);
  }
}
