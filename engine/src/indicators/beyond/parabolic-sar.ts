/** PARABOLIC_SAR: Wilder's stop and reverse (New Concepts in Technical Trading Systems, 1978). */
import { defineIndicator } from '../define-indicator.js';
import { factor } from '../parameters.js';
import { MultiStream } from './multi-stream.js';

export interface Acceleration {
  readonly initial: number;
  readonly step: number;
  readonly maximum: number;
}

export class ParabolicSar extends MultiStream {
  readonly lookback = 1;
  private readonly initial: number;
  private readonly step: number;
  private readonly maximum: number;
  private rising = true;
  private reversed = false;
  private speed: number;
  private sar = Number.NaN;
  private extreme = Number.NaN;
  /** Highs and lows of the two bars before. */
  private readonly highs = new Float64Array(2).fill(Number.NaN);
  private readonly lows = new Float64Array(2).fill(Number.NaN);

  constructor({ initial, step, maximum }: Acceleration) {
    super(2);
    this.initial = initial;
    this.step = step;
    this.maximum = maximum;
    this.speed = initial;
  }

  update(high: number, low: number): number {
    if (Number.isNaN(this.sar)) {
      this.sar = low;
      this.extreme = high;
      this.remember(high, low);
      return Number.NaN;
    }
    const known = this.reversed;
    const projected = this.projected();
    const turns = this.rising ? low < projected : high > projected;
    if (turns) this.turn(high, low);
    else this.go(projected, high, low);
    this.remember(high, low);
    // The first trend is a guess: nothing is said before its end.
    return known ? this.emit(this.sar, turns ? 1 : 0) : this.emitNothing();
  }

  private turn(high: number, low: number): void {
    this.reversed = true;
    this.rising = !this.rising;
    this.sar = this.extreme;
    this.extreme = this.rising ? high : low;
    this.speed = this.initial;
  }

  /** Never inside the ranges of the two bars before. */
  private projected(): number {
    const next = this.sar + this.speed * (this.extreme - this.sar);
    return this.rising ? least(next, this.lows) : greatest(next, this.highs);
  }

  private go(projected: number, high: number, low: number): void {
    const { rising } = this;
    this.sar = projected;
    const further = rising ? high > this.extreme : low < this.extreme;
    if (!further) return;
    this.extreme = rising ? high : low;
    this.speed = Math.min(this.maximum, this.speed + this.step);
  }

  private remember(high: number, low: number): void {
    this.highs[0] = this.highs[1] as number;
    this.highs[1] = high;
    this.lows[0] = this.lows[1] as number;
    this.lows[1] = low;
  }
}

/** Of the value and both of the pair; the value alone while the pair is not complete. */
function least(value: number, pair: Float64Array): number {
  const [a, b] = pair as unknown as readonly [number, number];
  return Number.isNaN(a) ? value : Math.min(value, a, b);
}

function greatest(value: number, pair: Float64Array): number {
  const [a, b] = pair as unknown as readonly [number, number];
  return Number.isNaN(a) ? value : Math.max(value, a, b);
}

export const parabolicSar = defineIndicator({
  fn: 'PARABOLIC_SAR',
  title: 'Parabolic stop and reverse, from its first reversal',
  description:
    'Wilder’s stop, and 1 on a bar on which it reverses. The first trend is a guess and gives no ' +
    'value; SAR is TA-Lib’s form, which guesses from the first two bars.',
  group: 'trend',
  inputs: ['high', 'low'],
  parameters: [
    factor('accelerationStep', 0.02, 0.0001, 1),
    factor('maxAcceleration', 0.2, 0.0001, 1),
    factor('initialAcceleration', 0.02, 0.0001, 1),
  ],
  outputs: ['sar', 'isReversal'],
  sparse: true,
  refuse: ({ accelerationStep, maxAcceleration, initialAcceleration }) =>
    Math.max(accelerationStep, initialAcceleration) > maxAcceleration
      ? 'maxAcceleration must not be below accelerationStep or initialAcceleration'
      : null,
  create: ({ accelerationStep, maxAcceleration, initialAcceleration }) =>
    new ParabolicSar({
      step: accelerationStep,
      maximum: maxAcceleration,
      initial: initialAcceleration,
    }),
});
