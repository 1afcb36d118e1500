/** RSI: Wilder's relative strength index. */
import type { JsonValue } from '../domain/json.js';
import type { Tracked } from '../strategies/tracked-state.js';
import { column, parameter, period } from './indicator.js';
import type { IndicatorDefinition } from './indicator.js';
import { Wilder } from './wilder.js';

export class Rsi implements Tracked {
  private readonly gain: Wilder;
  private readonly loss: Wilder;
  private previous: number | null = null;

  constructor(readonly timePeriod: number) {
    this.gain = new Wilder(timePeriod);
    this.loss = new Wilder(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  next(value: number): number {
    const { previous } = this;
    this.previous = value;
    if (previous === null) return Number.NaN;
    const change = value - previous;
    const gain = this.gain.next(change > 0 ? change : 0);
    const loss = this.loss.next(change < 0 ? -change : 0);
    const sum = gain + loss;
    // A window without any change: TA-Lib calls it 0.
    return sum === 0 ? 0 : (100 * gain) / sum;
  }

  save(): JsonValue {
    return { gain: this.gain.save(), loss: this.loss.save(), previous: this.previous };
  }

  load(saved: JsonValue): void {
    const state = saved as { gain: JsonValue; loss: JsonValue; previous: number | null };
    this.gain.load(state.gain);
    this.loss.load(state.loss);
    this.previous = state.previous;
  }
}

export const rsi: IndicatorDefinition = {
  fn: 'RSI',
  title: 'Relative strength index (Wilder)',
  inputs: ['close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  batch(columns, parameters) {
    const stream = new Rsi(parameter(parameters, 'timePeriod'));
    return [column(columns, 0).map((value) => stream.next(value))];
  },
};
