/** The steps of market time: every stamp at which at least one series has a bar. */
import type { BacktestSeries } from './backtest-options.js';

export class Timeline {
  /** Row of each series at the present stamp, −1 where it has no bar. */
  readonly rows: number[];
  at = Number.NaN;
  private readonly next: number[];

  /** Every step's stamp. */
  readonly stamps: Float64Array;
  private readonly only: Float64Array | null;
  private row = -1;

  constructor(private readonly series: readonly BacktestSeries[]) {
    this.rows = series.map(() => -1);
    this.next = series.map(() => 0);
    const [first] = series;
    this.only = series.length === 1 && first !== undefined ? first.columns.at : null;
    this.stamps = this.only ?? mergedStamps(series);
  }

  /** Number of steps altogether. */
  get length(): number {
    return this.stamps.length;
  }

  /** Moves to the next stamp; false at the end. */
  advance(): boolean {
    if (this.only !== null) return this.advanceAlone(this.only);
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

  /** The usual case, a single series, without a search. */
  private advanceAlone(stamps: Float64Array): boolean {
    this.row += 1;
    if (this.row >= stamps.length) return false;
    this.at = stamps[this.row] as number;
    this.rows[0] = this.row;
    return true;
  }
}

function mergedStamps(series: readonly BacktestSeries[]): Float64Array {
  const stamps = new Set<number>();
  for (const { columns } of series) for (const at of columns.at) stamps.add(at);
  return Float64Array.from(stamps).sort();
}
