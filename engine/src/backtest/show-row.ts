/** Shows one row of columns to an instrument, as the bar that strategies see. */
import type { InstrumentState } from '../kernel/instrument-state.js';
import type { BarColumns } from '../market-data/bar-columns.js';

export function showRow(
  instrument: InstrumentState,
  at: number,
  columns: BarColumns,
  row: number,
): void {
  instrument.at = at;
  instrument.openTicks = columns.open[row] as number;
  instrument.highTicks = columns.high[row] as number;
  instrument.lowTicks = columns.low[row] as number;
  instrument.closeTicks = columns.close[row] as number;
  instrument.volume = columns.volume[row] as number;
}
