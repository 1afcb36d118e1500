/** How a fill model turns an order and a bar into a price. Prices in ticks; 0 means no fill. */
import type { RestingOrder } from './resting-order.js';

/** One bar as the models see it. */
export interface VenueBar {
  openTicks: number;
  highTicks: number;
  lowTicks: number;
  closeTicks: number;
  /** In units, as the data give it. */
  volume: number;
}

export interface FillModel {
  readonly name: 'conservative' | 'reference';
  /**
   * STAGES: what fills at the open, then stops, then limits, then the close. QUEUE: one order after
   * the other over the whole bar, what closes a position first.
   */
  readonly sequence: 'STAGES' | 'QUEUE';
  /** True: what a bar cannot fill stays at work. False: it comes to nothing. */
  readonly keepsRest: boolean;
  /** A new bar of this instrument is about to be matched. */
  beginBar?(instrument: number): void;
  /** What fills at the open: market orders, and limits and stops that the bar gapped over. */
  atOpen(order: RestingOrder, bar: VenueBar): number;
  /** What fills at some moment inside the bar. */
  withinBar(order: RestingOrder, bar: VenueBar): number;
  /** What fills at the close, of the orders that wait for it. */
  atClose(order: RestingOrder, bar: VenueBar): number;
  /** The price at which these lots are booked, when the market stood at `ticks`. */
  bookedPrice(order: RestingOrder, ticks: number, lots: number, bar: VenueBar): number;
  /** How much of the order fills, when the market stood at `ticks`. */
  lotsAtFill(order: RestingOrder, ticks: number, bar: VenueBar): number;
  /** Of these lots, those that close what is held: they are booked at the market's own price. */
  closingLots(order: RestingOrder, lots: number): number;
}
