/** Equity after each step of a run, in the account's currency. */

export class EquityCurve {
  length = 0;
  private steps: Float64Array;

  constructor(expectedSteps: number) {
    this.steps = new Float64Array(expectedSteps);
  }

  push(equity: number): void {
    if (this.length === this.steps.length) {
      const larger = new Float64Array(Math.max(1024, this.steps.length * 2));
      larger.set(this.steps);
      this.steps = larger;
    }
    this.steps[this.length] = equity;
    this.length += 1;
  }

  /** Replaces the last one. */
  set last(equity: number) {
    this.steps[this.length - 1] = equity;
  }

  /** One for each of `count` steps; 0 where the run had already ended. */
  values(count: number): Float64Array {
    if (count === this.steps.length) return this.steps;
    const values = new Float64Array(count);
    values.set(this.steps.subarray(0, this.length));
    return values;
  }
}
