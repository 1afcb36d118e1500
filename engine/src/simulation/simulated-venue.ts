/** A deterministic venue for paper accounts: matches orders on bars under the model `conservative`. */
import { assertThat, present } from '../domain/assert.js';
import type { SplitRatio } from '../domain/corporate-action.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { JsonObject, JsonValue } from '../domain/json.js';
import type { DecimalString } from '../domain/money.js';
import type { OrderSpec } from '../domain/order.js';
import type { MarketTimeMs, OrderRef, VenueReport } from '../kernel/inputs.js';
import { NEVER } from '../kernel/instrument-state.js';
import type { MarketBars } from '../market-data/market-bar.js';
import { conservativeFills } from './conservative-fills.js';
import { HeldPositions } from './held-positions.js';
import { MatchingEngine } from './matching-engine.js';
import { ReportBuilder } from './report-builder.js';
import { RestingOrder } from './resting-order.js';
import { restoreResting, saveResting } from './resting-snapshot.js';
import type { SavedResting } from './resting-snapshot.js';
import { sessionsOf } from './sessions.js';
import { splitResting } from './split-resting.js';
import { protectionOrder, termsOf } from './venue-order.js';

export interface SimulatedVenueOptions {
  readonly instruments: readonly InstrumentSpec[];
}

export interface SimulatedOrder extends OrderSpec {
  readonly order: OrderRef;
}

export interface OpenSize {
  readonly order: OrderRef;
  readonly quantity: DecimalString;
  readonly filled: DecimalString;
}

/** Answers kept for questions that are asked again after a crash; older ones cannot come again. */
const ANSWERS_KEPT = 1024;

export class SimulatedVenue {
  private readonly scales: readonly InstrumentScale[];
  private readonly indexOf: ReadonlyMap<string, number>;
  private readonly engine: MatchingEngine;
  private readonly reports: ReportBuilder;
  private readonly held: HeldPositions;
  /** False for a book that was begun before positions were counted, until its next run. */
  private knowsHeld = true;
  /** First answers by question (`S` or `C` and the order), oldest first. */
  private readonly answers = new Map<string, VenueReport[]>();
  private lastBarsAt: MarketTimeMs = NEVER;
  private lastBarsReports: VenueReport[] = [];

  constructor({ instruments }: SimulatedVenueOptions) {
    this.scales = instruments.map((spec) => new InstrumentScale(spec));
    this.indexOf = new Map(instruments.map((spec, index) => [spec.symbol, index]));
    this.reports = new ReportBuilder(this.scales);
    const push = (report: VenueReport): void => {
      this.lastBarsReports.push(report);
    };
    this.held = new HeldPositions(instruments.length);
    this.engine = new MatchingEngine(conservativeFills, sessionsOf(instruments), {
      filled: (order, lots, ticks) => {
        this.held.add(order, lots);
        push(this.reports.filled(this.lastBarsAt, order, { lots, ticks }));
      },
      protected: (parent, lots) => this.protect(parent, lots),
      heldLots: (order) => (this.knowsHeld ? this.held.lots(order) : null),
      expired: (order, reason) => push(this.ended('VENUE_EXPIRED', order, reason)),
      canceled: (order, reason) => push(this.ended('VENUE_CANCELED', order, reason)),
    });
  }

  /** Answers at once. A reference seen before repeats its first answer and changes nothing. */
  submit(order: SimulatedOrder, at: MarketTimeMs): readonly VenueReport[] {
    return this.answer(`S${order.order}`, () => {
      const instrument = this.indexOf.get(order.symbol);
      if (instrument === undefined) return this.reports.rejected(at, order.order, 'UNKNOWN_SYMBOL');
      const terms = termsOf(order, this.scales[instrument] as InstrumentScale);
      if (terms === null) return this.reports.rejected(at, order.order, 'INVALID_ORDER');
      this.engine.add(new RestingOrder(order.order, instrument, at, terms));
      return this.reports.accepted(at, order.order);
    });
  }

  /** Answers at once, and the same again when asked again. */
  cancel(order: OrderRef, at: MarketTimeMs): readonly VenueReport[] {
    return this.answer(`C${order}`, () => {
      const resting = this.engine.find(order);
      if (resting === undefined) {
        return this.reports.ended('VENUE_CANCEL_REJECTED', at, order, 'NOT_OPEN');
      }
      this.engine.remove(resting);
      return this.reports.ended('VENUE_CANCELED', at, order, 'REQUESTED');
    });
  }

