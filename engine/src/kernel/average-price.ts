/** The average price of a position or an order: what it cost, by its quantity. */
import { exactly, negated } from '../domain/amount.js';
import type { Amount } from '../domain/amount.js';
import { formatDecimal, powerOfTen } from '../domain/decimal.js';
import type { InstrumentScale } from '../domain/instrument-scale.js';
import type { DecimalString } from '../domain/money.js';
import { divideHalfEven } from '../domain/round-half-even.js';

/** Decimals of an average price beyond those of the tick. */
const AVERAGE_EXTRA_DECIMALS = 6;

/**
 * `cost` in the instrument's currency: |cost| ÷ |quantity|, half to even, to six decimals more than
 * the tick has.
 */
export function averagePrice(scale: InstrumentScale, lots: number, cost: Amount): DecimalString {
  if (lots === 0) return '0';
  const ticks = averageTicks(scale, lots, cost);
  return Number.isNaN(ticks) ? dividedPrice(scale, lots, cost) : scale.ticksToPrice(ticks);
}

/**
 * The average in whole ticks, as it is after a single fill; NaN where it lies between two, or where
 * plain numbers do not carry the division: then it is `dividedPrice`.
 */
export function averageTicks(scale: InstrumentScale, lots: number, cost: Amount): number {
  const paid = Number(cost) * scale.minorDenominator;
  const perTick = lots * scale.minorNumerator;
  const ticks = Math.round(paid / perTick);
  // Products of integers that come out at safe ones are exact.
  const isWhole = isSafe(paid) && isSafe(perTick) && ticks * perTick === paid;
  return isWhole && isSafe(ticks * scale.tickUnits) ? Math.abs(ticks) : Number.NaN;
}

const isSafe = Number.isSafeInteger;

/** An order, its owner and the account mostly have the same average, asked for one by one. */
const last = { scale: null as InstrumentScale | null, lots: 0, cost: 0 as Amount, text: '0' };

export function dividedPrice(scale: InstrumentScale, lots: number, cost: Amount): DecimalString {
  // A short position has both below zero; its order, with the same average, has neither.
  const size = lots < 0 ? -lots : lots;
  const paid = lots < 0 ? negated(cost) : cost;
  if (last.scale !== scale || last.lots !== size || last.cost !== paid) {
    last.text = divide(scale, size, paid);
    last.scale = scale;
    last.lots = size;
    last.cost = paid;
  }
  return last.text;
}

function divide(scale: InstrumentScale, lots: number, cost: Amount): DecimalString {
  const decimals = scale.tickScale + AVERAGE_EXTRA_DECIMALS;
  // price in ticks = cost ÷ (lots × ledger units of one tick × lot)
  const ticks = exactly(cost) * scale.denominator * powerOfTen(AVERAGE_EXTRA_DECIMALS);
  const perLot = BigInt(lots) * scale.numerator;
  const average = divideHalfEven(ticks * BigInt(scale.tickUnits), perLot);
  return formatDecimal(average < 0n ? -average : average, decimals);
}
