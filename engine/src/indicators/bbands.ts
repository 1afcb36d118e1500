/** BBANDS: Bollinger bands, a simple average with bands of population standard deviations. */
import type { JsonValue } from '../domain/json.js';
import type { Tracked } from '../strategies/tracked-state.js';
import { column, factor, parameter, period } from './indicator.js';
import type { IndicatorDefinition } from './indicator.js';
import { Stddev } from './stddev.js';

export interface BandWidths {
  readonly nbDevUp: number;
  readonly nbDevDn: number;
}

export class BollingerBands implements Tracked {
  private readonly deviation: Stddev;
  private last: number | null = null;

  constructor(
    readonly timePeriod: number,
    readonly widths: BandWidths = { nbDevUp: 2, nbDevDn: 2 },
  ) {
    this.deviation = new Stddev(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }
  get upper(): number {
    return this.middle + this.widths.nbDevUp * (this.last ?? Number.NaN);
  }
  get middle(): number {
    return this.deviation.mean;
  }
  get lower(): number {
    return this.middle - this.widths.nbDevDn * (this.last ?? Number.NaN);
  }

  /** Returns the middle band. */
  next(value: number): number {
    const deviation = this.deviation.next(value);
    this.last = Number.isNaN(deviation) ? null : deviation;
    return this.middle;
  }

  save(): JsonValue {
    return { deviation: this.deviation.save(), last: this.last };
  }

  load(saved: JsonValue): void {
    const { deviation, last } = saved as { deviation: JsonValue; last: number | null };
    this.deviation.load(deviation);
    this.last = last;
  }
}

export const bbands: IndicatorDefinition = {
  fn: 'BBANDS',
  title: 'Bollinger bands',
  inputs: ['close'],
  parameters: [
    period('timePeriod', 5),
    factor('nbDevUp', 2),
    factor('nbDevDn', 2),
    // Kind of the middle average, as TA-Lib numbers them; 0 (simple) is what there is so far.
    { name: 'MAType', default: 0, min: 0, max: 0, integer: true },
  ],
  outputs: ['upperBand', 'middleBand', 'lowerBand'],
  batch(columns, parameters) {
    const stream = new BollingerBands(parameter(parameters, 'timePeriod'), {
      nbDevUp: parameter(parameters, 'nbDevUp'),
      nbDevDn: parameter(parameters, 'nbDevDn'),
    });
    const values = column(columns, 0);
    const outputs = [0, 1, 2].map(() => new Float64Array(values.length));
    values.forEach((value, i) => {
      column(outputs, 1)[i] = stream.next(value);
      column(outputs, 0)[i] = stream.upper;
      column(outputs, 2)[i] = stream.lower;
    });
    return outputs;
  },
};
