/** The order book of a simulated venue: matches resting orders on bars under one fill model. */
import { isStop, waitsForClosing, waitsForOpening } from '../domain/order-conditions.js';
import { shorten } from '../domain/shorten.js';
import type { MarketTimeMs, OrderRef } from '../kernel/inputs.js';
import { NEVER } from '../kernel/instrument-state.js';
import type { FillModel, VenueBar } from './fill-model.js';
import { protect, yieldSiblings } from './linked-orders.js';
import type { RestingOrder, RestingTerms } from './resting-order.js';
import type { Sessions } from './sessions.js';
import { endedAfter, expiredBefore, missedOpening } from './order-expiry.js';
import { followMarket } from './trailing-stop.js';

export interface EngineListener<T extends RestingTerms> {
  filled(order: RestingOrder<T>, lots: number, ticks: number): void;
  expired(order: RestingOrder<T>, reason: string): void;
  /** The order came to nothing by its own terms. */
  canceled(order: RestingOrder<T>, reason: string): void;
  /** What protects what `parent` has opened begins to rest: its orders, the stop first. */
  protected(parent: RestingOrder<T>, lots: number): readonly RestingOrder<T>[];
  /** Signed lots that the order's owner holds; null where that is not known. */
  heldLots(order: RestingOrder<T>): number | null;
}

/** When inside a bar something happens. */
export type Moment = 'OPEN' | 'INSIDE' | 'CLOSE';

/** Before anything of a bar, after its open, and after everything. */
type Phase = 'BEFORE' | 'OPENED' | 'AFTER';

type Stage = 'OPEN' | 'STOPS' | 'LIMITS' | 'CLOSE';

export class MatchingEngine<T extends RestingTerms = RestingTerms> {
  /** In the order of submission; under a model that works by QUEUE what closes comes first. */
  readonly resting: RestingOrder<T>[] = [];
  /** Something ended while a bar is being matched: it is taken off the book afterwards. */
  private ended = false;
  /** QUEUE: something has to be looked at once more on this bar. */
  private again = false;
  /** QUEUE: protection that began to rest while the orders were being looked at. */
  private readonly born: RestingOrder<T>[] = [];

  constructor(
    readonly model: FillModel,
    private readonly sessions: readonly Sessions[],
    readonly listener: EngineListener<T>,
  ) {}

  add(order: RestingOrder<T>): void {
    const { type, reduceOnly } = order.terms;
    const first = this.model.sequence === 'QUEUE' && reduceOnly && type === 'MARKET';
    if (first) this.resting.unshift(order);
    else this.resting.push(order);
  }

  /** What protects a position: before everything else where the model says so, but never sooner. */
  addProtection(order: RestingOrder<T>): void {
    if (this.model.sequence === 'QUEUE') this.born.push(order);
    else this.resting.push(order);
  }

  find(ref: OrderRef): RestingOrder<T> | undefined {
    return this.resting.find((order) => order.ref === ref && !order.done);
  }

  remove(order: RestingOrder<T>): void {
    order.done = true;
    this.model.ended?.(order);
    const index = this.resting.indexOf(order);
    if (index >= 0) this.resting.splice(index, 1);
  }

  /**
   * One bar of one instrument. What fills at the open comes first, in the order it was submitted;
   * then, because the path inside a bar is unknown, stops before limits: the bad news first.
   */
  match(instrument: number, at: MarketTimeMs, bar: VenueBar): void {
    if (this.resting.length === 0) return;
    this.model.beginBar?.(instrument);
    this.endAt('BEFORE', instrument, at, bar);
    if (this.model.sequence === 'QUEUE') this.matchQueue(instrument, at, bar);
    else this.matchStages(instrument, at, bar);
    this.endAt('AFTER', instrument, at, bar);
    this.sweep();
  }

  /** A single order at a price that the caller states, e.g. the close it was decided on. */
  fillAt(order: RestingOrder<T>, ticks: number, at: MarketTimeMs, bar: VenueBar): void {
    this.fill(order, ticks, { at, bar, moment: 'CLOSE' });
    this.seatBorn();
    this.sweep();
  }

  /** The same bar will be matched once more: what slept through it may act. */
  wake(): void {
    for (const order of this.resting) order.asleepUntil = NEVER;
  }

