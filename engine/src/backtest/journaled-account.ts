/** The account with its journal: every input and event as a paper account would write them. */
import { present } from '../domain/assert.js';
import { minorText } from '../domain/money.js';
import type { AccountCharge } from '../kernel/account-charges.js';
import type { Outgoing } from '../kernel/account-state.js';
import type { AccountKernel } from '../kernel/account-kernel.js';
import type { HotAccount } from '../kernel/hot-account.js';
import type { BarReference, KernelInput, VenueReport } from '../kernel/inputs.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import type { BlockHasher } from '../journal/block-hasher.js';
import { EntryBytes } from '../journal/entry-bytes.js';
import { BarsEntries } from '../journal/bars-entry.js';
import type { BarPlace, BarsStep } from '../journal/bars-entry.js';
import type { InstrumentState } from '../kernel/instrument-state.js';
import type { Owner } from '../kernel/owner.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import { BarHashes, barHashes } from '../market-data/bar-hashes.js';
import { ReportBuilder, isMaker } from '../simulation/report-builder.js';
import type { RestingOrder } from '../simulation/resting-order.js';
import type { ActionInput } from './action-schedule.js';
import type { BacktestAccount, BacktestFill, BarsOfStep } from './backtest-account.js';
import type { BacktestSeries, LimitChange, RiskActions } from './backtest-options.js';
import { showRow } from './show-row.js';

/** Where a bar of the present stamp is, and whose columns its hashes were made of. */
interface SeenBar extends BarPlace {
  columns: BarColumns | null;
}

const NO_HASHES = new BarHashes(0);

export class JournaledAccount implements BacktestAccount {
  readonly hot: HotAccount;
  readonly queue: Outgoing[] = [];
  private readonly halts: RiskActions['halts'][number][] = [];
  private readonly denials: Record<string, number> = {};
  private readonly entries: EntryBytes;
  private readonly reports: ReportBuilder;
  private readonly barsEntries: BarsEntries;
  /** The last bar of each series. */
  private readonly seen: readonly SeenBar[];
  /** Those of the present stamp come first: the array is kept from stamp to stamp. */
  private readonly places: SeenBar[] = [];
  private step: BarsStep | null = null;

  /** The opening inputs are applied here, so that they stand in the journal. */
  constructor(
    private readonly kernel: AccountKernel,
    opening: readonly KernelInput[],
    hasher?: BlockHasher,
  ) {
    this.entries = new EntryBytes(hasher);
    for (const input of opening) this.write(input);
    this.hot = kernel.hot;
    const { instruments } = this.hot;
    this.reports = new ReportBuilder(instruments.map(({ scale }) => scale));
    this.seen = instruments.map((_, series) => ({
      series,
      columns: null,
      hashes: NO_HASHES,
      row: 0,
    }));
    this.barsEntries = new BarsEntries(
      instruments.map((instrument) => instrument.series),
      this.hot.scale,
    );
  }

  get journalHash(): string {
    return this.entries.chain.head;
  }
  get journalEntries(): number {
    return this.entries.chain.seq;
  }

  get riskActions(): RiskActions {
    return { halts: this.halts, denials: this.denials };
  }

  bars(series: readonly BacktestSeries[], { at, rows }: BarsOfStep): void {
    const { hot, entries, places } = this;
    const { chain } = entries;
    const count = this.show(at, series, rows);
    const events = entries.begin();
    hot.stepTelling(at, events);
    const { mark } = hot;
    const isQuiet = events.count === 0;
    if (mark === null) {
      hot.tellMark(events);
      entries.end({ at, bars: this.references(count), type: 'BARS' });
    } else {
      const step = (this.step ??= { seq: 0, at, events, mark });
      step.seq = chain.seq + 1;
      step.at = at;
      step.mark = mark;
      this.barsEntries.write(step, places, count);
      chain.appended();
    }
    if (!isQuiet) this.afterEvents(at);
  }

