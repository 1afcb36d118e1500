/** The account kernel: a synchronous, deterministic state machine for one account's money. */
import { assertThat, present, unreachable } from '../domain/assert.js';
import type { JsonValue } from '../domain/json.js';
import { shorten } from '../domain/shorten.js';
import type { MarketBar, MarketBars } from '../market-data/market-bar.js';
import { PRE_TRADE_CHECKS } from '../risk/check-registry.js';
import type { PreTradeCheck } from '../risk/pre-trade-check.js';
import type { StrategyRegistry } from '../strategies/strategy-registry.js';
import { applyCharge } from './account-charges.js';
import type { AccountState, SizingMoment } from './account-state.js';
import type { AccountView } from './account-view.js';
import { isOurSnapshot, restoreState, saveState } from './account-snapshot.js';
import { applyDividend, applySplit } from './corporate-actions.js';
import { startDeployment, stopDeployment } from './deployments.js';
import { applyLiquidation } from './adopt-order.js';
import { changeLimits } from './change-limits.js';
import { EventList } from './event-list.js';
import type { EventSink } from './event-sink.js';
import type { KernelEvent } from './events.js';
import { haltByPerson, releaseHalt } from './halt-account.js';
import { HotAccount } from './hot-account.js';
import type { KernelInput } from './inputs.js';
import { newAccountState, openAccount } from './open-account.js';
import { refuse } from './refuse.js';
import { requestCancel, requestOrder } from './request-order.js';
import { restartRun } from './restart-run.js';
import { stepBars } from './step-bars.js';
import { StateView, UNOPENED } from './state-view.js';
import { applyVenueReport } from './venue-reports.js';

export interface AccountKernelOptions {
  readonly strategies: StrategyRegistry;
  /** `AT_FILL` belongs to the simulator's fill model `reference`; a real account leaves it out. */
  readonly sizing?: SizingMoment;
  /** Proves that each check is needed, by leaving one out. Never set outside such a test. */
  readonly incompleteChecksForMutationTests?: readonly PreTradeCheck[];
}

export class AccountKernel {
  private state: AccountState | null = null;
  private stateView: AccountView = UNOPENED;

  constructor(private readonly options: AccountKernelOptions) {}

  /**
   * Takes one input and returns everything that follows from it. What cannot be honoured is answered
   * by REQUEST_REFUSED; only a fault of our own program throws, and then this kernel must be dropped.
   * BARS: `bars` gives the values, one for each reference, in the same order.
   */
  apply(input: KernelInput, bars?: MarketBars): readonly KernelEvent[] {
    const list = new EventList();
    this.tell(input, list, bars);
    return list.events;
  }

  /** The same, with the events told to `sink`. */
  tell(input: KernelInput, sink: EventSink, bars?: MarketBars): void {
    if (input.type === 'ACCOUNT_OPENED' && this.state === null) {
      const { strategies, sizing } = this.options;
      const opened = newAccountState(input, strategies, sizing ?? 'AT_DECISION');
      opened.kernelVersion = input.kernelVersion;
      this.adopt(opened);
    }
    const state = present(this.state, 'the opened account');
    state.events = sink;
    shorten(state.outgoing, 0);
    state.now = input.at;
    applyTo(state, input, bars, this.fresh);
    this.fresh = false;
    state.events = null;
  }

  get view(): AccountView {
    return this.stateView;
  }

  /** The backtest's way in: the same steps without inputs and events. */
  get hot(): HotAccount {
    return new HotAccount(present(this.state, 'the opened account'));
  }

  /** Everything needed to go on elsewhere, as plain JSON; taken between two inputs. */
  snapshot(): JsonValue {
    return saveState(present(this.state, 'the opened account'));
  }

  /** Whether a snapshot has the form that this program writes; an older one is only a lost cache. */
  static canRestore(snapshot: JsonValue): boolean {
    return isOurSnapshot(snapshot);
  }

  static restore(snapshot: JsonValue, options: AccountKernelOptions): AccountKernel {
    const kernel = new AccountKernel(options);
    kernel.adopt(restoreState(snapshot, options.strategies, options.sizing ?? 'AT_DECISION'));
    kernel.fresh = false;
    return kernel;
  }

  /** True until the first input has been applied. */
  private fresh = true;

  private adopt(state: AccountState): void {
    state.checks = this.options.incompleteChecksForMutationTests ?? PRE_TRADE_CHECKS;
    this.state = state;
    this.stateView = new StateView(state);
  }
}

function applyTo(
  state: AccountState,
  input: KernelInput,
  bars: MarketBars | undefined,
  fresh: boolean,
): void {
  switch (input.type) {
    case 'ACCOUNT_OPENED':
      if (fresh) return openAccount(state);
      return refuse(state, 'ALREADY_OPENED', 'The account is already open.', null);
    case 'DEPLOYMENT_STARTED':
      return startDeployment(state, input);
    case 'DEPLOYMENT_STOPPED':
      return stopDeployment(state, input.deployment, input.closePositions);
    case 'BARS':
      return applyBars(state, input, bars);
    case 'ORDER_REQUESTED':
      return requestOrder(state, input.order, input.request);
    case 'CANCEL_REQUESTED':
      return requestCancel(state, input.order);
    case 'HALT_REQUESTED':
      return haltByPerson(state, input.haltId, input.closePositions);
    case 'RELEASE_REQUESTED':
      return releaseHalt(state, input.haltId);
    case 'LIMITS_CHANGED':
      return changeLimits(state, input.mandate);
    case 'RUN_RESTARTED':
      return restartRun(state, input.run);
    case 'KERNEL_CHANGED':
      state.kernelVersion = input.kernelVersion;
      return;
    case 'VENUE_CHARGED':
      return applyCharge(state, input);
    case 'VENUE_LIQUIDATED':
      return applyLiquidation(state, input);
    case 'SPLIT':
      return applySplit(state, input);
    case 'DIVIDEND':
      return applyDividend(state, input);
    case 'VENUE_ACCEPTED':
    case 'VENUE_REJECTED':
    case 'VENUE_FILLED':
    case 'VENUE_CANCELED':
    case 'VENUE_EXPIRED':
    case 'VENUE_CANCEL_REJECTED':
      return applyVenueReport(state, input);
    default:
      return unreachable(input);
  }
}

function applyBars(
  state: AccountState,
  input: Extract<KernelInput, { type: 'BARS' }>,
  bars: MarketBars | undefined,
): void {
  if (input.at <= state.lastBarAt) {
    refuse(state, 'STALE_BARS', 'Bars of this stamp have already been seen.', null);
    return;
  }
  const values = present(bars, 'the values of the bars');
  assertThat(values.length === input.bars.length, 'one bar is needed for each reference');
  input.bars.forEach((reference, index) => {
    const instrument = state.instrumentOfSeries(reference.series);
    const bar = values[index] as MarketBar;
    assertThat(instrument !== undefined, `the account has no series ${reference.series}`);
    assertThat(
      bar.symbol === instrument.symbol,
      `the bar of ${bar.symbol} is not ${reference.series}`,
    );
    instrument.show(input.at, bar);
  });
  stepBars(state);
}
