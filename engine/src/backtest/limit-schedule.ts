/** When a person's changes of the limits take effect in a run: at the end of their step. */
import type { LimitChange } from './backtest-options.js';

export class LimitSchedule {
  /** Stamp of the step after which the next change is due; never reached when there is none. */
  nextAt: number;
  private readonly due: LimitChange[];

  constructor(changes: readonly LimitChange[]) {
    this.due = [...changes].sort((a, b) => a.at - b.at);
    this.nextAt = this.due[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  /** What was changed before the first bars. */
  takeBefore(at: number): readonly LimitChange[] {
    return this.nextAt < at ? this.take(at - 1) : [];
  }

  /** What is due after the step of this stamp, once. */
  take(at: number): readonly LimitChange[] {
    const later = this.due.findIndex((change) => change.at > at);
    const taken = this.due.splice(0, later < 0 ? this.due.length : later);
    this.nextAt = this.due[0]?.at ?? Number.POSITIVE_INFINITY;
    return taken;
  }
}