  /**
   * Matches resting orders on all bars of one stamp. A stamp matched before repeats its reports and
   * changes nothing, so a driver that crashed in between may simply ask again.
   */
  onBars(at: MarketTimeMs, bars: MarketBars): readonly VenueReport[] {
    if (at === this.lastBarsAt) return this.lastBarsReports;
    assertThat(at > this.lastBarsAt, 'a venue sees bars in the order of their stamps');
    this.lastBarsAt = at;
    this.lastBarsReports = [];
    for (const bar of bars) {
      const instrument = present(this.indexOf.get(bar.symbol), `instrument ${bar.symbol}`);
      const { open: openTicks, high: highTicks, low: lowTicks, close: closeTicks, volume } = bar;
      this.engine.match(instrument, at, { openTicks, highTicks, lowTicks, closeTicks, volume });
    }
    return this.lastBarsReports;
  }

  /**
   * A split takes effect before the bars of its ex-day: what rests and what is held are in new
   * shares from here on. Not repeatable: the driver knows whether the stamp has been matched.
   */
  split(symbol: string, ratio: SplitRatio): void {
    const instrument = present(this.indexOf.get(symbol), `instrument ${symbol}`);
    const { resting } = this.engine;
    resting.forEach((order, index) => {
      if (order.instrument === instrument) resting[index] = splitResting(order, ratio);
    });
    this.held.split(instrument, ratio);
  }

  /** How much each open order is for, and how much of it has filled. */
  get openSizes(): readonly OpenSize[] {
    return this.engine.resting.map(({ ref, instrument, lots, filledLots }) => {
      const scale = this.scales[instrument] as InstrumentScale;
      const [quantity, filled] = [scale.lotsToQuantity(lots), scale.lotsToQuantity(filledLots)];
      return { order: ref, quantity, filled };
    });
  }

  /** Open orders by name, in the order they were submitted. */
  get openOrders(): readonly OrderRef[] {
    return this.engine.resting.map((order) => order.ref);
  }

  /** A run is over: what rests is forgotten without a report; the kernel has closed it out. */
  closeRun(): void {
    this.engine.resting.length = 0;
    this.held.clear();
    this.knowsHeld = true;
    this.lastBarsAt = NEVER;
    this.lastBarsReports = [];
  }

  state(): JsonValue {
    return {
      venueSeq: this.reports.venueSeq,
      lastBarsAt: this.lastBarsAt,
      lastBarsReports: this.lastBarsReports as unknown as JsonValue,
      answers: [...this.answers] as unknown as JsonValue,
      held: this.knowsHeld ? (this.held.save() as unknown as JsonValue) : null,
      resting: this.engine.resting.map(saveResting) as unknown as JsonValue,
    };
  }

  static restore(state: JsonValue, options: SimulatedVenueOptions): SimulatedVenue {
    const venue = new SimulatedVenue(options);
    const saved = state as JsonObject;
    venue.reports.venueSeq = saved['venueSeq'] as number;
    venue.lastBarsAt = saved['lastBarsAt'] as number;
    venue.lastBarsReports = structuredClone(saved['lastBarsReports']) as unknown as VenueReport[];
    for (const [key, reports] of saved['answers'] as unknown as [string, VenueReport[]][]) {
      venue.answers.set(key, reports);
    }
    const held = (saved['held'] ?? null) as Record<string, number[]> | null;
    venue.knowsHeld = held !== null;
    if (held !== null) venue.held.load(held);
    for (const item of saved['resting'] as unknown as SavedResting[]) {
      venue.engine.resting.push(restoreResting(item));
    }
    return venue;
  }

  /** Begins to rest without having been sent: it came with the order that it protects. */
  private protect(parent: RestingOrder, lots: number): readonly RestingOrder[] {
    const { resting } = this.engine;
    if (resting.some(({ terms }) => terms.conditions.parentRef === parent.ref)) return [];
    return parent.protection.map((terms) => {
      this.lastBarsReports.push(this.reports.accepted(this.lastBarsAt, terms.ref));
      return protectionOrder(parent, terms, lots, this.lastBarsAt);
    });
  }

  private ended(
    type: 'VENUE_EXPIRED' | 'VENUE_CANCELED',
    order: RestingOrder,
    reason: string,
  ): VenueReport {
    return this.reports.ended(type, this.lastBarsAt, order.ref, reason);
  }

  private answer(question: string, decide: () => VenueReport): readonly VenueReport[] {
    const known = this.answers.get(question);
    if (known !== undefined) return known;
    const answer = [decide()];
    this.answers.set(question, answer);
    if (this.answers.size > ANSWERS_KEPT) {
      const [oldest] = this.answers.keys();
      if (oldest !== undefined) this.answers.delete(oldest);
    }
    return answer;
  }
}
