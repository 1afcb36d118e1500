/** When a venue closes what an account can no longer carry. */
import { parseDecimal, powerOfTen } from '../../domain/decimal.js';
import type { DecimalString } from '../../domain/money.js';
import { divideHalfEven } from '../../domain/round-half-even.js';

export interface MarginTerms {
  /** Equity must stay at or above this fraction of the positions' gross value. */
  readonly maintenanceRate: DecimalString;
  /** What the venue charges for closing besides its fees: a fraction of notional. */
  readonly liquidationFeeRate: DecimalString;
}

/** Whether equity no longer covers the maintenance margin of the gross value; both in ledger units. */
export function isBelowMaintenance(terms: MarginTerms, equity: bigint, gross: bigint): boolean {
  if (gross === 0n) return false;
  const { units, scale } = parseDecimal(terms.maintenanceRate);
  return equity * powerOfTen(scale) < gross * units;
}

/** A fraction of an amount in ledger units, rounded half to even. */
export function feeRateOf(notional: bigint, rate: DecimalString): bigint {
  const { units, scale } = parseDecimal(rate);
  return divideHalfEven(notional * units, powerOfTen(scale));
}
