/** The bar that a strategy is shown after a split: in the shares of its first day, without a jump. */
import type { OrderOptions, Size, StrategyBar } from '../strategies/define-strategy.js';
import type { InstrumentState } from './instrument-state.js';

export class ContinuousBar implements StrategyBar {
  constructor(private readonly instrument: InstrumentState) {}

  get symbol(): string {
    return this.instrument.symbol;
  }
  get at(): number {
    return this.instrument.at;
  }
  get open(): number {
    return this.instrument.open * this.instrument.sharesPerFirst;
  }
  get high(): number {
    return this.instrument.high * this.instrument.sharesPerFirst;
  }
  get low(): number {
    return this.instrument.low * this.instrument.sharesPerFirst;
  }
  get close(): number {
    return this.instrument.close * this.instrument.sharesPerFirst;
  }
  get volume(): number {
    return this.instrument.volume / this.instrument.sharesPerFirst;
  }
  get closeTicks(): number {
    return this.instrument.closeTicks * this.instrument.sharesPerFirst;
  }
}

/** A strategy counts in shares of its first day: so many of today's are one of them. */
export function sizeToday(size: Size, sharesPerFirst: number): Size {
  return 'units' in size ? { units: size.units * sharesPerFirst } : size;
}

export function optionsToday(options: OrderOptions, sharesPerFirst: number): OrderOptions {
  const today: Record<string, unknown> = { ...options };
  for (const name of ['limit', 'stop', 'touch', 'stopLoss', 'takeProfit'] as const) {
    const price = options[name];
    if (price !== undefined) today[name] = price / sharesPerFirst;
  }
  if (typeof options.trail === 'number') today['trail'] = options.trail / sharesPerFirst;
  if (options.display !== undefined) today['display'] = options.display * sharesPerFirst;
  return today;
}
