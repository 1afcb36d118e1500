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

/** Lots of one fill at one price. */
export interface FillPart {
  readonly ticks: number;
  readonly lots: number;
}

export interface FillModel {
  readonly name: 'conservative' | 'reference' | 'ticks';
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
  /** The lots of one fill at their prices, where they have more than one. */
  parts?(order: RestingOrder, lots: number, ticks: number): readonly FillPart[];
  /** The order is off the book. */
  ended?(order: RestingOrder): void;
  /** Of these lots, those that close what is held: they are booked at the market's own price. */
  closingLots(order: RestingOrder, lots: number): number;
}
