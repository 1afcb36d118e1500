/** The kernel's steps in numbers, for a backtest's loop: no inputs, no events, no strings. */
import type { Amount } from '../domain/amount.js';
import { assertThat } from '../domain/assert.js';
import { shorten } from '../domain/shorten.js';
import { bookCharge } from './account-charges.js';
import type { AccountCharge } from './account-charges.js';
import type { AccountState, Outgoing } from './account-state.js';
import { applyDividend, applySplit } from './corporate-actions.js';
import { adoptOrder } from './adopt-order.js';
import { changeLimits } from './change-limits.js';
import type { Fill } from './book-fill.js';
import type { EventSink } from './event-sink.js';
import type { InstrumentState } from './instrument-state.js';
import type { KernelOrder } from './kernel-order.js';
import { stopDeployment } from './deployments.js';
import type { KernelInput, OrderRef } from './inputs.js';
import { CASH } from './ledger.js';
import { exactEquity, grossExposure, safeEquity, safeExposure } from './mark-equity.js';
import { readMark } from './mark-figures.js';
import type { MarkFigures } from './mark-figures.js';
import type { Owner } from './owner.js';
import { emitEquity, stepBars, stepUntold } from './step-bars.js';
import { cancelRejected, orderAccepted, orderEnded, orderFilled } from './venue-reports.js';

/** Where a report stands among the venue's, and when it came. */
interface ReportPlace {
  readonly at: number;
  readonly venueSeq: number;
}

export class HotAccount {
  readonly instruments: readonly InstrumentState[];
  /** What is to be sent to the venue; the driver takes it away. */
  readonly outgoing: Outgoing[];

  constructor(private readonly state: AccountState) {
    this.instruments = state.instruments;
    this.outgoing = state.outgoing;
  }

  /** After the bars of this stamp were written into `instruments`. */
  step(at: number): void {
    assertThat(at > this.state.lastBarAt, 'bars must come in the order of their stamps');
    this.state.now = at;
    stepBars(this.state);
  }

  /**
   * The same step for a journal: its events, but for the mark, are told to `events`. The caller
   * writes the mark by `mark`, or by `tellMark` where that is null.
   */
  stepTelling(at: number, events: EventSink): void {
    const { state } = this;
    assertThat(at > state.lastBarAt, 'bars must come in the order of their stamps');
    state.events = events;
    shorten(state.outgoing, 0);
    state.now = at;
    stepUntold(state);
    state.events = null;
  }

  /** The last mark in safe integers, valid until the next; null where a figure is none. */
  get mark(): MarkFigures | null {
    const { markFigures } = this.state;
    return readMark(this.state, markFigures) ? markFigures : null;
  }

  /** Tells the last mark. */
  tellMark(events: EventSink): void {
    this.state.events = events;
    emitEquity(this.state);
    this.state.events = null;
  }

  /** What the input VENUE_ACCEPTED would do. */
  tellAccepted(order: KernelOrder, report: ReportPlace, events: EventSink): void {
    this.beginReport(report, events);
    orderAccepted(this.state, order);
    this.state.events = null;
  }

  /** What VENUE_FILLED would do, without reading from its texts what the driver has as numbers. */
  tellFilled(order: KernelOrder, fill: Fill, report: ReportPlace, events: EventSink): void {
    this.beginReport(report, events);
    orderFilled(this.state, order, fill);
    this.state.events = null;
  }

  private beginReport({ at, venueSeq }: ReportPlace, events: EventSink): void {
    const { state } = this;
    state.events = events;
    shorten(state.outgoing, 0);
    state.now = at;
    if (venueSeq > state.lastVenueSeq) state.lastVenueSeq = venueSeq;
  }

  /** Decimals of the ledger unit. */
  get scale(): number {
    return this.state.scale;
  }

  /** A split or dividend takes effect, before the bars of this stamp. */
  corporateAction(input: Extract<KernelInput, { type: 'SPLIT' | 'DIVIDEND' }>): void {
    this.state.now = input.at;
    if (input.type === 'SPLIT') applySplit(this.state, input);
    else applyDividend(this.state, input);
  }

