/** The account kernel: a synchronous, deterministic state machine for one account's money. */
import { AssertionFailure } from '../domain/assert.js';
import type { JsonValue } from '../domain/json.js';
import type { MarketBars } from '../market-data/market-bar.js';
import type { StrategyRegistry } from '../strategies/strategy-registry.js';
import type { AccountView } from './account-view.js';
import type { KernelEvent } from './events.js';
import type { KernelInput } from './inputs.js';

export interface AccountKernelOptions {
  readonly strategies: StrategyRegistry;
}

export class AccountKernel {
  constructor(private readonly options: AccountKernelOptions) {}

  /** BARS: `bars` gives the values, one for each reference, in the same order. */
  apply(input: KernelInput, bars?: MarketBars): readonly KernelEvent[] {
    throw new AssertionFailure(`${input.type} ${String(bars)} ${String(this.options)}`);
  }

  get view(): AccountView {
    throw new AssertionFailure('not opened');
  }

  snapshot(): JsonValue {
    throw new AssertionFailure('not opened');
  }

  static restore(snapshot: JsonValue, options: AccountKernelOptions): AccountKernel {
    throw new AssertionFailure(`${String(snapshot)} ${String(options)}`);
  }
}
