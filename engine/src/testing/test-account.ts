/** An account with a simulated venue in memory: what scenario and property tests drive. */
import { DEFAULT_MANDATE } from '../domain/mandate-default.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { Mandate } from '../domain/mandate.js';
import type { OrderRequest } from '../domain/order.js';
import { openingInputs } from '../backtest/opening-inputs.js';
import type { OpeningDeployment } from '../backtest/opening-inputs.js';
import { HashChain } from '../journal/hash-chain.js';
import { journalEntryText } from '../journal/journal-entry.js';
import { AccountKernel } from '../kernel/account-kernel.js';
import type { AccountKernelOptions } from '../kernel/account-kernel.js';
import type { KernelEvent } from '../kernel/events.js';
import type { DeploymentRef, KernelInput, OrderRef } from '../kernel/inputs.js';
import { DAY_MS } from '../market-data/bar-time.js';
import type { MarketBar } from '../market-data/market-bar.js';
import { SimulatedVenue } from '../simulation/simulated-venue.js';
import type { StrategyRegistry } from '../strategies/strategy-registry.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';

export const ACME: InstrumentSpec = {
  symbol: 'ACME',
  name: 'Acme',
  assetClass: 'EQUITY',
  currency: 'USD',
  tickSize: '0.01',
  lotSize: '1',
  timeframe: '1d',
  takerFeeRate: '0.001',
  makerFeeRate: '0.0005',
};

/** Everything but a stop: room for one order to be whatever a test needs. */
export const WIDE_MANDATE: Mandate = {
  ...DEFAULT_MANDATE,
  maxOrderNotionalPct: '100',
  maxGrossExposurePct: '200',
  cashReservePct: '0',
  maxDrawdownPct: '100',
  maxDailyLossPct: '100',
  allowShort: true,
};

export interface TestAccountOptions {
  readonly cash?: string;
  readonly mandate?: Partial<Mandate>;
  readonly instruments?: readonly InstrumentSpec[];
  readonly strategies?: StrategyRegistry;
  readonly deployments?: readonly Partial<OpeningDeployment>[];
  readonly kernel?: Omit<AccountKernelOptions, 'strategies'>;
}

/** Prices of one bar in ticks; open, high and low default to the close. */
export interface TestBar {
  readonly symbol?: string;
  readonly open?: number;
  readonly high?: number;
  readonly low?: number;
  readonly close: number;
}

export class TestAccount {
  kernel: AccountKernel;
  venue: SimulatedVenue;
  readonly events: KernelEvent[] = [];
  readonly inputs: KernelInput[] = [];
  readonly chain = new HashChain();
  /** Days since the epoch of the next bars. */
  day = 0;
  private readonly instruments: readonly InstrumentSpec[];
  private readonly strategies: StrategyRegistry;
  private manualOrders = 0;

  constructor(options: TestAccountOptions = {}) {
    this.instruments = options.instruments ?? [ACME];
    this.strategies = options.strategies ?? builtInStrategies();
    this.kernel = new AccountKernel({ ...options.kernel, strategies: this.strategies });
    this.venue = new SimulatedVenue({ instruments: this.instruments });
    const deployments = (options.deployments ?? []).map((given) => ({
      strategy: 'sma-cross',
      strategyVersion: '1.0.0',
      parameters: { fast: 2, slow: 4, long_only: true, size: 1 },
      symbols: [this.instruments[0]?.symbol ?? ''],
      capitalSharePct: '100',
      ...given,
    }));
    const opening = openingInputs({
      firstBarAt: this.at,
      currency: 'USD',
      cash: options.cash ?? '10000',
      mandate: { ...WIDE_MANDATE, ...options.mandate },
      instruments: this.instruments,
      deployments,
    });
    for (const input of opening) this.apply(input);
  }

  /** Stamp of the day's bars. */
  get at(): number {
    return (this.day + 1) * DAY_MS - 1;
  }

  apply(input: KernelInput, bars?: readonly MarketBar[]): readonly KernelEvent[] {
    const events = this.kernel.apply(input, bars);
    this.chain.append(journalEntryText({ seq: this.chain.seq + 1, input, events }));
    this.inputs.push(input);
    this.events.push(...events);
    return events;
  }

  /** One day: the venue matches, the account sees the bars, the venue answers. */
  bar(...bars: readonly TestBar[]): readonly KernelEvent[] {
    const { at } = this;
    const values = bars.map((bar) => this.marketBar(bar));
    const seen: KernelEvent[] = [];
    for (const report of this.venue.onBars(at, values)) seen.push(...this.apply(report));
    const references = values.map(({ symbol }) => ({ series: this.seriesOf(symbol), hash: '0' }));
    seen.push(...this.apply({ type: 'BARS', at, bars: references }, values));
    this.day += 1;
    seen.push(...this.settle(seen, at));
    return seen;
  }

