/** The journal of a paper account over a backtest's bars: the runtime's steps in the smallest form. */
import { present } from '../domain/assert.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import { PERMISSIVE_MANDATE } from '../domain/mandate-default.js';
import { resolveConversions } from '../domain/resolve-conversions.js';
import { HashChain } from '../journal/hash-chain.js';
import { journalEntryText } from '../journal/journal-entry.js';
import { AccountKernel } from '../kernel/account-kernel.js';
import type { KernelEvent } from '../kernel/events.js';
import type { KernelInput, MarketTimeMs } from '../kernel/inputs.js';
import { barAt } from '../market-data/bar-columns.js';
import { barReference } from '../market-data/bar-reference.js';
import type { MarketBar } from '../market-data/market-bar.js';
import { SimulatedVenue } from '../simulation/simulated-venue.js';
import { StrategyRegistry } from '../strategies/strategy-registry.js';
import type { BacktestOptions, LimitChange } from '../backtest/backtest-options.js';
import { openingInputs } from '../backtest/opening-inputs.js';

/**
 * The last hash. All series have their bars at the same stamps; before the rows in `moves` the
 * account goes to another process.
 */
export function paperJournal(wanted: BacktestOptions, moves: readonly number[] = []): string {
  const account = new PaperAccount(wanted);
  const stamps = present(wanted.series[0], 'a series').columns.at;
  stamps.forEach((at, row) => {
    if (moves.includes(row)) account.move();
    account.step(at, row);
    for (const change of wanted.limitChanges ?? []) {
      if (change.at === at) account.changeLimits(change);
    }
  });
  return account.journalHash;
}

class PaperAccount {
  private kernel: AccountKernel;
  private readonly strategies: StrategyRegistry;
  private readonly venue: SimulatedVenue;
  private readonly chain = new HashChain();

  constructor(private readonly wanted: BacktestOptions) {
    const { strategy, series, parameters, currency, cash, mandate } = wanted;
    const specs = series.map(({ instrument }) => instrument);
    const resolved = resolveConversions(specs, currency);
    if (!resolved.ok) throw new Error(resolved.error);
    const { instruments } = resolved;
    this.strategies = new StrategyRegistry([strategy]);
    this.kernel = new AccountKernel({ strategies: this.strategies });
    this.venue = new SimulatedVenue({ instruments });
    const deployment = {
      strategy: strategy.name,
      strategyVersion: strategy.version,
      parameters,
      symbols: specs.map(({ symbol }) => symbol),
      capitalSharePct: '100',
    };
    const opening = openingInputs({
      firstBarAt: present(series[0]?.columns.at[0], 'a first bar'),
      currency,
      cash,
      mandate: mandate ?? PERMISSIVE_MANDATE,
      instruments,
      deployments: [deployment],
    });
    for (const input of opening) this.apply(input);
  }

  get journalHash(): string {
    return this.chain.head;
  }

  move(): void {
    const saved = JSON.parse(JSON.stringify(this.kernel.snapshot())) as never;
    this.kernel = AccountKernel.restore(saved, { strategies: this.strategies });
  }

  step(at: MarketTimeMs, row: number): void {
    const { series } = this.wanted;
    const bars = series.map(({ columns, instrument }) => barAt(columns, row, instrument.symbol));
    const references = series.map(({ instrument }, index) => {
      const name = `${instrument.symbol}/${instrument.timeframe}`;
      return barReference(name, at, bars[index] as MarketBar, new InstrumentScale(instrument));
    });
    const outgoing = this.applyAll(this.venue.onBars(at, bars));
    outgoing.push(...this.apply({ type: 'BARS', at, bars: references }, bars));
    this.settle(outgoing, at);
  }

  changeLimits({ at, mandate }: LimitChange): void {
    this.settle([...this.apply({ type: 'LIMITS_CHANGED', at, mandate })], at);
  }

  private settle(outgoing: KernelEvent[], at: MarketTimeMs): void {
    for (let event = outgoing.shift(); event !== undefined; event = outgoing.shift()) {
      outgoing.push(...this.applyAll(this.answer(event, at)));
    }
  }

  /** What the venue says to an order or to its cancellation; protection goes with its entry. */
  private answer(event: KernelEvent, at: MarketTimeMs): readonly KernelInput[] {
    if (event.type === 'ORDER_PENDING_CANCEL') return this.venue.cancel(event.order, at);
    if (event.type !== 'ORDER_SUBMITTED' || event.with !== undefined) return [];
    const { spec } = present(this.kernel.view.order(event.order), event.order);
    return this.venue.submit({ ...spec, order: event.order }, at);
  }

  private applyAll(inputs: readonly KernelInput[]): KernelEvent[] {
    return inputs.flatMap((input) => this.apply(input));
  }

  private apply(input: KernelInput, bars?: readonly MarketBar[]): readonly KernelEvent[] {
    const events = this.kernel.apply(input, bars);
    this.chain.append(journalEntryText({ seq: this.chain.seq + 1, input, events }));
    return events;
  }
}
