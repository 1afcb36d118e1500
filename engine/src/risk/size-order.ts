/** From "how much" to lots: fixed units, an amount of money, a share of the capital, or all that may. */
import { plus } from '../domain/amount.js';
import { assertThat } from '../domain/assert.js';
import { feeOn } from '../domain/instrument-scale.js';
import type { AccountState } from '../kernel/account-state.js';
import type { InstrumentState } from '../kernel/instrument-state.js';
import { PERCENT_ONE, percentOf } from '../kernel/mandate-limits.js';
import type { Owner } from '../kernel/owner.js';
import { certainLots } from './certain-lots.js';
import {
  exposureLimit,
  fundsAvailable,
  orderNotionalLimit,
  projectedExposure,
} from './order-review.js';

/** A fraction of equity is kept to nine decimals, so that it is an exact integer share. */
const FRACTION_ONE = 1_000_000_000;
const FRACTION_ONE_BIG = BigInt(FRACTION_ONE);

/** Capital of an owner: the deployment's share of the account's equity; by hand, all of it. */
export function capitalOf(state: AccountState, owner: Owner): bigint {
  const equity = state.mark.equity;
  return owner.deployment === null ? equity : percentOf(equity, owner.deployment.sharePct);
}

/** Whole lots that `budget` buys at `ticks`, with or without the taker's fee. */
export function lotsFor(
  budget: bigint,
  instrument: InstrumentState,
  ticks: number,
  withFee: boolean,
): number {
  if (budget <= 0n || ticks <= 0 || instrument.missingRate !== null) return 0;
  const { scale } = instrument;
  const fee = scale.takerFee;
  const feeless = !withFee || fee.numerator === 0n;
  const lot = instrument.lotValue(ticks);
  let unit = lot.numerator;
  let money = budget * lot.denominator;
  if (!feeless) {
    unit *= fee.denominator + fee.numerator;
    money *= fee.denominator;
  }
  const lots = money / unit;
  return lots > BigInt(scale.maxLots) ? scale.maxLots : Number(lots);
}

export function lotsForFraction(
  state: AccountState,
  owner: Owner,
  instrument: InstrumentState,
  ticks: number,
  fraction: number,
): number {
  assertThat(fraction > 0 && fraction <= 1, 'a share of equity lies above 0 and at most at 1');
  const share = Math.round(fraction * FRACTION_ONE);
  const certain = certainlyFor(state, owner, instrument, ticks, share);
  if (!Number.isNaN(certain)) return Math.min(certain, instrument.scale.maxLots);
  const budget = (capitalOf(state, owner) * BigInt(share)) / FRACTION_ONE_BIG;
  return lotsFor(budget, instrument, ticks, true);
}

/** The same in plain numbers, NaN where those do not settle it. */
function certainlyFor(
  state: AccountState,
  { deployment }: Owner,
  { scale, isForeign }: InstrumentState,
  ticks: number,
  share: number,
): number {
  if (isForeign) return Number.NaN;
  const { safeNumerator, safeDenominator } = scale.takerFee;
  const part = deployment === null ? 1 : Number(deployment.sharePct) / Number(PERCENT_ONE);
  const budget = state.mark.equityFloat * part * (share / FRACTION_ONE);
  const lot = (ticks * scale.minorNumerator) / scale.minorDenominator;
  // Capital and budget are each rounded down to a whole ledger unit.
  return certainLots(budget, 2, lot * (1 + safeNumerator / safeDenominator));
}

/** As much as the owner's capital and every limit of the mandate let one order open. */
export function allInLots(
  state: AccountState,
  owner: Owner,
  instrument: InstrumentState,
  ticks: number,
): number {
  const { limits } = state;
  const cash = least(capitalOf(state, owner), fundsAvailable(state));
  let notional = least(orderNotionalLimit(state), exposureLimit(state) - projectedExposure(state));
  if (limits.orderNotional !== null) notional = least(notional, limits.orderNotional);
  let lots = Math.min(
    lotsFor(cash, instrument, ticks, true),
    lotsFor(notional, instrument, ticks, false),
  );
  if (limits.orderUnits !== null) {
    lots = Math.min(lots, instrument.scale.wholeLots(limits.orderUnits));
  }
  // Where the ledger rounds an amount up, the last lot may exceed a limit by one unit.
  while (lots > 0 && !fits(instrument, lots, ticks, { notional, cash })) lots -= 1;
  return lots;
}

function fits(
  instrument: InstrumentState,
  lots: number,
  ticks: number,
  within: { readonly notional: bigint; readonly cash: bigint },
): boolean {
  const notional = instrument.value(lots, ticks);
  const fee = feeOn(notional, instrument.scale.takerFee);
  return notional <= within.notional && plus(notional, fee) <= within.cash;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
