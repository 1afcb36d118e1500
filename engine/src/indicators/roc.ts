/** ROC: the change of a value over n bars, in percent of the earlier one. */
import type { JsonValue } from '../domain/json.js';
import type { Tracked } from '../strategies/tracked-state.js';
import { column, parameter, period } from './indicator.js';
import type { IndicatorDefinition } from './indicator.js';
import { Window } from './window.js';

export class Roc implements Tracked {
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
    if (!ready) return Number.NaN;
    // From nothing there is no rate; TA-Lib calls it 0.
    return before === 0 ? 0 : (value / before - 1) * 100;
  }

  save(): JsonValue {
    return this.window.save();
  }

  load(saved: JsonValue): void {
    this.window.load(saved);
  }
}

export const roc: IndicatorDefinition = {
  fn: 'ROC',
  title: 'Rate of change over n bars, percent',
  inputs: ['close'],
  parameters: [period('timePeriod', 10, 1)],
  outputs: ['output'],
  batch(columns, parameters) {
    const stream = new Roc(parameter(parameters, 'timePeriod'));
    return [column(columns, 0).map((value) => stream.next(value))];
  },
};