  /** For one that comes to nothing while a bar is being matched. */
  cancel(order: RestingOrder<T>, reason: string): void {
    this.end(order);
    this.listener.canceled(order, reason);
  }

  private matchStages(instrument: number, at: MarketTimeMs, bar: VenueBar): void {
    this.stage(instrument, at, bar, 'OPEN');
    this.endAt('OPENED', instrument, at, bar);
    this.stage(instrument, at, bar, 'STOPS');
    this.stage(instrument, at, bar, 'LIMITS');
    this.stage(instrument, at, bar, 'CLOSE');
  }

  private stage(instrument: number, at: MarketTimeMs, bar: VenueBar, stage: Stage): void {
    const { resting } = this;
    // What begins to rest meanwhile is looked at in its turn.
    for (let i = 0; i < resting.length; i += 1) {
      const order = resting[i] as RestingOrder<T>;
      if (order.instrument !== instrument || order.done || order.asleepUntil >= at) continue;
      const ticks = this.priceIn(order, at, bar, stage);
      if (ticks === 0) continue;
      const moment = stage === 'OPEN' ? 'OPEN' : stage === 'CLOSE' ? 'CLOSE' : 'INSIDE';
      this.fill(order, ticks, { at, bar, moment });
    }
  }

  private priceIn(order: RestingOrder<T>, at: number, bar: VenueBar, stage: Stage): number {
    const { type, timeInForce } = order.terms;
    // Nearly all orders are these.
    if (type === 'MARKET' && timeInForce === 'GTC') {
      return stage === 'OPEN' ? this.model.atOpen(order, bar) : 0;
    }
    if (waitsForClosing(type, timeInForce)) {
      const closes = stage === 'CLOSE' && this.sessionsOf(order).closes(at);
      return closes ? this.model.atClose(order, bar) : 0;
    }
    if (stage === 'CLOSE') return 0;
    if (waitsForOpening(type, timeInForce)) {
      if (stage !== 'OPEN' || !this.sessionsOf(order).opens(at, order.submittedAt)) return 0;
    }
    if (stage === 'OPEN') return this.model.atOpen(order, bar);
    if ((isStop(type) && !order.triggered) !== (stage === 'STOPS')) return 0;
    const wasAwake = order.triggered;
    const ticks = this.model.withinBar(order, bar);
    // Woken inside the bar: when in it is not known, so the rest of the bar is not for it.
    if (stage === 'STOPS' && ticks === 0 && order.triggered && !wasAwake) order.asleepUntil = at;
    return ticks;
  }

  /** One after the other over the whole bar; once more for what protects a market order's entry. */
  private matchQueue(instrument: number, at: MarketTimeMs, bar: VenueBar): void {
    do {
      this.again = false;
      const { resting } = this;
      for (let i = 0; i < resting.length; i += 1) {
        const order = resting[i] as RestingOrder<T>;
        if (order.instrument !== instrument || order.done || order.asleepUntil >= at) continue;
        const ticks =
          this.priceIn(order, at, bar, 'OPEN') ||
          this.priceIn(order, at, bar, 'STOPS') ||
          this.priceIn(order, at, bar, 'LIMITS') ||
          this.priceIn(order, at, bar, 'CLOSE');
        if (ticks !== 0) {
          const moment = order.terms.type === 'MARKET' ? 'OPEN' : 'INSIDE';
          this.fill(order, ticks, { at, bar, moment });
        }
      }
      this.seatBorn();
    } while (this.again);
    this.endAt('OPENED', instrument, at, bar);
  }

  /** Stops before everything else: the bad news first. */
  private seatBorn(): void {
    for (const order of this.born) {
      if (order.terms.type === 'STOP') this.resting.unshift(order);
      else this.resting.push(order);
    }
    shorten(this.born, 0);
  }

