/** The product's own limits, and the mandate that allows everything. */
import type { Mandate } from './mandate.js';

/** 5 % a trade, 20 % reserve, stops at −10 % from the peak and −5 % on the day. */
export const DEFAULT_MANDATE: Mandate = {
  maxOrderNotionalPct: '5',
  maxOrderNotional: null,
  maxOrderUnits: null,
  maxGrossExposurePct: '80',
  cashReservePct: '20',
  maxDrawdownPct: '10',
  maxDailyLossPct: '5',
  allowShort: false,
  onStop: 'CLOSE_POSITIONS',
};

const NO_LIMIT_PCT = '1000000000';

/**
 * For the simulator alone: no product limit. A negative reserve is a credit line (a margin account
 * borrows), and the stops act only when nothing is left.
 */
export const PERMISSIVE_MANDATE: Mandate = {
  maxOrderNotionalPct: NO_LIMIT_PCT,
  maxOrderNotional: null,
  maxOrderUnits: null,
  maxGrossExposurePct: NO_LIMIT_PCT,
  cashReservePct: `-${NO_LIMIT_PCT}`,
  maxDrawdownPct: '100',
  maxDailyLossPct: '100',
  allowShort: true,
  onStop: 'CLOSE_POSITIONS',
};
