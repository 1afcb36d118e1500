/** What only some requested orders have, from decimals into ticks and lots. */
import { isDecimalString, parseDecimal } from '../domain/decimal.js';
import { PLAIN } from '../domain/order-conditions.js';
import type { OrderConditions } from '../domain/order-conditions.js';
import type { OrderFault } from '../domain/order-field.js';
import type { OrderRequest } from '../domain/order.js';
import type { AccountState } from './account-state.js';
import type { InstrumentState } from './instrument-state.js';
import { fraction, groupName } from './intent-conditions.js';
import { MOST_UNITS } from './intent-price-range.js';
import { readPrice } from './request-prices.js';
import type { Price } from './request-prices.js';

export interface Conditions {
  readonly terms: OrderConditions;
  readonly fault: OrderFault | null;
}

export function readConditions(
  state: AccountState,
  instrument: InstrumentState,
  request: OrderRequest,
): Conditions {
  if (isPlain(request)) return { terms: PLAIN, fault: null };
  const price = (field: 'stopLoss' | 'takeProfit'): Price => {
    const text = request[field] ?? null;
    return text === null ? { ticks: 0, fault: null } : readPrice(instrument, text, field);
  };
  const stopLoss = price('stopLoss');
  const takeProfit = price('takeProfit');
  const trail = readTrail(instrument, request.trailAmount ?? null);
  const percent = readPercent(request.trailPercent ?? null);
  const display = readDisplay(instrument, request.displayQuantity ?? null);
  const group = request.ocoGroup ?? null;
  const terms: OrderConditions = {
    trailTicks: trail.ticks,
    trailFraction: percent.fraction,
    expireAt: request.expireAt ?? null,
    postOnly: request.postOnly === true,
    displayLots: display.lots,
    stopLossTicks: stopLoss.ticks,
    takeProfitTicks: takeProfit.ticks,
    ocoGroup: group === null ? null : groupName(state.manual, group),
    parentRef: null,
    afterRef: request.after ?? null,
    exact: null,
  };
  const fault = stopLoss.fault ?? takeProfit.fault ?? trail.fault ?? percent.fault ?? display.fault;
  return { terms, fault };
}

function isPlain(request: OrderRequest): boolean {
  const { trailAmount, trailPercent, expireAt, displayQuantity, stopLoss, takeProfit } = request;
  const { ocoGroup, after, postOnly } = request;
  const rare = [trailAmount, trailPercent, expireAt, displayQuantity, stopLoss, takeProfit];
  return (
    [...rare, ocoGroup, after].every((value) => value === null || value === undefined) &&
    postOnly !== true
  );
}

/** Added to a price it must stay a price: the first level, and each one that the market moves it to. */
function readTrail(instrument: InstrumentState, text: string | null): Price {
  if (text === null) return { ticks: 0, fault: null };
  const field = 'trailAmount';
  const trail = readPrice(instrument, text, field);
  const { tickUnits, tickDivisor } = instrument.scale;
  if (trail.ticks * tickUnits <= MOST_UNITS) return trail;
  return {
    ticks: 0,
    fault: { field, sentence: `A trail is at most ${MOST_UNITS / tickDivisor}.` },
  };
}

function readPercent(text: string | null): { fraction: number; fault: OrderFault | null } {
  if (text === null) return { fraction: 0, fault: null };
  const fits = isDecimalString(text) && parseDecimal(text).scale <= 6;
  const percent = fits ? Number(text) : 0;
  if (percent > 0 && percent < 100) return { fraction: fraction(percent), fault: null };
  const sentence = 'A trail is a percentage above 0 and below 100, to six decimals.';
  return { fraction: 0, fault: { field: 'trailPercent', sentence } };
}

function readDisplay(
  { scale, spec }: InstrumentState,
  text: string | null,
): { lots: number; fault: OrderFault | null } {
  if (text === null) return { lots: 0, fault: null };
  const lots = isDecimalString(text) ? scale.quantityToLots(text) : null;
  if (lots !== null && lots > 0) return { lots, fault: null };
  const sentence = `What an iceberg shows is a multiple of ${spec.lotSize}.`;
  return { lots: 0, fault: { field: 'displayQuantity', sentence } };
}
