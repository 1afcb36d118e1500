/** ATR: Wilder's average of the true range. */
import type { JsonValue } from '../domain/json.js';
import type { Tracked } from '../strategies/tracked-state.js';
import { column, parameter, period } from './indicator.js';
import type { IndicatorDefinition } from './indicator.js';
import { Wilder } from './wilder.js';

export class Atr implements Tracked {
  private readonly average: Wilder;
  private previousClose: number | null = null;

  constructor(readonly timePeriod: number) {
    this.average = new Wilder(timePeriod);
  }

  /** The first bar has no true range: there is no close before it. */
  get lookback(): number {
    return this.timePeriod;
  }

  next(high: number, low: number, close: number): number {
    const before = this.previousClose;
    this.previousClose = close;
    if (before === null) return Number.NaN;
    const range = Math.max(high - low, Math.abs(high - before), Math.abs(low - before));
    return this.average.next(range);
  }

  save(): JsonValue {
    return { average: this.average.save(), previousClose: this.previousClose };
  }

  load(saved: JsonValue): void {
    const state = saved as { average: JsonValue; previousClose: number | null };
    this.average.load(state.average);
    this.previousClose = state.previousClose;
  }
}

export const atr: IndicatorDefinition = {
  fn: 'ATR',
  title: 'Average true range',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 14, 1)],
  outputs: ['output'],
  batch(columns, parameters) {
    const stream = new Atr(parameter(parameters, 'timePeriod'));
    const high = column(columns, 0);
    const low = column(columns, 1);
    return [
      column(columns, 2).map((close, i) => stream.next(high[i] as number, low[i] as number, close)),
    ];
  },
};
