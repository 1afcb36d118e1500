/** DONCHIAN: the channel of the highest high and the lowest low of the last n bars (Donchian, 1960). */
import type { JsonValue } from '../domain/json.js';
import type { Tracked } from '../strategies/tracked-state.js';
import { column, parameter, period } from './indicator.js';
import type { IndicatorDefinition } from './indicator.js';
import { RollingExtreme } from './rolling-extreme.js';

export class Donchian implements Tracked {
  upper = Number.NaN;
  lower = Number.NaN;
  private readonly highest: RollingExtreme;
  private readonly lowest: RollingExtreme;

  constructor(readonly timePeriod: number) {
    this.highest = new RollingExtreme(timePeriod, 1);
    this.lowest = new RollingExtreme(timePeriod, -1);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }
  get middle(): number {
    return (this.upper + this.lower) / 2;
  }

  /** Returns the middle of the channel, which includes this bar. */
  next(high: number, low: number): number {
    this.upper = this.highest.next(high);
    this.lower = this.lowest.next(low);
    return this.middle;
  }

  save(): JsonValue {
    return {
      highest: this.highest.save(),
      lowest: this.lowest.save(),
      values: Number.isNaN(this.upper) ? null : [this.upper, this.lower],
    };
  }

  load(saved: JsonValue): void {
    const state = saved as Record<string, JsonValue>;
    this.highest.load(state['highest'] as JsonValue);
    this.lowest.load(state['lowest'] as JsonValue);
    const [upper, lower] = (state['values'] ?? []) as readonly number[];
    this.upper = upper ?? Number.NaN;
    this.lower = lower ?? Number.NaN;
  }
}

export const donchian: IndicatorDefinition = {
  fn: 'DONCHIAN',
  title: 'Donchian channel',
  inputs: ['high', 'low'],
  parameters: [period('timePeriod', 20, 1)],
  outputs: ['upperBand', 'middleBand', 'lowerBand'],
  batch(columns, parameters) {
    const stream = new Donchian(parameter(parameters, 'timePeriod'));
    const low = column(columns, 1);
    const outputs = [0, 1, 2].map(() => new Float64Array(low.length));
    column(columns, 0).forEach((high, i) => {
      column(outputs, 1)[i] = stream.next(high, low[i] as number);
      column(outputs, 0)[i] = stream.upper;
      column(outputs, 2)[i] = stream.lower;
    });
    return outputs;
  },
};
