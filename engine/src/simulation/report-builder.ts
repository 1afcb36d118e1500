/** Venue reports as inputs of the kernel: numbered by the venue, with deterministic trade ids. */
import type { Amount } from '../domain/amount.js';
import { waitsForClosing, waitsForOpening } from '../domain/order-conditions.js';
import { feeOn } from '../domain/instrument-scale.js';
import type { InstrumentScale } from '../domain/instrument-scale.js';
import { minorToDecimal } from '../domain/money.js';
import { countText } from '../domain/count-text.js';
import type { MarketTimeMs, OrderRef, VenueReport } from '../kernel/inputs.js';
import type { RestingOrder } from './resting-order.js';

/** Unique for ever, because an order's name is, and the same again when a day is run again. */
export function tradeIdOf(order: RestingOrder): string {
  return order.ref + '#' + countText(order.fills);
}

/** Whether the order waited in the book with a price of its own, and was taken from there. */
export function isMaker({ terms, takes }: RestingOrder): boolean {
  if (takes || waitsForOpening(terms.type, terms.timeInForce)) return false;
  return terms.type === 'LIMIT' && !waitsForClosing(terms.type, terms.timeInForce);
}

export function feeOf(order: RestingOrder, notional: Amount, scale: InstrumentScale): Amount {
  return feeOn(notional, isMaker(order) ? scale.makerFee : scale.takerFee);
}

export class ReportBuilder {
  constructor(
    private readonly scales: readonly InstrumentScale[],
    public venueSeq = 0,
  ) {}

  accepted(at: MarketTimeMs, order: OrderRef): VenueReport {
    return { at, order, type: 'VENUE_ACCEPTED', venueSeq: this.next() };
  }

  rejected(at: MarketTimeMs, order: OrderRef, reason: string): VenueReport {
    return { at, order, reason, type: 'VENUE_REJECTED', venueSeq: this.next() };
  }

  ended(
    type: 'VENUE_CANCELED' | 'VENUE_EXPIRED' | 'VENUE_CANCEL_REJECTED',
    at: MarketTimeMs,
    order: OrderRef,
    reason: string,
  ): VenueReport {
    return { at, order, reason, type, venueSeq: this.next() };
  }

  filled(
    at: MarketTimeMs,
    order: RestingOrder,
    { lots, ticks, fee }: { readonly lots: number; readonly ticks: number; readonly fee?: Amount },
  ): Extract<VenueReport, { readonly type: 'VENUE_FILLED' }> {
    const scale = this.scales[order.instrument] as InstrumentScale;
    const paid = fee ?? feeOf(order, scale.notional(lots, ticks), scale);
    return {
      at,
      fee: minorToDecimal(paid, scale.spec.currency),
      liquidity: isMaker(order) ? 'MAKER' : 'TAKER',
      order: order.ref,
      price: scale.ticksToPrice(ticks),
      quantity: scale.lotsToQuantity(lots),
      tradeId: tradeIdOf(order),
      type: 'VENUE_FILLED',
      venueSeq: this.next(),
    };
  }

  /** Number of the next report. */
  next(): number {
    this.venueSeq += 1;
    return this.venueSeq;
  }
}
