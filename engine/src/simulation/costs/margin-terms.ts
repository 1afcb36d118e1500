/** When a venue closes what an account can no longer carry. */
import { parseDecimal, powerOfTen } from '../../domain/decimal.js';
import type { DecimalString } from '../../domain/money.js';

export interface MarginTerms {
  /** Equity must stay at or above this fraction of the positions' gross value. */
  readonly maintenanceRate: DecimalString;
  /** What the venue adds to the price against the account when it closes: a fraction. */
  readonly liquidationFeeRate: DecimalString;
}

/** Whether equity no longer covers the maintenance margin of the gross value; both in ledger units. */
export function isBelowMaintenance(terms: MarginTerms, equity: bigint, gross: bigint): boolean {
  if (gross === 0n) return false;
  const { units, scale } = parseDecimal(terms.maintenanceRate);
  return equity * powerOfTen(scale) < gross * units;
}
