/** MOM: the change of a value over n bars. */
import type { JsonValue } from '../domain/json.js';
import type { Tracked } from '../strategies/tracked-state.js';
import { column, parameter, period } from './indicator.js';
import type { IndicatorDefinition } from './indicator.js';
import { Window } from './window.js';

export class Mom implements Tracked {
  private readonly window: Window;

  constructor(readonly timePeriod: number) {
    this.window = new Window(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  next(value: number): number {
    const ready = this.window.full;
    const before = this.window.push(value);
    return ready ? value - before : Number.NaN;
  }

  save(): JsonValue {
    return this.window.save();
  }

  load(saved: JsonValue): void {
    this.window.load(saved);
  }
}

export const mom: IndicatorDefinition = {
  fn: 'MOM',
  title: 'Momentum: change over n bars',
  inputs: ['close'],
  parameters: [period('timePeriod', 10, 1)],
  outputs: ['output'],
  batch(columns, parameters) {
    const stream = new Mom(parameter(parameters, 'timePeriod'));
    return [column(columns, 0).map((value) => stream.next(value))];
  },
};