  /** Shows the bars of a stamp to the instruments; returns how many `places` they took. */
  private show(at: number, series: readonly BacktestSeries[], rows: readonly number[]): number {
    const { places } = this;
    const { instruments } = this.hot;
    let count = 0;
    for (let i = 0; i < series.length; i += 1) {
      const row = rows[i] as number;
      if (row < 0) continue;
      const { columns } = series[i] as BacktestSeries;
      const instrument = instruments[i] as InstrumentState;
      showRow(instrument, at, columns, row);
      const bar = this.seen[i] as SeenBar;
      if (bar.columns !== columns || row >= bar.hashes.length) {
        bar.columns = columns;
        bar.hashes = barHashes(columns, instrument.spec);
      }
      bar.row = row;
      places[count] = bar;
      count += 1;
    }
    return count;
  }

  private references(count: number): readonly BarReference[] {
    return this.places.slice(0, count).map(({ series, hashes, row }) => ({
      hash: hashes.hex(row),
      series: (this.hot.instruments[series] as InstrumentState).series,
    }));
  }

  accepted(order: KernelOrder, at: number): void {
    const { entries, hot } = this;
    const venueSeq = this.reports.next();
    hot.tellAccepted(order, { at, venueSeq }, entries.begin());
    entries.endAccepted(order, at, venueSeq);
    this.afterEvents(at);
  }

  filled(resting: RestingOrder<KernelOrder>, fill: BacktestFill, at: number): void {
    const { entries, hot } = this;
    const order = resting.terms;
    const liquidity = isMaker(resting) ? 'MAKER' : 'TAKER';
    const report = { at, venueSeq: this.reports.next(), liquidity } as const;
    hot.tellFilled(order, fill, report, entries.begin());
    entries.endFilled(order, fill, report);
    this.afterEvents(at);
  }

  canceled(order: KernelOrder, at: number, reason: string): void {
    this.apply(this.reports.ended('VENUE_CANCELED', at, order.ref, reason));
  }

  cancelRejected(order: KernelOrder, at: number): void {
    this.apply(this.reports.ended('VENUE_CANCEL_REJECTED', at, order.ref, 'NOT_OPEN'));
  }

  expired(order: KernelOrder, at: number, reason: string): void {
    this.apply(this.reports.ended('VENUE_EXPIRED', at, order.ref, reason));
  }

  charged({ kind, symbol, amount }: AccountCharge, at: number): void {
    const text = minorText(amount, this.hot.scale);
    this.apply({ amount: text, at, kind, symbol, type: 'VENUE_CHARGED' });
  }

  liquidated(owner: Owner, instrument: InstrumentState, at: number): KernelOrder {
    const lots = Math.abs(owner.book(instrument.index).lots);
    this.apply({
      at,
      owner: owner.ref,
      quantity: instrument.scale.lotsToQuantity(lots),
      symbol: instrument.symbol,
      type: 'VENUE_LIQUIDATED',
    });
    return present(this.hot.lastOrderOf(owner), 'the order that the venue made');
  }

  corporateAction(input: ActionInput): void {
    this.apply(input);
  }

  changeLimits({ at, mandate }: LimitChange): void {
    this.apply({ at, mandate, type: 'LIMITS_CHANGED' });
  }

  stop(at: number): void {
    for (const { deployment, status } of this.kernel.view.deployments) {
      if (status !== 'RUNNING') continue;
      this.apply({ at, closePositions: true, deployment, type: 'DEPLOYMENT_STOPPED' });
    }
  }

  private apply(input: KernelInput | VenueReport): void {
    this.write(input);
    this.afterEvents(input.at);
  }

  private write(input: KernelInput): void {
    this.kernel.tell(input, this.entries.begin());
    this.entries.end(input);
  }

  private afterEvents(at: number): void {
    this.watch(at);
    const { outgoing } = this.hot;
    for (let i = 0; i < outgoing.length; i += 1) this.queue.push(outgoing[i] as Outgoing);
  }

  private watch(at: number): void {
    for (const event of this.entries.events.others) {
      if (event.type === 'ACCOUNT_HALTED') {
        this.halts.push({ at, rule: event.rule ?? 'PERSON', sentence: event.sentence });
      } else if (event.type === 'ORDER_DENIED') {
        this.denials[event.check] = (this.denials[event.check] ?? 0) + 1;
      }
    }
  }
}
