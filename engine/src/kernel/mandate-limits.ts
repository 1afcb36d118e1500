/** A mandate's percentages and amounts as integers, parsed once when the account opens. */
import { assertThat } from '../domain/assert.js';
import { parseDecimal, powerOfTen } from '../domain/decimal.js';
import type { Mandate } from '../domain/mandate.js';
import { decimalToMinor } from '../domain/money.js';
import type { CurrencyCode, DecimalString } from '../domain/money.js';

/** A percentage as the exact fraction `units / PERCENT_ONE`. */
const PERCENT_DECIMALS = 8;
export const PERCENT_ONE = 100n * powerOfTen(PERCENT_DECIMALS);

export interface MandateLimits {
  readonly mandate: Mandate;
  readonly orderNotionalPct: bigint;
  readonly orderNotional: bigint | null;
  readonly orderUnits: DecimalString | null;
  readonly grossExposurePct: bigint;
  readonly cashReservePct: bigint;
  readonly drawdownPct: bigint;
  readonly dailyLossPct: bigint;
  /** The same as float64, for screens before the exact comparison. */
  readonly orderNotionalFraction: number;
  readonly grossExposureFraction: number;
  readonly cashReserveFraction: number;
  readonly drawdownFraction: number;
  readonly dailyLossFraction: number;
}

export function mandateLimits(mandate: Mandate, currency: CurrencyCode): MandateLimits {
  return {
    mandate,
    orderNotionalPct: percent(mandate.maxOrderNotionalPct),
    orderNotional:
      mandate.maxOrderNotional === null ? null : decimalToMinor(mandate.maxOrderNotional, currency),
    orderUnits: mandate.maxOrderUnits,
    grossExposurePct: percent(mandate.maxGrossExposurePct),
    cashReservePct: percent(mandate.cashReservePct),
    drawdownPct: percent(mandate.maxDrawdownPct),
    dailyLossPct: percent(mandate.maxDailyLossPct),
    orderNotionalFraction: Number(mandate.maxOrderNotionalPct) / 100,
    grossExposureFraction: Number(mandate.maxGrossExposurePct) / 100,
    cashReserveFraction: Number(mandate.cashReservePct) / 100,
    drawdownFraction: Number(mandate.maxDrawdownPct) / 100,
    dailyLossFraction: Number(mandate.maxDailyLossPct) / 100,
  };
}

export function percent(text: DecimalString): bigint {
  const { units, scale } = parseDecimal(text);
  assertThat(scale <= PERCENT_DECIMALS, `${text} % has more than ${PERCENT_DECIMALS} decimals`);
  return units * powerOfTen(PERCENT_DECIMALS - scale);
}

/** `pct` of an amount, rounded down: a limit is never rounded in favour of the order. */
export function percentOf(amount: bigint, pct: bigint): bigint {
  const product = amount * pct;
  const quotient = product / PERCENT_ONE;
  return product < 0n && product % PERCENT_ONE !== 0n ? quotient - 1n : quotient;
}
