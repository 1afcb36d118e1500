/** The bars of the present step as the venue reads them: one object for all, written anew each time. */
import type { VenueBar } from '../simulation/fill-model.js';
import type { BacktestSeries } from './backtest-options.js';
import type { Timeline } from './timeline.js';

export class PresentBars {
  private readonly bar: VenueBar = {
    openTicks: 0,
    highTicks: 0,
    lowTicks: 0,
    closeTicks: 0,
    volume: 0,
  };

  constructor(
    private readonly series: readonly BacktestSeries[],
    private readonly timeline: Timeline,
  ) {}

  /** Null where the series has no bar at this stamp. */
  read(instrument: number): VenueBar | null {
    const row = this.timeline.rows[instrument] as number;
    return row < 0 ? null : this.barAt(instrument, row);
  }

  /** The last bar that has closed, this stamp included. */
  readLatest(instrument: number): VenueBar {
    return this.barAt(instrument, this.timeline.latestRow(instrument));
  }

  /** A copy of each, to be looked at together. */
  readAll(): readonly (VenueBar | null)[] {
    return this.series.map((_, instrument) => {
      const bar = this.read(instrument);
      return bar === null ? null : { ...bar };
    });
  }

  private barAt(instrument: number, row: number): VenueBar {
    const { columns } = this.series[instrument] as BacktestSeries;
    const { bar } = this;
    bar.openTicks = columns.open[row] as number;
    bar.highTicks = columns.high[row] as number;
    bar.lowTicks = columns.low[row] as number;
    bar.closeTicks = columns.close[row] as number;
    bar.volume = columns.volume[row] as number;
    return bar;
  }
}
