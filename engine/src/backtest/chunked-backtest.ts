/** A backtest whose bars are handed over in parts: the same result as with all of them at once. */
import { assertThat } from '../domain/assert.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import { GrowingColumns } from '../market-data/growing-columns.js';
import type { BacktestOptions, BacktestResult } from './backtest-options.js';
import { BacktestRun } from './run-backtest.js';

export type ChunkedOptions = Omit<BacktestOptions, 'series'> & {
  readonly instruments: readonly InstrumentSpec[];
};

/** Prices in ticks; one element for each instrument, in their order, empty where it has no bar. */
export type BarsChunk = readonly BarColumns[];

export class ChunkedBacktest {
  private readonly series;
  private readonly options: BacktestOptions;
  private run: BacktestRun | null = null;
  private lastStamp = Number.NEGATIVE_INFINITY;
  private finished = false;

  constructor({ instruments, ...options }: ChunkedOptions) {
    this.series = instruments.map((instrument) => ({
      instrument,
      columns: new GrowingColumns(),
    }));
    this.options = { ...options, series: this.series };
  }

  /**
   * Takes the next bars, all of them later than those before, and runs every step but the last,
   * which may be the end. Inputs that are computed over all bars at once wait for `finish`.
   */
  feed(chunk: BarsChunk): void {
    assertThat(!this.finished, 'a finished backtest takes no more bars');
    assertThat(chunk.length === this.series.length, 'a chunk has columns for every instrument');
    let last = this.lastStamp;
    chunk.forEach((part, index) => {
      if (part.length === 0) return;
      assertThat((part.at[0] as number) > this.lastStamp, 'a chunk is later than those before it');
      this.series[index]?.columns.append(part);
      last = Math.max(last, part.at[part.length - 1] as number);
    });
    this.lastStamp = last;
    if (this.options.strategy.inputs === undefined && last > Number.NEGATIVE_INFINITY) {
      this.begun().runBefore(last);
    }
  }

  finish(): BacktestResult {
    assertThat(!this.finished, 'a backtest is finished once');
    this.finished = true;
    return this.begun().finish();
  }

  private begun(): BacktestRun {
    if (this.run !== null) {
      this.run.extend();
      return this.run;
    }
    if (this.options.strategy.inputs !== undefined) {
      for (const { columns } of this.series) columns.trim();
    }
    this.run = new BacktestRun(this.options);
    return this.run;
  }
}
