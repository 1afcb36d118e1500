/** The order book of a simulated venue: matches resting orders on bars under one fill model. */
import { DAY_MS, utcDay } from '../market-data/bar-time.js';
import type { OrderRef } from '../kernel/inputs.js';
import type { FillModel, VenueBar } from './fill-model.js';
import type { RestingOrder, RestingTerms } from './resting-order.js';

export interface EngineListener<T extends RestingTerms> {
  filled(order: RestingOrder<T>, lots: number, ticks: number): void;
  expired(order: RestingOrder<T>, reason: string): void;
  /** The order came to nothing by its own terms. */
  canceled(order: RestingOrder<T>, reason: string): void;
}

export class MatchingEngine<T extends RestingTerms = RestingTerms> {
  readonly resting: RestingOrder<T>[] = [];

  constructor(
    readonly model: FillModel,
    /** For each instrument: whether one bar is a whole session. */
    private readonly dailyBars: readonly boolean[],
    private readonly listener: EngineListener<T>,
  ) {}

  add(order: RestingOrder<T>): void {
    this.resting.push(order);
  }

  find(ref: OrderRef): RestingOrder<T> | undefined {
    return this.resting.find((order) => order.ref === ref);
  }

  remove(order: RestingOrder<T>): void {
    const index = this.resting.indexOf(order);
    if (index >= 0) this.resting.splice(index, 1);
  }

  /**
   * One bar of one instrument. What fills at the open comes first, in the order it was submitted;
   * then, because the path inside a bar is unknown, stops before limits: the bad news first.
   */
  match(instrument: number, at: number, bar: VenueBar): void {
    if (this.resting.length === 0) return;
    this.expireEarlierSessions(instrument, at);
    this.pass(instrument, bar, 'OPEN');
    if (this.resting.length === 0) return;
    this.pass(instrument, bar, 'STOPS');
    this.pass(instrument, bar, 'LIMITS');
    this.expireAtSessionEnd(instrument, at);
  }

  /** A single order at a price that the caller states, e.g. the close it was decided on. */
  fillAt(order: RestingOrder<T>, ticks: number, bar: VenueBar): void {
    this.remove(order);
    this.fill(order, ticks, bar);
  }

  private pass(instrument: number, bar: VenueBar, stage: 'OPEN' | 'STOPS' | 'LIMITS'): void {
    const { resting, model } = this;
    let kept = 0;
    const count = resting.length;
    for (let i = 0; i < count; i += 1) {
      const order = resting[i] as RestingOrder<T>;
      let ticks = 0;
      if (order.instrument === instrument) {
        if (stage === 'OPEN') ticks = model.atOpen(order, bar);
        else if ((order.terms.type === 'STOP') === (stage === 'STOPS')) {
          ticks = model.withinBar(order, bar);
        }
      }
      if (ticks === 0) {
        resting[kept] = order;
        kept += 1;
      } else this.fill(order, ticks, bar);
    }
    resting.length = kept;
  }

  private fill(order: RestingOrder<T>, ticks: number, bar: VenueBar): void {
    const lots =
      order.terms.fractionAtFill > 0
        ? this.model.lotsAtFill(order, ticks, bar)
        : order.remainingLots;
    if (lots <= 0) {
      this.listener.canceled(order, 'ZERO_QUANTITY');
      return;
    }
    order.filledLots += lots;
    order.fills += 1;
    this.listener.filled(order, lots, this.model.bookedPrice(order, ticks));
  }

  /** Bars shorter than a day: an order whose day is over expires before the next day's first bar. */
  private expireEarlierSessions(instrument: number, at: number): void {
    if (this.dailyBars[instrument] === true) return;
    const day = utcDay(at);
    this.expireWhere(instrument, (order) => order.session < day);
  }

  /** A daily bar is a session of its own: what did not fill on it has expired. */
  private expireAtSessionEnd(instrument: number, at: number): void {
    if (this.dailyBars[instrument] !== true && (at + 1) % DAY_MS !== 0) return;
    this.expireWhere(instrument, () => true);
  }

  private expireWhere(instrument: number, ended: (order: RestingOrder<T>) => boolean): void {
    for (let i = 0; i < this.resting.length; i += 1) {
      const order = this.resting[i] as RestingOrder<T>;
      if (!order.terms.day || order.instrument !== instrument || !ended(order)) continue;
      this.expire(order);
      i -= 1;
    }
  }

  private expire(order: RestingOrder<T>): void {
    this.remove(order);
    this.listener.expired(order, 'DAY_ENDED');
  }
}
