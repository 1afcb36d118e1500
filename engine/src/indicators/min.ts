/** MIN: the lowest of the last n values. */
import type { JsonValue } from '../domain/json.js';
import type { Tracked } from '../strategies/tracked-state.js';
import { column, parameter, period } from './indicator.js';
import type { IndicatorDefinition } from './indicator.js';
import { RollingExtreme } from './rolling-extreme.js';

export class Min implements Tracked {
  private readonly extreme: RollingExtreme;

  constructor(readonly timePeriod: number) {
    this.extreme = new RollingExtreme(timePeriod, -1);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  next(value: number): number {
    return this.extreme.next(value);
  }

  save(): JsonValue {
    return this.extreme.save();
  }

  load(saved: JsonValue): void {
    this.extreme.load(saved);
  }
}

export const min: IndicatorDefinition = {
  fn: 'MIN',
  title: 'Lowest value over n bars',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['output'],
  batch(columns, parameters) {
    const stream = new Min(parameter(parameters, 'timePeriod'));
    return [column(columns, 0).map((value) => stream.next(value))];
  },
};
