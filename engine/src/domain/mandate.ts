/** What a client allows: limits as data. Percentages are decimal strings, `5` means 5 %. */
import type { DecimalString } from './money.js';

export interface Mandate {
  /** Notional of one order, percent of equity (product default 5). Orders that only reduce are free of it. */
  readonly maxOrderNotionalPct: DecimalString;
  readonly maxOrderNotional: DecimalString | null;
  readonly maxOrderUnits: DecimalString | null;
  /** Gross exposure after the order, percent of equity (default 80). */
  readonly maxGrossExposurePct: DecimalString;
  /** Cash that orders may not touch, percent of equity (default 20). */
  readonly cashReservePct: DecimalString;
  /** Halt when equity falls this far below the run's peak (default 10). */
  readonly maxDrawdownPct: DecimalString;
  /** Halt when equity falls this far below the end of the previous market day (default 5). */
  readonly maxDailyLossPct: DecimalString;
  readonly allowShort: boolean;
  /** What a rule stop does with open positions. */
  readonly onStop: 'CLOSE_POSITIONS' | 'HOLD_POSITIONS';
}
