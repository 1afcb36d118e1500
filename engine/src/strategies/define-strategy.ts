/** The strategy interface: what the built-in strategies and a user's own file are written against. */
import { assertThat } from '../domain/assert.js';
import type { TimeInForce } from '../domain/order.js';
import type { ParameterSpecs, ParametersOf, ParameterValues } from './parameters.js';
import type { TimeframeBars, TimeframeOptions } from './timeframe-bars.js';
import type { Tracked } from './tracked-state.js';
import type { InputFunction, InputFunctions, InputValues } from './vectorised-inputs.js';

/** The bar that has just closed. Prices are floats for indicators; ticks are exact integers. */
export interface StrategyBar {
  readonly symbol: string;
  /** Stamp of the close, milliseconds since the epoch, UTC. */
  readonly at: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly closeTicks: number;
}

/**
 * How much: exactly one of the four. `equityFraction` is of the deployment's capital (its share of
 * the account's equity). `allIn` is as much as the capital and the mandate allow one order to be.
 */
export type Size =
  | { readonly units: number }
  | { readonly notional: number }
  | { readonly equityFraction: number }
  | { readonly allIn: true };

export interface OrderOptions {
  /** Rests until this price or a better one can be had. */
  readonly limit?: number;
  /** Becomes a market order when this price is reached; with `limit`, a limit order. */
  readonly stop?: number;
  /** Becomes the limit order of `limit` when the market comes back to this price. */
  readonly touch?: number;
  /** A stop that follows the market at this distance, in the price or in percent of it. */
  readonly trail?: number | { readonly percent: number };
  /** Only in the session's opening or closing; with `limit`, at that price or better. */
  readonly at?: 'OPEN' | 'CLOSE';
  /** GTC unless stated. */
  readonly timeInForce?: TimeInForce;
  /** Good till this moment, milliseconds since the epoch: makes the order GTD. */
  readonly expireAt?: number;
  readonly postOnly?: boolean;
  readonly reduceOnly?: boolean;
  /** Iceberg: how many units the book shows at a time. */
  readonly display?: number;
  /** Prices that protect what this order opens: one of the two, when it fills, ends the other. */
  readonly stopLoss?: number;
  readonly takeProfit?: number;
  /** Of the deployment's orders with this name, a fill of one cancels the others. */
  readonly oco?: string;
  /** Held back until this order of the same decision has filled: what `buy` or `sell` returned. */
  readonly after?: number;
}

/** Where a strategy gives its orders for the symbol of the bar it was shown. */
export interface OrderDesk {
  /** The deployment's own position in units; negative when short. */
  readonly position: number;
  /** Capital of the deployment: its share of the account's equity. */
  readonly capital: number;
  /** Number of this deployment's orders for this symbol that are at the venue or on their way. */
  readonly workingOrders: number;
  /** Both return the order's number in this decision, for `after`. */
  buy(size: Size, options?: OrderOptions): number;
  sell(size: Size, options?: OrderOptions): number;
  /** Cancels this deployment's orders for the symbol and closes its position at market. */
  close(): void;
  cancelOrders(): void;
}

export interface StrategyInstance<I extends InputValues = InputValues> {
  /**
   * Called once for each closed bar of its symbol. It must not keep `bar` or `inputs`: the objects
   * are reused. `inputs` has the values of this bar, NaN where a series has none yet.
   */
  onBar(bar: StrategyBar, desk: OrderDesk, inputs: I): void;
}

export interface StrategySetup<S extends ParameterSpecs> {
  readonly parameters: ParametersOf<S>;
  readonly symbol: string;
  /** The run is to be laid beside published ones: where rounding decides, decide as they do. */
  readonly followsReference: boolean;
  /** Registers state that must survive a restart; returns it. Call it in the same order each time. */
  track<T extends Tracked>(state: T): T;
  /**
   * Bars of a longer timeframe, made from the bars of the symbol: closed ones only. They survive a
   * restart by themselves; ask for them in the same order each time.
   */
  bars(timeframe: string, options?: TimeframeOptions): TimeframeBars;
}

export interface StrategyDefinition {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly parameters: ParameterSpecs;
  /** What no single parameter can say, e.g. that one must be below another; null when all is well. */
  validate?: ((parameters: ParameterValues) => string | null) | undefined;
  /** Series computed over all bars at once; a strategy that has them can only be backtested. */
  readonly inputs?: InputFunctions | undefined;
  /** One instance for each symbol of a deployment. */
  create(setup: {
    readonly parameters: ParameterValues;
    readonly symbol: string;
    readonly followsReference: boolean;
    track<T extends Tracked>(state: T): T;
    bars(timeframe: string, options?: TimeframeOptions): TimeframeBars;
  }): StrategyInstance;
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export function defineStrategy<
  const S extends ParameterSpecs,
  const I extends string = never,
>(definition: {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly parameters: S;
  validate?(parameters: ParametersOf<S>): string | null;
  readonly inputs?: Readonly<Record<I, InputFunction<ParametersOf<S>>>>;
  create(setup: StrategySetup<S>): StrategyInstance<Readonly<Record<I, number>>>;
}): StrategyDefinition {
  assertThat(NAME.test(definition.name), `"${definition.name}" must be lower-case-with-dashes`);
  assertThat(/^\d+\.\d+\.\d+$/.test(definition.version), 'a version looks like 1.0.0');
  const { name, version, title, description, parameters, inputs } = definition;
  // Parameters were checked against the same declaration before they come to these functions.
  return {
    name,
    version,
    title,
    description,
    parameters,
    validate: (values) => definition.validate?.(values as ParametersOf<S>) ?? null,
    inputs: inputs as InputFunctions | undefined,
    create: (setup) => definition.create(setup as StrategySetup<S>),
  };
}
