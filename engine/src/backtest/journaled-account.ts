/** The account with its journal: every input and event as a paper account would write them. */
import type { Outgoing } from '../kernel/account-state.js';
import type { AccountKernel } from '../kernel/account-kernel.js';
import type { KernelEvent } from '../kernel/events.js';
import type { HotAccount } from '../kernel/hot-account.js';
import type { BarReference, KernelInput, VenueReport } from '../kernel/inputs.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import { HashChain } from '../journal/hash-chain.js';
import { journalEntryText } from '../journal/journal-entry.js';
import { barAt } from '../market-data/bar-columns.js';
import { barReference } from '../market-data/bar-reference.js';
import type { MarketBar } from '../market-data/market-bar.js';
import { ReportBuilder } from '../simulation/report-builder.js';
import type { BacktestAccount, BacktestFill } from './backtest-account.js';
import type { BacktestSeries, RiskActions } from './backtest-options.js';

export class JournaledAccount implements BacktestAccount {
  readonly hot: HotAccount;
  readonly queue: Outgoing[] = [];
  private readonly halts: RiskActions['halts'][number][] = [];
  private readonly denials: Record<string, number> = {};
  private readonly chain = new HashChain();
  private readonly reports: ReportBuilder;

  /** The opening inputs are applied here, so that they stand in the journal. */
  constructor(
    private readonly kernel: AccountKernel,
    opening: readonly KernelInput[],
  ) {
    const [first, ...others] = opening;
    if (first !== undefined) this.write(first, kernel.apply(first));
    this.hot = kernel.hot;
    for (const input of others) this.apply(input);
    this.reports = new ReportBuilder(this.hot.instruments.map(({ scale }) => scale));
  }

  get journalHash(): string {
    return this.chain.head;
  }
  get journalEntries(): number {
    return this.chain.seq;
  }

  get riskActions(): RiskActions {
    return { halts: this.halts, denials: this.denials };
  }

  bars(at: number, series: readonly BacktestSeries[], rows: readonly number[]): void {
    const references: BarReference[] = [];
    const bars: MarketBar[] = [];
    for (let i = 0; i < series.length; i += 1) {
      const row = rows[i] as number;
      const item = series[i];
      const instrument = this.hot.instruments[i];
      if (row < 0 || item === undefined || instrument === undefined) continue;
      const bar = barAt(item.columns, row, instrument.symbol);
      const hash = item.hashes?.[row];
      references.push(
        hash === undefined
          ? barReference(instrument.series, at, bar, instrument.scale)
          : { hash, series: instrument.series },
      );
      bars.push(bar);
    }
    this.apply({ at, bars: references, type: 'BARS' }, bars);
  }

  accepted(order: KernelOrder, at: number): void {
    this.apply(this.reports.accepted(at, order.ref));
  }

  filled({ resting, lots, ticks }: BacktestFill, at: number): void {
    this.apply(this.reports.filled(at, resting, lots, ticks));
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

  stop(at: number): void {
    for (const { deployment, status } of this.kernel.view.deployments) {
      if (status !== 'RUNNING') continue;
      this.apply({ at, closePositions: true, deployment, type: 'DEPLOYMENT_STOPPED' });
    }
  }

  private apply(input: KernelInput | VenueReport, bars?: readonly MarketBar[]): void {
    const events = this.kernel.apply(input, bars);
    this.write(input, events);
    if (events.length > 1) this.watch(input.at, events);
    const { outgoing } = this.hot;
    for (let i = 0; i < outgoing.length; i += 1) this.queue.push(outgoing[i] as Outgoing);
  }

  private write(input: KernelInput, events: readonly KernelEvent[]): void {
    this.chain.append(journalEntryText({ seq: this.chain.seq + 1, input, events }));
  }

  private watch(at: number, events: readonly KernelEvent[]): void {
    for (const event of events) {
      if (event.type === 'ACCOUNT_HALTED') {
        this.halts.push({ at, rule: event.rule ?? 'PERSON', sentence: event.sentence });
      } else if (event.type === 'ORDER_DENIED') {
        this.denials[event.check] = (this.denials[event.check] ?? 0) + 1;
      }
    }
  }
}
