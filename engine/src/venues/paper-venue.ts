/** The paper venue: the simulated venue's matching with books in PostgreSQL, behind the same port. */
import type { AccountId, TenantContext, TenantDatabase, TenantTransaction } from '@fiducia/tenants';
import { assertThat, unreachable } from '../domain/assert.js';
import type { SplitRatio } from '../domain/corporate-action.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { MarketTimeMs, VenueReport } from '../kernel/inputs.js';
import type { MarketBars } from '../market-data/market-bar.js';
import type { WakeUps } from '../runtime/wake-ups.js';
import { PaperBook, lockBook, readBook } from './paper-book.js';
import {
  adoptProtection,
  findPaperOrder,
  insertPaperOrder,
  markCancelRequest,
  readReportsAfter,
  resizeOrders,
  saveReports,
} from './paper-records.js';
import type { PaperOrderState } from './paper-records.js';
import type {
  CancelOutcome,
  CancelRequest,
  SubmitOutcome,
  VenueAdapter,
  VenueOrder,
  VenueOrderState,
} from './venue-adapter.js';

export interface VenueSplit extends SplitRatio {
  readonly symbol: string;
}

export interface VenueStep {
  readonly run: number;
  readonly at: MarketTimeMs;
  readonly bars: MarketBars;
  /** Something rests that fills on any bar: no need to look first. */
  readonly fills: boolean;
  /** Take effect before the bars, in this order. */
  readonly splits: readonly VenueSplit[];
}

export class PaperVenue implements VenueAdapter {
  readonly name = 'paper';
  readonly clientOrderIds = 'LASTING';

  constructor(
    private readonly db: TenantDatabase,
    private readonly wakeUps: WakeUps,
  ) {}

  async submit(
    ctx: TenantContext,
    accountId: AccountId,
    order: VenueOrder,
  ): Promise<SubmitOutcome> {
    return this.change(ctx, accountId, async (tx, book) => {
      const known = await findPaperOrder(tx, book.account, order.clientOrderId);
      if (known !== null) return outcomeOf(known.state, order.clientOrderId);
      const { clientOrderId, orderRef, decidedAtMs, ...spec } = order;
      await insertPaperOrder(tx, book.account, order);
      const reports = book.numbered(book.venue.submit({ ...spec, order: orderRef }, decidedAtMs));
      await saveReports(tx, book, reports);
      const refused = reports.find((report) => report.type === 'VENUE_REJECTED');
      return refused === undefined
        ? { outcome: 'accepted', venueOrderId: venueOrderId(clientOrderId) }
        : { outcome: 'rejected', reason: refused.reason };
    });
  }

  async cancel(
    ctx: TenantContext,
    accountId: AccountId,
    request: CancelRequest,
  ): Promise<CancelOutcome> {
    return this.change(ctx, accountId, async (tx, book) => {
      await adoptProtection(tx, book.account, request);
      if (await markCancelRequest(tx, book.account, request)) {
        await saveReports(tx, book, book.numbered(book.venue.cancel(request.orderRef, request.at)));
      }
      return { outcome: 'asked' };
    });
  }

  async queryOrder(
    ctx: TenantContext,
    accountId: AccountId,
    clientOrderId: string,
  ): Promise<VenueOrderState> {
    const account = { tenantId: ctx.tenantId, accountId };
    const known = await this.db.run(ctx, (tx) => findPaperOrder(tx, account, clientOrderId));
    return known === null
      ? { found: false }
      : { found: true, venueOrderId: venueOrderId(clientOrderId), open: known.state === 'OPEN' };
  }

  async refuse(
    ctx: TenantContext,
    accountId: AccountId,
    order: VenueOrder,
    reason: string,
  ): Promise<void> {
    await this.change(ctx, accountId, async (tx, book) => {
      const known = await findPaperOrder(tx, book.account, order.clientOrderId);
      if (known !== null) return;
      await insertPaperOrder(tx, book.account, order);
      const { orderRef, decidedAtMs } = order;
      const report = { type: 'VENUE_REJECTED', at: decidedAtMs, order: orderRef, reason } as const;
      await saveReports(tx, book, book.numbered([{ ...report, venueSeq: 0 }]));
    });
  }

