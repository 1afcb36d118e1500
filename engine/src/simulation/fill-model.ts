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
  /** What fills at the open: market orders, and limits and stops that the bar gapped over. */
  atOpen(order: RestingOrder, bar: VenueBar): number;
  /** What fills at some moment inside the bar. */
  withinBar(order: RestingOrder, bar: VenueBar): number;
  /** The price that is booked, when the market stood at `ticks`. */
  bookedPrice(order: RestingOrder, ticks: number): number;
  /** Lots of an order whose quantity is a fraction of equity, when the market stood at `ticks`. */
  lotsAtFill(order: RestingOrder, ticks: number, bar: VenueBar): number;
}
