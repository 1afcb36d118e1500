/** A strategy that shows from another thread how far it is: progress, and where it hangs. */
import type { StrategyDefinition } from '../strategies/define-strategy.js';

/** Two numbers in shared memory: bars seen so far, and the stamp of the last one. */
export class BarCounter {
  readonly memory: SharedArrayBuffer;
  private readonly cells: Float64Array;

  constructor(memory = new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.cells = new Float64Array(memory);
  }

  /** Before the strategy sees the bar: should it hang, this is the bar it hangs on. */
  count(at: number): void {
    this.cells[0] = (this.cells[0] as number) + 1;
    this.cells[1] = at;
  }

  get bars(): number {
    return this.cells[0] as number;
  }

  /** 0 before the first bar. */
  get at(): number {
    return this.cells[1] as number;
  }
}

export function watchedStrategy(
  definition: StrategyDefinition,
  counter: BarCounter,
): StrategyDefinition {
  return {
    ...definition,
    create(setup) {
      const instance = definition.create(setup);
      const onBar = instance.onBar.bind(instance);
      return Object.assign(instance, {
        onBar(...bar: Parameters<typeof onBar>) {
          counter.count(bar[0].at);
          onBar(...bar);
        },
      });
    },
  };
}