  closes(...closes: readonly number[]): void {
    for (const close of closes) this.bar({ close });
  }

  order(request: Partial<OrderRequest>): OrderRef {
    this.manualOrders += 1;
    const order = `m.${this.kernel.view.run}.test.${this.manualOrders}`;
    const at = this.at - DAY_MS;
    const events = this.apply({
      type: 'ORDER_REQUESTED',
      at,
      order,
      request: {
        symbol: ACME.symbol,
        side: 'BUY',
        type: 'MARKET',
        timeInForce: 'GTC',
        quantity: { units: '10' },
        limitPrice: null,
        stopPrice: null,
        reduceOnly: false,
        ...request,
      },
    });
    this.settle(events, at);
    return order;
  }

  cancel(order: OrderRef): readonly KernelEvent[] {
    return this.give({ type: 'CANCEL_REQUESTED', at: this.at - DAY_MS, order });
  }

  halt(haltId: string, closePositions = false): readonly KernelEvent[] {
    return this.give({ type: 'HALT_REQUESTED', at: this.at - DAY_MS, haltId, closePositions });
  }

  release(haltId: string): readonly KernelEvent[] {
    return this.give({ type: 'RELEASE_REQUESTED', at: this.at - DAY_MS, haltId });
  }

  changeLimits(limits: Partial<Mandate>): readonly KernelEvent[] {
    const mandate = { ...this.kernel.view.mandate, ...limits };
    return this.give({ type: 'LIMITS_CHANGED', at: this.at - DAY_MS, mandate });
  }

  stop(deployment: DeploymentRef, closePositions = false): readonly KernelEvent[] {
    const at = this.at - DAY_MS;
    return this.give({ type: 'DEPLOYMENT_STOPPED', at, deployment, closePositions });
  }

  restartRun(): void {
    this.apply({ type: 'RUN_RESTARTED', at: this.at, run: this.kernel.view.run + 1 });
    this.venue.closeRun();
    this.day = 0;
  }

  /** Goes on from snapshots, as another process would. */
  moveToAnotherProcess(): void {
    const account = JSON.parse(JSON.stringify(this.kernel.snapshot())) as never;
    this.kernel = AccountKernel.restore(account, { strategies: this.strategies });
    const venue = JSON.parse(JSON.stringify(this.venue.state())) as never;
    this.venue = SimulatedVenue.restore(venue, { instruments: this.instruments });
  }

  eventsOf<T extends KernelEvent['type']>(type: T): Extract<KernelEvent, { type: T }>[] {
    return this.events.filter(
      (event): event is Extract<KernelEvent, { type: T }> => event.type === type,
    );
  }

  denial(order: OrderRef): Extract<KernelEvent, { type: 'ORDER_DENIED' }> | undefined {
    return this.eventsOf('ORDER_DENIED').find((event) => event.order === order);
  }

  private give(input: KernelInput): readonly KernelEvent[] {
    const events = this.apply(input);
    return [...events, ...this.settle(events, input.at)];
  }

  /** Sends what is outstanding to the venue until nothing is. */
  private settle(events: readonly KernelEvent[], at: number): readonly KernelEvent[] {
    const queue = [...events];
    const answers: KernelEvent[] = [];
    for (let event = queue.shift(); event !== undefined; event = queue.shift()) {
      for (const report of this.answersTo(event, at)) {
        const next = this.apply(report);
        queue.push(...next);
        answers.push(...next);
      }
    }
    return answers;
  }

  private answersTo(event: KernelEvent, at: number): ReturnType<SimulatedVenue['submit']> {
    if (event.type === 'ORDER_PENDING_CANCEL') return this.venue.cancel(event.order, at);
    if (event.type !== 'ORDER_SUBMITTED' || event.with !== undefined) return [];
    const order = this.kernel.view.order(event.order);
    return order === null ? [] : this.venue.submit({ ...order.spec, order: event.order }, at);
  }

  private marketBar(bar: TestBar): MarketBar {
    const { close } = bar;
    return {
      symbol: bar.symbol ?? this.instruments[0]?.symbol ?? '',
      open: bar.open ?? close,
      high: bar.high ?? Math.max(close, bar.open ?? close),
      low: bar.low ?? Math.min(close, bar.open ?? close),
      close,
      volume: 1000,
    };
  }

  private seriesOf(symbol: string): string {
    const spec = this.instruments.find((instrument) => instrument.symbol === symbol);
    return `${symbol}/${spec?.timeframe ?? ''}`;
  }
}
