/** The prices of a requested order: those that its type has, on the tick, and no others. */
import { isDecimalString } from '../domain/decimal.js';
import { needsLimit, needsStop } from '../domain/order-conditions.js';
import type { OrderConditions } from '../domain/order-conditions.js';
import type { DecimalString } from '../domain/money.js';
import type { OrderFault, OrderField } from '../domain/order-field.js';
import type { OrderRequest } from '../domain/order.js';
import { firstTrail } from './first-trail.js';
import type { InstrumentState } from './instrument-state.js';
import { nameOf } from './order-faults.js';

export interface Prices {
  readonly limitTicks: number;
  readonly stopTicks: number;
  readonly fault: OrderFault | null;
}

export function readPrices(
  instrument: InstrumentState,
  request: OrderRequest,
  conditions: OrderConditions,
): Prices {
  const limit = readLimit(instrument, request);
  const stop = readStop(instrument, request, conditions);
  const fault = limit.fault ?? stop.fault;
  return fault === null
    ? { limitTicks: limit.ticks, stopTicks: stop.ticks, fault }
    : { limitTicks: 0, stopTicks: 0, fault };
}

export interface Price {
  readonly ticks: number;
  readonly fault: OrderFault | null;
}

const NONE: Price = { ticks: 0, fault: null };

function readLimit(instrument: InstrumentState, { type, limitPrice }: OrderRequest): Price {
  const field = 'limitPrice';
  if (needsLimit(type)) {
    return limitPrice === null
      ? faulty(field, `A ${nameOf(type)} order needs a limit price.`)
      : readPrice(instrument, limitPrice, field);
  }
  return limitPrice === null
    ? NONE
    : faulty(field, `A ${nameOf(type)} order does not have that price.`);
}

function readStop(
  instrument: InstrumentState,
  { type, side, stopPrice }: OrderRequest,
  conditions: OrderConditions,
): Price {
  const field = 'stopPrice';
  if (type === 'TRAILING_STOP' && stopPrice === null) {
    if (conditions.afterRef !== null) return NONE;
    const sign = side === 'BUY' ? 1 : -1;
    return { ticks: firstTrail(sign, instrument.closeTicks, conditions), fault: null };
  }
  if (needsStop(type) || type === 'TRAILING_STOP') {
    return stopPrice === null
      ? faulty(field, `A ${nameOf(type)} order needs a stop price.`)
      : readPrice(instrument, stopPrice, field);
  }
  return stopPrice === null
    ? NONE
    : faulty(field, `A ${nameOf(type)} order does not have that price.`);
}

function faulty(field: OrderField, sentence: string): Price {
  return { ticks: 0, fault: { field, sentence } };
}

export function readPrice(
  instrument: InstrumentState,
  text: DecimalString,
  field: OrderField,
): Price {
  const ticks = isDecimalString(text) ? instrument.scale.priceToTicks(text) : null;
  if (ticks !== null && ticks > 0) return { ticks, fault: null };
  const { tickSize } = instrument.spec;
  const shown = text.slice(0, 40);
  const sentence = `${shown} is not a price of this instrument: use a multiple of ${tickSize}.`;
  return faulty(field, sentence);
}