  /** Other limits from here on, after the bars of this stamp. */
  changeLimits(input: Extract<KernelInput, { type: 'LIMITS_CHANGED' }>): void {
    this.state.now = input.at;
    changeLimits(this.state, input.mandate);
  }

  /** Ends every deployment and closes its positions. */
  stopAll(at: number): void {
    this.state.now = at;
    for (const { deployment } of this.state.owners) {
      if (deployment?.status === 'RUNNING') stopDeployment(this.state, deployment.terms.ref, true);
    }
  }

  /** Equity in ledger units as the nearest float. */
  get equity(): number {
    return this.state.mark.equityFloat;
  }

  /**
   * Equity in ledger units if `instrument` closed at `ticks`; all else at its last close. What is
   * converted at the instrument's price moves with it.
   */
  equityAt(instrument: InstrumentState, ticks: number): number {
    const { state } = this;
    const { closeTicks } = instrument;
    instrument.closeTicks = ticks;
    const equity = safeEquity(state);
    const worth = Number.isNaN(equity) ? Number(exactEquity(state)) : equity;
    instrument.closeTicks = closeTicks;
    return worth;
  }

  /** Gross value of all positions in ledger units if `instrument` closed at `ticks`, likewise. */
  exposureAt(instrument: InstrumentState, ticks: number): number {
    const { state } = this;
    const { closeTicks } = instrument;
    instrument.closeTicks = ticks;
    const exposure = safeExposure(state);
    const gross = Number.isNaN(exposure) ? Number(grossExposure(state)) : exposure;
    instrument.closeTicks = closeTicks;
    return gross;
  }

  /** Equity in ledger units with everything that was booked since the last mark. */
  get equityNow(): number {
    return Number(exactEquity(this.state));
  }

  /** An order that is at work, or was lately. */
  order(ref: OrderRef): KernelOrder | undefined {
    return this.state.orders.get(ref);
  }

  /** Why a strategy could not go on; null while all run or were stopped. */
  get failure(): string | null {
    for (const { deployment } of this.state.owners) {
      if (deployment?.status === 'FAILED') return deployment.endReason;
    }
    return null;
  }

  /** Longest warm-up of the running strategies, in bars. */
  get lookback(): number {
    let longest = 0;
    for (const { deployment } of this.state.owners) {
      for (const host of deployment?.hosts ?? []) longest = Math.max(longest, host.lookback);
    }
    return longest;
  }

  /** In ledger units. */
  get cash(): Amount {
    return this.state.ledger.balance(CASH);
  }

  get owners(): readonly Owner[] {
    return this.state.owners;
  }

  /** The owner's order that came to work last. */
  lastOrderOf(owner: Owner): KernelOrder | undefined {
    return this.state.orders.working.findLast((order) => order.owner === owner);
  }

  charged(charge: AccountCharge, at: number): void {
    this.state.now = at;
    bookCharge(this.state, charge);
  }

  liquidated(owner: Owner, instrument: InstrumentState, at: number): KernelOrder {
    this.state.now = at;
    const lots = Math.abs(owner.book(instrument.index).lots);
    return adoptOrder(this.state, { owner, instrument, lots });
  }

  accepted(order: KernelOrder): void {
    orderAccepted(this.state, order);
  }

  canceled(order: KernelOrder, reason: string): void {
    orderEnded(this.state, order, 'CANCEL', reason);
  }

  cancelRejected(order: KernelOrder, reason: string): void {
    cancelRejected(this.state, order, reason);
  }

  expired(order: KernelOrder, reason: string): void {
    orderEnded(this.state, order, 'EXPIRE', reason);
  }

  rejected(order: KernelOrder, reason: string): void {
    orderEnded(this.state, order, 'REJECT', reason);
  }

  filled(order: KernelOrder, fill: Fill): void {
    orderFilled(this.state, order, fill);
  }
}
