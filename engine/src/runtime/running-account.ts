/** One account in memory: its kernel, the head of its journal, and the steps not yet committed. */
import type { ClientId, DeploymentId } from '@fiducia/tenants';
import type { HashChain } from '../journal/hash-chain.js';
import { journalEntryText } from '../journal/journal-entry.js';
import type { AccountKernel } from '../kernel/account-kernel.js';
import type { KernelEvent } from '../kernel/events.js';
import type { DeploymentRef, KernelInput, MarketTimeMs, OrderRef } from '../kernel/inputs.js';
import type { Mandate } from '../domain/mandate.js';
import { present } from '../domain/assert.js';
import type { ActionInput } from '../market-data/corporate-actions/due-actions.js';
import type { MarketBars } from '../market-data/market-bar.js';
import type { MarketStep } from '../market-data/market-timeline.js';
import type { AccountFigures } from '../projections/account-summaries.js';
import type { AccountKey } from '../projections/projection.js';
import type { StampActions } from './stamp-actions.js';
import { foreignCosts } from './foreign-costs.js';
import { StepBatch } from './step-batch.js';

/** What stands in the account's own row and does not change while it runs. */
export interface AccountTerms {
  readonly key: AccountKey;
  readonly clientId: ClientId;
  readonly currency: string;
  readonly startingCash: string;
  readonly mandate: Mandate;
  readonly symbols: readonly string[];
}

export interface AccountStart {
  readonly terms: AccountTerms;
  readonly epoch: bigint;
  readonly kernel: AccountKernel;
  readonly chain: HashChain;
  /** Stamp of the last input; null before the first. */
  readonly lastAt: MarketTimeMs | null;
  readonly marketRun: number;
  /** Entries after the last snapshot. */
  readonly unsnapshotted: number;
  /** Of the stamp that the account is at. */
  readonly actions: StampActions;
  readonly clientOrderIdOf: (order: OrderRef) => string;
}

export class RunningAccount {
  readonly terms: AccountTerms;
  readonly epoch: bigint;
  readonly kernel: AccountKernel;
  /** Run of the market replay; the kernel counts the account's own runs. */
  marketRun: number;
  unsnapshotted: number;
  batch: StepBatch;
  readonly actions: StampActions;
  private readonly chain: HashChain;
  private stamp: MarketTimeMs | null;
  private readonly deploymentIds = new Map<DeploymentRef, DeploymentId>();

  constructor(private readonly start: AccountStart) {
    this.terms = start.terms;
    this.epoch = start.epoch;
    this.kernel = start.kernel;
    this.chain = start.chain;
    this.stamp = start.lastAt;
    this.marketRun = start.marketRun;
    this.unsnapshotted = start.unsnapshotted;
    this.actions = start.actions;
    this.batch = this.newBatch();
  }

  /** When what is decided now is decided: a report that comes late does not turn time back. */
  get lastAt(): MarketTimeMs | null {
    const { view } = this.kernel;
    const barAt = view.opened ? view.lastBarAt : null;
    return this.stamp === null || barAt === null ? this.stamp : Math.max(this.stamp, barAt);
  }

  /** Something was sent, or is about to be, and the venue has not answered. */
  get awaitsVenue(): boolean {
    const { view } = this.kernel;
    if (!view.opened) return false;
    return view.workingOrders.some(
      ({ status }) => status === 'SUBMITTED' || status === 'PENDING_CANCEL',
    );
  }

  /** The venue has not yet answered what a split took off its book: it must, before it matches. */
  get awaitsSplit(): boolean {
    const { view } = this.kernel;
    if (!view.opened) return false;
    return view.workingOrders.some(
      ({ order, status }) => status === 'PENDING_CANCEL' && this.actions.hasCanceled(order),
    );
  }

  /** What takes effect before the next bars; an instrument without a bar has it in its prices. */
  actionsBefore({ actions }: MarketStep): readonly ActionInput[] {
    if (actions.length === 0) return actions;
    const { instruments } = this.kernel.hot;
    const seen = (symbol: string): boolean =>
      instruments.some((one) => one.symbol === symbol && one.hasPrice);
    return actions.filter(({ symbol }) => seen(symbol));
  }

  /**
   * The venue has matched a stamp whose bars the strategies have not seen, or a split of that stamp
   * has taken effect: after a crash in between. The bars must follow before anything else happens.
   */
  get isMidStamp(): boolean {
    const { view } = this.kernel;
    if (!view.opened || view.lastBarAt === null) return false;
    return this.stamp !== null && this.stamp > view.lastBarAt;
  }

  apply(input: KernelInput, bars?: MarketBars): readonly KernelEvent[] {
    const events = this.kernel.apply(input, bars);
    const seq = this.chain.seq + 1;
    const text = journalEntryText({ seq, input, events });
    this.chain.append(text);
    this.batch.add({ seq, run: this.kernel.view.run, input, events }, text, this.chain.head);
    this.stamp = input.at;
    this.actions.note(input, events);
    return events;
  }

  /** The id under which a deployment that starts now is known outside the kernel. */
  nameDeployment(ref: DeploymentRef, id: DeploymentId): void {
    this.deploymentIds.set(ref, id);
  }

  /** After a commit. */
  committed(): void {
    this.unsnapshotted += this.batch.entries.length;
    this.batch = this.newBatch();
  }

  get figures(): AccountFigures {
    const { view } = this.kernel;
    return {
      status: view.status,
      run: view.run,
      seq: this.chain.seq,
      hash: this.chain.head,
      marketRun: this.marketRun,
      cash: view.cash,
      equity: view.equity,
      exposure: view.exposure,
      dayStartEquity: view.dayStartEquity,
      peakEquity: view.peakEquity,
      marketTime: view.lastBarAt,
    };
  }

  private newBatch(): StepBatch {
    return new StepBatch({
      epoch: this.epoch,
      clientOrderIdOf: this.start.clientOrderIdOf,
      deploymentIdOf: (ref) => present(this.deploymentIds.get(ref), `id of deployment ${ref}`),
      closesOnStop: () => this.kernel.view.mandate.onStop === 'CLOSE_POSITIONS',
      foreignCostOf: foreignCosts(this.kernel),
    });
  }
}
