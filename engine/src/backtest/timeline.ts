/** The steps of market time: every stamp at which at least one series has a bar. */
import type { BacktestSeries } from './backtest-options.js';

export class Timeline {
  /** Row of each series at the present stamp, −1 where it has no bar. */
  readonly rows: number[];
  at = Number.NaN;
  private readonly next: number[];
  /** The usual case, a single series, goes without a search. */
  private readonly only: BacktestSeries | null;
  private row = -1;
  /** Rows of each series that the stamps include. */
  private readonly included: number[];
  private room: Float64Array = new Float64Array(0);
  private allStamps: Float64Array = this.room;

  constructor(private readonly series: readonly BacktestSeries[]) {
    this.rows = series.map(() => -1);
    this.next = series.map(() => 0);
    this.included = series.map(() => 0);
    this.only = series.length === 1 ? (series[0] ?? null) : null;
    this.extend();
  }

  /** Takes in rows that were added to the series; all of them later than every one before. */
  extend(): void {
    const { only, series, included } = this;
    if (only !== null) {
      this.allStamps = only.columns.at.subarray(0, only.columns.length);
      return;
    }
    const added = new Set<number>();
    series.forEach(({ columns }, index) => {
      for (let row = included[index] as number; row < columns.length; row += 1) {
        added.add(columns.at[row] as number);
      }
      included[index] = columns.length;
    });
    this.append(Float64Array.from(added).sort());
  }

  private append(stamps: Float64Array): void {
    const { length } = this.allStamps;
    const needed = length + stamps.length;
    if (needed > this.room.length) {
      this.room = new Float64Array(Math.max(needed, 2 * this.room.length));
      this.room.set(this.allStamps);
    }
    this.room.set(stamps, length);
    this.allStamps = this.room.subarray(0, needed);
  }

  /** Every step's stamp. */
  get stamps(): Float64Array {
    return this.allStamps;
  }

  /** Number of steps altogether. */
  get length(): number {
    return this.allStamps.length;
  }

  /** Row of a series' last bar up to the present stamp, −1 before its first. */
  latestRow(series: number): number {
    const row = this.rows[series] as number;
    return row >= 0 ? row : (this.next[series] as number) - 1;
  }

  /** Moves to the next stamp; false where none is left before `before`. */
  advance(before: number): boolean {
    if (this.only !== null) return this.advanceAlone(this.allStamps, before);
    const { series, next, rows } = this;
    let at = Number.POSITIVE_INFINITY;
    for (let i = 0; i < series.length; i += 1) {
      const { columns } = series[i] as BacktestSeries;
      const row = next[i] as number;
      if (row < columns.length && (columns.at[row] as number) < at) at = columns.at[row] as number;
    }
    if (!(at < before)) return false;
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

  private advanceAlone(stamps: Float64Array, before: number): boolean {
    const row = this.row + 1;
    if (row >= stamps.length) return false;
    const at = stamps[row] as number;
    if (at >= before) return false;
    this.row = row;
    this.at = at;
    this.rows[0] = row;
    return true;
  }
}