  async reportsAfter(
    ctx: TenantContext,
    accountId: AccountId,
    venueSeq: number,
  ): Promise<readonly VenueReport[]> {
    const account = { tenantId: ctx.tenantId, accountId };
    return this.db.run(ctx, (tx) => readReportsAfter(tx, account, venueSeq));
  }

  /**
   * Opens the account's book, or clears it for a later run: what rested is forgotten, the kernel
   * has closed it out. A run that has begun already is left as it is.
   */
  async beginRun(
    ctx: TenantContext,
    accountId: AccountId,
    run: number,
    instruments: readonly InstrumentSpec[],
  ): Promise<void> {
    const account = { tenantId: ctx.tenantId, accountId };
    await this.db.run(ctx, async (tx) => {
      const book = await lockBook(tx, account);
      if (book === null) return PaperBook.create(tx, account, run, instruments);
      if (book.run < run) await book.beginRun(tx, run);
    });
  }

  /**
   * Matches what rests on the bars of one stamp and returns the reports; most bars bring none, and
   * then nothing is written. Before something is, `beforeWrite` stores the account's journal: the
   * venue is never ahead of it by more than this stamp, so that after a crash each report is read
   * at its own place.
   */
  async advance(
    ctx: TenantContext,
    accountId: AccountId,
    step: VenueStep,
    beforeWrite: () => Promise<void>,
  ): Promise<readonly VenueReport[]> {
    const account = { tenantId: ctx.tenantId, accountId };
    const isSure = step.fills || step.splits.length > 0;
    if (!isSure && !(await this.wouldChange(ctx, accountId, step))) return [];
    await beforeWrite();
    return this.db.run(ctx, async (tx) => {
      const book = await lockBook(tx, account);
      assertThat(book !== null && book.run === step.run, 'the venue is in the account’s run');
      if (isPast(book, step)) return [];
      book.advancedTo = step.at;
      for (const { symbol, ...ratio } of step.splits) book.venue.split(symbol, ratio);
      const sizes = step.splits.length === 0 ? [] : book.venue.openSizes;
      const reports = book.numbered(book.venue.onBars(step.at, step.bars));
      await Promise.all([resizeOrders(tx, account, sizes), saveReports(tx, book, reports)]);
      return reports;
    });
  }

  /** A look without a lock: only the account's own worker moves its market on. */
  private async wouldChange(
    ctx: TenantContext,
    accountId: AccountId,
    step: VenueStep,
  ): Promise<boolean> {
    const account = { tenantId: ctx.tenantId, accountId };
    const book = await this.db.run(ctx, (tx) => readBook(tx, account));
    assertThat(book !== null && book.run === step.run, 'the venue is in the account’s run');
    if (isPast(book, step)) return false;
    const before = book.resting;
    return book.venue.onBars(step.at, step.bars).length > 0 || book.resting !== before;
  }

  /** One change of the account's book at a time; those who wait for its answer are woken. */
  private async change<T>(
    ctx: TenantContext,
    accountId: AccountId,
    work: (tx: TenantTransaction, book: PaperBook) => Promise<T>,
  ): Promise<T> {
    const account = { tenantId: ctx.tenantId, accountId };
    return this.db.run(ctx, async (tx) => {
      const book = await lockBook(tx, account);
      assertThat(book !== null, 'the account has a book at the paper venue');
      const woken = this.wakeUps.raiseAtCommit(tx, [`venue:${accountId}`]);
      const [result] = await Promise.all([work(tx, book), woken]);
      return result;
    });
  }
}

function isPast(book: PaperBook, step: VenueStep): boolean {
  return book.advancedTo !== null && book.advancedTo >= step.at;
}

function venueOrderId(clientOrderId: string): string {
  return `paper-${clientOrderId}`;
}

function outcomeOf(state: PaperOrderState, clientOrderId: string): SubmitOutcome {
  switch (state) {
    case 'OPEN':
    case 'FILLED':
    case 'CANCELED':
    case 'EXPIRED':
      return { outcome: 'accepted', venueOrderId: venueOrderId(clientOrderId) };
    case 'REJECTED':
      return { outcome: 'rejected', reason: 'The order was rejected or withdrawn before.' };
    default:
      return unreachable(state);
  }
}
