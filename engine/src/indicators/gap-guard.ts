/** A stream that starts anew after an input that is not a finite number. */
import type { JsonValue } from '../domain/json.js';
import type { IndicatorStream } from './indicator.js';

export class GapGuard implements IndicatorStream {
  readonly lookback: number;
  private stream: IndicatorStream;
  /** Bars before the present stretch of finite inputs, and in it. */
  private before = 0;
  private taken = 0;

  constructor(
    private readonly make: () => IndicatorStream,
    /** True where outputs are numbers of bars, which a gap does not start anew. */
    private readonly barNumbers: boolean,
  ) {
    this.stream = make();
    this.lookback = this.stream.lookback;
  }

  update(...inputs: number[]): number {
    for (const input of inputs) {
      if (!Number.isFinite(input)) return this.gap();
    }
    this.taken += 1;
    return this.shown(this.stream.update(...inputs));
  }

  output(index: number): number {
    return this.taken === 0 ? Number.NaN : this.shown(this.stream.output(index));
  }

  save(): JsonValue {
    const stream = this.taken === 0 ? null : this.stream.save();
    return { before: this.before, taken: this.taken, stream };
  }

  load(saved: JsonValue): void {
    const state = saved as { before: number; taken: number; stream: JsonValue };
    this.before = state.before;
    this.taken = state.taken;
    this.stream = this.make();
    if (state.stream !== null) this.stream.load(state.stream);
  }

  private gap(): number {
    if (this.taken > 0) this.stream = this.make();
    this.before += this.taken + 1;
    this.taken = 0;
    return Number.NaN;
  }

  private shown(value: number): number {
    return this.barNumbers ? value + this.before : value;
  }
}
