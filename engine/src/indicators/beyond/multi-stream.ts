/** The base of a streaming indicator with several outputs, each NaN until it is defined. */
import { StreamBase } from '../stream-state.js';

export abstract class MultiStream extends StreamBase {
  protected readonly results: Float64Array;

  constructor(outputCount: number) {
    super();
    this.results = new Float64Array(outputCount).fill(Number.NaN);
  }

  override output(index: number): number {
    return this.results[index] as number;
  }

  /** Sets the outputs in order; those not given stay as they are. Returns the first. */
  protected emit(...values: number[]): number {
    const { results } = this;
    for (let i = 0; i < values.length; i += 1) results[i] = values[i] as number;
    return (this.value = results[0] as number);
  }

  /** This bar has no value. */
  protected emitNothing(): number {
    this.results.fill(Number.NaN);
    return (this.value = Number.NaN);
  }
}
