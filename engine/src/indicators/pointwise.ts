/** An indicator of the present bar alone. */
import { StreamBase } from './stream-state.js';

export class Pointwise extends StreamBase {
  readonly lookback = 0;

  constructor(private readonly compute: (...inputs: number[]) => number) {
    super();
  }

  update(...inputs: number[]): number {
    return (this.value = this.compute(...inputs));
  }
}
