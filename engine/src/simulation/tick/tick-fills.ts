/** Fills against what the market really showed: quotes, trades, or the depth of an order book. */
import { isStop } from '../../domain/order-conditions.js';
import type { FillModel, FillPart, VenueBar } from '../fill-model.js';
import type { RestingOrder } from '../resting-order.js';
import { DepthBook } from './depth-book.js';
import type { MarketEvent } from './market-event.js';
import { QueuePosition } from './queue-position.js';

type Trade = Extract<MarketEvent, { kind: 'TRADE' }>;

/** What is known of one instrument's market at this moment. */
class Market {
  readonly book = new DepthBook();
  lastTradeTicks = 0;
  /** The trade that is happening, and what of it nobody of us has had yet. */
  trade: Trade | null = null;
  tradeLots = 0;

  /** The price that wakes stops and that trailing stops follow; 0 while nothing is known. */
  reference(sign: number): number {
    if (this.lastTradeTicks > 0) return this.lastTradeTicks;
    return this.book.against(sign).bestTicks;
  }
}

/**
 * A taker gets the levels of the book from the best outwards, each at its own price, and what he
 * took is gone until the market shows more. A resting limit fills by trades at its price once the
 * queue before it is gone, by trades beyond it, or when the book crosses it, always at its limit.
 * Where only trades are known, a taker gets the next ones, and nobody knows the queue: a trade at
 * the limit itself is not enough.
 */
export class TickFills implements FillModel {
  readonly name = 'ticks';
  readonly sequence = 'STAGES';
  readonly keepsRest = true;
  private readonly markets: readonly Market[];
  private readonly queues = new Map<RestingOrder, QueuePosition>();
  /** Of the trade that is happening: what came through the queue to an order at its price. */
  private readonly reached = new Map<RestingOrder, number>();

  constructor(instruments: number) {
    this.markets = Array.from({ length: instruments }, () => new Market());
  }

  /** The market changes; the orders are matched on it afterwards. */
  show(instrument: number, event: MarketEvent): void {
    this.hold(instrument);
    const market = this.market(instrument);
    if (event.kind === 'TRADE') {
      market.trade = event;
      market.tradeLots = event.lots;
      market.lastTradeTicks = event.ticks;
      this.passQueues(instrument, event);
      return;
    }
    market.book.apply(event);
    for (const [order, queue] of this.queues) {
      if (order.instrument !== instrument) continue;
      const { sign, limitTicks } = order.terms;
      queue.shown(market.book.beside(sign).lotsAt(limitTicks));
    }
  }

  /** Nothing changes: an order has come that finds the market as it is. */
  hold(instrument: number): void {
    const market = this.market(instrument);
    market.trade = null;
    market.tradeLots = 0;
    this.reached.clear();
  }

  /** The market at this moment as a bar of one price; null while nothing is known. */
  bar(instrument: number): VenueBar | null {
    const market = this.market(instrument);
    const ticks = market.lastTradeTicks || Math.floor(market.book.midTicks);
    if (ticks === 0) return null;
    return { openTicks: ticks, highTicks: ticks, lowTicks: ticks, closeTicks: ticks, volume: 0 };
  }

  atOpen(order: RestingOrder): number {
    const market = this.market(order.instrument);
    if (!this.isAwake(order, market)) return 0;
    if (this.restsAtItsPrice(order)) return 0;
    const [best] = this.offers(order, market, 1);
    return best?.ticks ?? 0;
  }

  /** A limit in the book: what trades and crossing prices bring it. */
  withinBar(order: RestingOrder): number {
    const market = this.market(order.instrument);
    if (!this.isAwake(order, market) || order.terms.limitTicks === 0) return 0;
    this.join(order, market);
    return this.restingLots(order, market) > 0 ? order.terms.limitTicks : 0;
  }

  atClose(): number {
    return 0;
  }

  lotsAtFill(order: RestingOrder): number {
    const market = this.market(order.instrument);
    if (this.restsAtItsPrice(order)) {
      return Math.min(order.remainingLots, this.restingLots(order, market));
    }
    const lots = this.offers(order, market, order.remainingLots);
    return lots.reduce((sum, part) => sum + part.lots, 0);
  }

  parts(order: RestingOrder, lots: number, ticks: number): readonly FillPart[] {
    const market = this.market(order.instrument);
    const { sign, limitTicks } = order.terms;
    if (this.restsAtItsPrice(order)) {
      this.takeAsMaker(order, market, lots);
      return [{ lots, ticks }];
    }
    if (market.book.against(sign).depth > 0)
      return market.book.against(sign).take(lots, limitTicks);
    market.tradeLots -= lots;
    return [{ lots, ticks }];
  }

