/** The quantity of a requested order in lots: units, an amount of money or a share of equity. */
import { isDecimalString, parseDecimal } from '../domain/decimal.js';
import { decimalToMinorRounded } from '../domain/money.js';
import type { OrderQuantity } from '../domain/order.js';
import { lotsFor, lotsForFraction } from '../risk/size-order.js';
import type { AccountState } from './account-state.js';
import type { InstrumentState } from './instrument-state.js';

export interface Quantity {
  readonly lots: number;
  /** The quantity as it was asked for, when it is not one. */
  readonly fault: string | null;
}

export function readQuantity(
  state: AccountState,
  instrument: InstrumentState,
  quantity: OrderQuantity,
  ticks: number,
): Quantity {
  if ('units' in quantity) {
    const { units } = quantity;
    const shown = units.slice(0, 40);
    const lots = isDecimalString(units) ? instrument.scale.quantityToLots(units) : null;
    return lots === null ? { lots: 0, fault: shown } : { lots, fault: null };
  }
  if ('notional' in quantity) {
    const { notional } = quantity;
    const shown = notional.slice(0, 40);
    if (!isDecimalString(notional)) return { lots: 0, fault: shown };
    const budget = decimalToMinorRounded(notional, state.currency);
    return { lots: lotsFor(budget, instrument, ticks, false), fault: null };
  }
  const { equityFraction } = quantity;
  const fraction = fractionOf(equityFraction);
  if (fraction === null) return { lots: 0, fault: equityFraction.slice(0, 40) };
  return { lots: lotsForFraction(state, state.manual, instrument, ticks, fraction), fault: null };
}

/** A share of equity has at most nine decimals; null when the text is not one. */
function fractionOf(text: string): number | null {
  if (!isDecimalString(text) || parseDecimal(text).scale > 9) return null;
  const fraction = Number(text);
  return fraction > 0 && fraction <= 1 ? fraction : null;
}
