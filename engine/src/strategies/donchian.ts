/** `donchian`: buys a new high of n bars, leaves at a new low of m bars. */
import type { JsonValue } from '../domain/json.js';
import { Donchian } from '../indicators/classes.js';
import { defineStrategy } from './define-strategy.js';
import { sizeOf, sizeParameter } from './size-parameter.js';
import type { Tracked } from './tracked-state.js';

const LENGTHS = { min: 2, max: 200, log: true } as const;

const length = (bars: number, description: string) =>
  ({ type: 'integer', default: bars, min: 1, max: 5000, search: LENGTHS, description }) as const;

export const donchian = defineStrategy({
  name: 'donchian',
  version: '1.0.0',
  title: 'Channel breakout',
  description:
    'Buys when the close lies above the highest high of the n bars before it; closes when it lies ' +
    'below the lowest low of the m bars before it.',
  parameters: {
    n: length(20, 'Bars whose highest high must be passed to buy.'),
    m: length(10, 'Bars whose lowest low must be passed to close.'),
    size: sizeParameter,
  },
  create({ parameters, track }) {
    const entry = track(new Donchian(parameters.n));
    const exit = track(new Donchian(parameters.m));
    const before = track(new ChannelsBefore(parameters.n, parameters.m));
    const size = sizeOf(parameters.size);
    return {
      onBar(bar, desk) {
        const { upper, lower, isDefined } = before;
        entry.update(bar.high, bar.low);
        exit.update(bar.high, bar.low);
        before.keep(entry.upper, exit.lower);
        if (!isDefined) return;
        if (desk.position === 0 && bar.close > upper) desk.buy(size);
        else if (desk.position > 0 && bar.close < lower) desk.close();
      },
    };
  },
});

/** What the two channels were on the bar before; decisions begin one bar after both were defined. */
class ChannelsBefore implements Tracked {
  upper = Number.NaN;
  lower = Number.NaN;
  private bars = 0;

  constructor(
    private readonly n: number,
    private readonly m: number,
  ) {}

  get lookback(): number {
    return Math.max(this.n, this.m);
  }

  get isDefined(): boolean {
    return this.bars > this.lookback;
  }

  keep(upper: number, lower: number): void {
    this.upper = upper;
    this.lower = lower;
    this.bars += 1;
  }

  save(): JsonValue {
    const { upper, lower, bars } = this;
    return bars < this.lookback ? { bars } : { bars, upper, lower };
  }

  load(saved: JsonValue): void {
    const state = saved as { bars: number; upper?: number; lower?: number };
    this.bars = state.bars;
    this.upper = state.upper ?? Number.NaN;
    this.lower = state.lower ?? Number.NaN;
  }
}
