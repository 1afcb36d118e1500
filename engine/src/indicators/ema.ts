/** EMA: exponential moving average, seeded by the simple mean of its first n values. */
import type { JsonValue } from '../domain/json.js';
import type { Tracked } from '../strategies/tracked-state.js';
import { column, parameter, period } from './indicator.js';
import type { IndicatorDefinition } from './indicator.js';

export class Ema implements Tracked {
  private readonly weight: number;
  private count = 0;
  private value = 0;

  constructor(readonly timePeriod: number) {
    this.weight = 2 / (timePeriod + 1);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  next(value: number): number {
    if (this.count < this.timePeriod) {
      this.count += 1;
      this.value += value;
      if (this.count < this.timePeriod) return Number.NaN;
      this.value /= this.timePeriod;
      return this.value;
    }
    this.value += (value - this.value) * this.weight;
    return this.value;
  }

  save(): JsonValue {
    return { count: this.count, value: this.value };
  }

  load(saved: JsonValue): void {
    const { count, value } = saved as { count: number; value: number };
    this.count = count;
    this.value = value;
  }
}

export const ema: IndicatorDefinition = {
  fn: 'EMA',
  title: 'Exponential moving average',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['output'],
  batch(columns, parameters) {
    const stream = new Ema(parameter(parameters, 'timePeriod'));
    return [column(columns, 0).map((value) => stream.next(value))];
  },
};
