/** How a fill model turns an order and a bar into a price. Prices in ticks; 0 means no fill. */
import type { RestingOrder } from './resting-order.js';

/** One bar as the models see it. */
export interface VenueBar {
  openTicks: number;
  highTicks: number;
  lowTicks: number;
  closeTicks: number;
}

export interface FillModel {
  readonly name: 'conservative' | 'reference';
  /**
   * STAGES: what fills at the open, then stops, then limits, then the close. QUEUE: one order after
   * the other over the whole bar, what closes a position first.
   */
  readonly sequence: 'STAGES' | 'QUEUE';
  /** What fills at the open: market orders, and limits and stops that the bar gapped over. */
  atOpen(order: RestingOrder, bar: VenueBar): number;
  /** What fills at some moment inside the bar. */
  withinBar(order: RestingOrder, bar: VenueBar): number;
  /** What fills at the close, of the orders that wait for it. */
  atClose(order: RestingOrder, bar: VenueBar): number;
  /** The price that is booked, when the market stood at `ticks`. */
  bookedPrice(order: RestingOrder, ticks: number): number;
  /** How much of the order fills, when the market stood at `ticks`; the rest comes to nothing. */
  lotsAtFill(order: RestingOrder, ticks: number, bar: VenueBar): number;
  /** Of these lots, those that close what is held: they are booked at the market's own price. */
  closingLots(order: RestingOrder, lots: number): number;
}
