/** The steps of market time: every stamp at which at least one series has a bar. */
import type { BacktestSeries } from './backtest-options.js';

export class Timeline {
  /** Row of each series at the present stamp, −1 where it has no bar. */
  readonly rows: number[];
  at = Number.NaN;
  private readonly next: number[];

  constructor(private readonly series: readonly BacktestSeries[]) {
    this.rows = series.map(() => -1);
    this.next = series.map(() => 0);
  }

  /** Number of steps altogether. */
  get length(): number {
    const [only] = this.series;
    if (this.series.length === 1 && only !== undefined) return only.columns.length;
    const stamps = new Set<number>();
    for (const { columns } of this.series) for (const at of columns.at) stamps.add(at);
    return stamps.size;
  }

  /** Moves to the next stamp; false at the end. */
  advance(): boolean {
    const { series, next, rows } = this;
    let at = Number.POSITIVE_INFINITY;
    for (let i = 0; i < series.length; i += 1) {
      const { columns } = series[i] as BacktestSeries;
      const row = next[i] as number;
      if (row < columns.length && (columns.at[row] as number) < at) at = columns.at[row] as number;
    }
    if (at === Number.POSITIVE_INFINITY) return false;
    this.at = at;
    for (let i = 0; i < series.length; i += 1) {
      const { columns } = series[i] as BacktestSeries;
      const row = next[i] as number;
      const has = row < columns.length && columns.at[row] === at;
      rows[i] = has ? row : -1;
      if (has) next[i] = row + 1;
    }
    return true;
  }
}
