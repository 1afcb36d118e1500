/** The figures of an equity mark as plain numbers, while all of them are safe integers. */
import type { AccountState } from './account-state.js';
import { safeExposure } from './mark-equity.js';

/** In ledger units. One object serves all marks of a run. */
export interface MarkFigures {
  cash: number;
  dayStart: number;
  equity: number;
  exposure: number;
  peak: number;
}

/** False where a figure is no safe integer: the mark is then told as exact text only. */
export function readMark(state: AccountState, into: MarkFigures): boolean {
  const { mark, ledger } = state;
  const cash = ledger.cashSafe;
  const exposure = safeExposure(state);
  if (mark.wide || Number.isNaN(cash) || Number.isNaN(exposure)) return false;
  into.cash = cash;
  into.dayStart = mark.dayStartFloat;
  into.equity = mark.equityFloat;
  into.exposure = exposure;
  into.peak = mark.peakFloat;
  return true;
}
