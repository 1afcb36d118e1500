/** STDDEV: population standard deviation of the last n values, times a factor. */
import type { JsonValue } from '../domain/json.js';
import type { Tracked } from '../strategies/tracked-state.js';
import { column, factor, parameter, period } from './indicator.js';
import type { IndicatorDefinition } from './indicator.js';
import { Window } from './window.js';

/** Two passes over the window: no cancellation, however small the deviation beside the level. */
export class Stddev implements Tracked {
  private readonly window: Window;
  /** Mean of the window after the last value. */
  mean = Number.NaN;

  constructor(
    readonly timePeriod: number,
    readonly nbDev = 1,
  ) {
    this.window = new Window(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  next(value: number): number {
    const { window } = this;
    window.push(value);
    if (!window.full) return Number.NaN;
    const n = window.size;
    let sum = 0;
    for (let i = 0; i < n; i += 1) sum += window.at(i);
    const mean = sum / n;
    this.mean = mean;
    let squares = 0;
    for (let i = 0; i < n; i += 1) {
      const deviation = window.at(i) - mean;
      squares += deviation * deviation;
    }
    return Math.sqrt(squares / n) * this.nbDev;
  }

  save(): JsonValue {
    return { window: this.window.save(), mean: Number.isNaN(this.mean) ? null : this.mean };
  }

  load(saved: JsonValue): void {
    const { window, mean } = saved as { window: JsonValue; mean: number | null };
    this.window.load(window);
    this.mean = mean ?? Number.NaN;
  }
}

export const stddev: IndicatorDefinition = {
  fn: 'STDDEV',
  title: 'Standard deviation (population)',
  inputs: ['close'],
  parameters: [period('timePeriod', 5), factor('nbDev', 1)],
  outputs: ['output'],
  batch(columns, parameters) {
    const stream = new Stddev(parameter(parameters, 'timePeriod'), parameter(parameters, 'nbDev'));
    return [column(columns, 0).map((value) => stream.next(value))];
  },
};
