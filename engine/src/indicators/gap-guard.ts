/** A stream that starts anew after an input that is not a finite number. */
import type { JsonValue } from '../domain/json.js';
import type { IndicatorStream } from './indicator.js';

export class GapGuard implements IndicatorStream {
  readonly lookback: number;
  private stream: IndicatorStream;
  /** False at a gap and before the first bar: nothing has been taken since the start. */
  private started = false;

  constructor(
    private readonly make: () => IndicatorStream,
    readonly outputCount: number,
  ) {
    this.stream = make();
    this.lookback = this.stream.lookback;
  }

  update(...inputs: number[]): number {
    for (const input of inputs) {
      if (Number.isFinite(input)) continue;
      if (this.started) this.stream = this.make();
      this.started = false;
      return Number.NaN;
    }
    this.started = true;
    return this.stream.update(...inputs);
  }

  output(index: number): number {
    return this.started ? this.stream.output(index) : Number.NaN;
  }

  save(): JsonValue {
    return this.started ? this.stream.save() : null;
  }

  load(saved: JsonValue): void {
    this.started = saved !== null;
    this.stream = this.make();
    if (saved !== null) this.stream.load(saved);
  }
}