  bookedPrice(_order: RestingOrder, ticks: number): number {
    return ticks;
  }

  closingLots(): number {
    return 0;
  }

  ended(order: RestingOrder): void {
    this.queues.delete(order);
    this.reached.delete(order);
  }

  private passQueues(instrument: number, trade: Trade): void {
    for (const [order, queue] of this.queues) {
      const { sign, limitTicks } = order.terms;
      if (order.instrument !== instrument || limitTicks !== trade.ticks) continue;
      // A trade that a buyer made takes from those who offer, not from those who bid.
      if (trade.aggressor !== sign) this.reached.set(order, queue.traded(trade.lots));
    }
  }

  /** Wakes it where its price has been reached; from then on it is what it has become. */
  private isAwake(order: RestingOrder, market: Market): boolean {
    const { type, sign } = order.terms;
    if (order.triggered || type === 'MARKET' || type === 'LIMIT') return true;
    const price = market.reference(sign);
    if (price === 0) return false;
    const distance = isStop(type) ? price - order.stopTicks : order.stopTicks - price;
    order.triggered = distance * sign >= 0;
    return order.triggered;
  }

  /** A limit that did not take the market when it came, or was woken, waits in the book. */
  private restsAtItsPrice(order: RestingOrder): boolean {
    return order.terms.limitTicks > 0 && this.queues.has(order);
  }

  /** What a taker can have now, best first, without taking it. */
  private offers(order: RestingOrder, market: Market, lots: number): readonly FillPart[] {
    const { sign, limitTicks } = order.terms;
    const side = market.book.against(sign);
    if (side.depth > 0) return side.peek(lots, limitTicks);
    const { trade } = market;
    if (trade === null || market.tradeLots === 0) return [];
    if (limitTicks > 0 && (limitTicks - trade.ticks) * sign < 0) return [];
    return [{ ticks: trade.ticks, lots: Math.min(lots, market.tradeLots) }];
  }

  /** An iceberg shows a part at a time: more than that cannot be taken at once. */
  private restingLots(order: RestingOrder, market: Market): number {
    const lots = this.reachingLots(order, market);
    const { displayLots } = order.terms.conditions;
    return displayLots === 0
      ? lots
      : Math.min(lots, displayLots - (order.filledLots % displayLots));
  }

  private reachingLots(order: RestingOrder, market: Market): number {
    const { sign, limitTicks } = order.terms;
    const crossing = market.book.against(sign).available(limitTicks);
    const { trade } = market;
    if (trade === null) return crossing;
    if (trade.aggressor === sign) return crossing;
    const beyond = (limitTicks - trade.ticks) * sign;
    if (beyond > 0) return crossing + market.tradeLots;
    if (beyond < 0) return crossing;
    return crossing + Math.min(market.tradeLots, this.reached.get(order) ?? 0);
  }

  private takeAsMaker(order: RestingOrder, market: Market, lots: number): void {
    const { sign, limitTicks } = order.terms;
    const { displayLots } = order.terms.conditions;
    if (displayLots > 0 && (order.filledLots + lots) % displayLots === 0) {
      this.queues.get(order)?.rejoin(market.book.beside(sign).lotsAt(limitTicks));
    }
    const side = market.book.against(sign);
    const crossed = side.take(lots, limitTicks).reduce((sum, part) => sum + part.lots, 0);
    if (lots === crossed) return;
    market.tradeLots -= lots - crossed;
    const reached = this.reached.get(order);
    if (reached !== undefined) this.reached.set(order, reached - (lots - crossed));
  }

  /** Joins the end of the queue at its price; alone in front of a worse one it is the first. */
  private join(order: RestingOrder, market: Market): void {
    if (this.queues.has(order)) return;
    const { sign, limitTicks } = order.terms;
    const side = market.book.beside(sign);
    const first = side.depth > 0 && (limitTicks - side.bestTicks) * sign > 0;
    const known = side.depth > 1 || side.bestTicks === limitTicks;
    const ahead = first ? 0 : known ? side.lotsAt(limitTicks) : Number.MAX_SAFE_INTEGER;
    this.queues.set(order, new QueuePosition(ahead));
  }

  private market(instrument: number): Market {
    return this.markets[instrument] as Market;
  }
}
