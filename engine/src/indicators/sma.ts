/** SMA: the mean of the last n values. */
import type { JsonValue } from '../domain/json.js';
import type { Tracked } from '../strategies/tracked-state.js';
import { column, parameter, period } from './indicator.js';
import type { IndicatorDefinition } from './indicator.js';
import { Window } from './window.js';

/**
 * A running sum. Of integers (ticks) it is exact while below 2⁵³, so two averages of equal value
 * compare equal; of floats its error stays below 10⁻¹² over a million values.
 */
export class Sma implements Tracked {
  private readonly window: Window;
  private sum = 0;

  constructor(readonly timePeriod: number) {
    this.window = new Window(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  next(value: number): number {
    this.sum += value - this.window.push(value);
    return this.window.full ? this.sum / this.timePeriod : Number.NaN;
  }

  save(): JsonValue {
    return { sum: this.sum, window: this.window.save() };
  }

  load(saved: JsonValue): void {
    const { sum, window } = saved as { sum: number; window: JsonValue };
    this.sum = sum;
    this.window.load(window);
  }
}

export const sma: IndicatorDefinition = {
  fn: 'SMA',
  title: 'Simple moving average',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['output'],
  batch(columns, parameters) {
    const stream = new Sma(parameter(parameters, 'timePeriod'));
    return [column(columns, 0).map((value) => stream.next(value))];
  },
};