  /** Fills as much as the model gives, at the price at which the market stands. */
  fill(
    order: RestingOrder<T>,
    ticks: number,
    when: { readonly at: MarketTimeMs; readonly bar: VenueBar; readonly moment: Moment },
  ): void {
    const { terms } = order;
    const takes = order.isNew && when.moment === 'OPEN';
    if (terms.conditions.postOnly && takes) return this.cancel(order, 'POST_ONLY_WOULD_TAKE');
    order.takes ||= takes || order.triggered;
    const reducible = this.reducible(order);
    const lots = Math.min(this.model.lotsAtFill(order, ticks, when.bar), reducible);
    if (terms.timeInForce === 'FOK' && lots < order.remainingLots) return this.cancel(order, 'FOK');
    if (lots <= 0) {
      if (this.model.keepsRest && reducible > 0) return;
      return this.cancel(order, reasonForNone(order));
    }
    if (terms.fractionAtFill > 0) order.lots = lots;
    yieldSiblings(this, order, lots);
    this.book(order, lots, ticks, when.bar);
    if (order.remainingLots === 0) this.end(order);
    else if (!this.model.keepsRest) this.cancel(order, reasonForRest(order));
    if (protect(this, order, lots, when) && this.model.sequence === 'QUEUE') this.again = true;
  }

  private book(order: RestingOrder<T>, lots: number, ticks: number, bar: VenueBar): void {
    if (this.model.parts !== undefined) {
      for (const part of this.model.parts(order, lots, ticks))
        this.take(order, part.lots, part.ticks);
      return;
    }
    const closing = this.model.closingLots(order, lots);
    if (closing > 0) this.take(order, closing, ticks);
    if (lots === closing) return;
    const opening = lots - closing;
    this.take(order, opening, this.model.bookedPrice(order, ticks, opening, bar));
  }

  private take(order: RestingOrder<T>, lots: number, ticks: number): void {
    order.filledLots += lots;
    order.fills += 1;
    this.listener.filled(order, lots, ticks);
  }

  /** A reduce-only order takes no more than there is, whatever else has filled before it. */
  private reducible(order: RestingOrder<T>): number {
    if (!order.terms.reduceOnly) return Number.POSITIVE_INFINITY;
    const held = this.listener.heldLots(order);
    if (held === null) return Number.POSITIVE_INFINITY;
    return Math.max(0, -held * order.terms.sign);
  }

  /** Ends what has to end at this phase of a bar. */
  private endAt(phase: Phase, instrument: number, at: MarketTimeMs, bar: VenueBar): void {
    const { resting } = this;
    const sessions = this.sessions[instrument] as Sessions;
    for (let i = 0; i < resting.length; i += 1) {
      const order = resting[i] as RestingOrder<T>;
      if (order.done || order.instrument !== instrument) continue;
      const reason =
        phase === 'BEFORE'
          ? expiredBefore(order, at, sessions)
          : phase === 'OPENED'
            ? missedOpening(order, at, sessions)
            : endedAfter(order, at, sessions);
      if (reason !== null) {
        this.end(order);
        this.listener.expired(order, reason);
      } else if (phase === 'BEFORE') {
        // After a hole it rested in the book before the bar, as any other did.
        if (at - order.arrivedAt > sessions.barMs) order.isNew = false;
      } else if (phase === 'AFTER' && order.asleepUntil < at) {
        if (order.isNew && at - order.arrivedAt < sessions.barMs) order.seenEarly = true;
        order.isNew = false;
        if (order.terms.type === 'TRAILING_STOP') followMarket(order, bar);
      }
    }
  }

  private sessionsOf(order: RestingOrder<T>): Sessions {
    return this.sessions[order.instrument] as Sessions;
  }

  private end(order: RestingOrder<T>): void {
    order.done = true;
    this.model.ended?.(order);
    this.ended = true;
  }

  /** Takes off the book what has ended. */
  sweep(): void {
    if (!this.ended) return;
    this.ended = false;
    const { resting } = this;
    let kept = 0;
    for (let i = 0; i < resting.length; i += 1) {
      const order = resting[i] as RestingOrder<T>;
      if (order.done) continue;
      resting[kept] = order;
      kept += 1;
    }
    shorten(resting, kept);
  }
}

function reasonForNone({ terms }: RestingOrder): string {
  if (terms.reduceOnly) return 'REDUCE_ONLY';
  return terms.fractionAtFill > 0 ? 'ZERO_QUANTITY' : 'INSUFFICIENT_MARGIN';
}

function reasonForRest({ terms }: RestingOrder): string {
  return terms.reduceOnly ? 'REDUCE_ONLY' : 'INSUFFICIENT_MARGIN';
}
