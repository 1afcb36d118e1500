/** ALMA: an average with Gaussian weights (Legoux and Kouzis-Loukas, Arnaud Legoux Moving Average, 2009). */
import { defineIndicator } from '../define-indicator.js';
import { factor, period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Window } from '../window.js';

export class Alma extends StreamBase {
  private readonly window: Window;
  private readonly weights: Float64Array;

  constructor(
    readonly timePeriod: number,
    offset: number,
    sigma: number,
  ) {
    super();
    this.window = new Window(timePeriod);
    const peak = offset * (timePeriod - 1);
    const width = timePeriod / sigma;
    const raw = Float64Array.from({ length: timePeriod }, (_, i) =>
      Math.exp(-((i - peak) ** 2) / (2 * width * width)),
    );
    const total = raw.reduce((sum, weight) => sum + weight, 0);
    this.weights = raw.map((weight) => weight / total);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    const { window, weights } = this;
    window.push(value);
    if (!window.full) return Number.NaN;
    let sum = 0;
    for (let i = 0; i < weights.length; i += 1) sum += window.at(i) * (weights[i] as number);
    return (this.value = sum);
  }
}

export const alma = defineIndicator({
  fn: 'ALMA',
  title: 'Arnaud Legoux moving average',
  description: 'An average whose weights are a bell around a place in the window.',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 9), factor('offset', 0.85, 0, 1), factor('sigma', 6, 0.1, 100)],
  outputs: ['output'],
  create: ({ timePeriod, offset, sigma }) => new Alma(timePeriod, offset, sigma),
});
