/** The desk a strategy gives its orders at: they are noted, checked for sense, and judged later. */
import type { OrderDesk, OrderOptions, Size } from '../strategies/define-strategy.js';
import type { Side, TimeInForce } from '../domain/order.js';
import { capitalOf } from '../risk/size-order.js';
import type { AccountState } from './account-state.js';
import type { InstrumentState } from './instrument-state.js';
import type { KernelOrder } from './kernel-order.js';
import type { Owner } from './owner.js';
import type { PositionBook } from './position-book.js';

export type Intent =
  | { readonly kind: 'CLOSE' }
  | { readonly kind: 'CANCEL' }
  | {
      readonly kind: 'ORDER';
      readonly side: Side;
      readonly size: Size;
      readonly limit: number;
      readonly stop: number;
      readonly timeInForce: TimeInForce;
      readonly reduceOnly: boolean;
    };

/** More orders than this in one decision is a loop, not a strategy. */
export const MAX_INTENTS_PER_DECISION = 32;

const CLOSE: Intent = { kind: 'CLOSE' };
const CANCEL: Intent = { kind: 'CANCEL' };
const NO_OPTIONS: OrderOptions = {};

/** Thrown at the strategy's own call, so that its author sees the line. */
class OrderFault extends Error {}

export class IntentDesk implements OrderDesk {
  /** Only the first `count` belong to this bar: the array is kept from bar to bar. */
  readonly intents: Intent[] = [];
  count = 0;
  /** The first fault of this bar: catching the exception does not save the strategy. */
  fault: string | null = null;
  private readonly book: PositionBook;

  constructor(
    private readonly state: AccountState,
    private readonly owner: Owner,
    private readonly instrument: InstrumentState,
  ) {
    this.book = owner.book(instrument.index);
  }

  clear(): void {
    this.count = 0;
    this.fault = null;
  }

  get position(): number {
    return this.instrument.scale.lotsToFloat(this.book.lots);
  }

  get capital(): number {
    return Number(this.state.money(capitalOf(this.state, this.owner)));
  }

  get workingOrders(): number {
    const { working } = this.state.orders;
    let count = 0;
    for (let i = 0; i < working.length; i += 1) {
      const order = working[i] as KernelOrder;
      if (order.owner === this.owner && order.instrument === this.instrument) count += 1;
    }
    return count;
  }

  buy(size: Size, options: OrderOptions = NO_OPTIONS): void {
    this.note(this.order('BUY', size, options));
  }

  sell(size: Size, options: OrderOptions = NO_OPTIONS): void {
    this.note(this.order('SELL', size, options));
  }

  close(): void {
    this.note(CLOSE);
  }

  cancelOrders(): void {
    this.note(CANCEL);
  }

  private order(side: Side, size: Size, options: OrderOptions): Intent {
    this.checkSize(size);
    const limit = this.checkPrice('limit', options.limit);
    const stop = this.checkPrice('stop', options.stop);
    if (limit > 0 && stop > 0) this.refuse('an order has a limit or a stop, not both');
    const timeInForce = options.timeInForce ?? 'GTC';
    if (timeInForce !== 'GTC' && timeInForce !== 'DAY') {
      this.refuse('timeInForce must be GTC or DAY');
    }
    const reduceOnly = options.reduceOnly === true;
    return { kind: 'ORDER', side, size, limit, stop, timeInForce, reduceOnly };
  }

  private checkSize(size: Size): void {
    if (typeof size !== 'object' || size === null) this.refuse('an order needs a size');
    if ('allIn' in size) {
      if (size.allIn !== true) this.refuse('allIn must be true');
      return;
    }
    if ('equityFraction' in size) {
      const { equityFraction } = size;
      if (!(equityFraction > 0 && equityFraction <= 1)) {
        this.refuse(`equityFraction must lie above 0 and at most at 1, not ${equityFraction}`);
      }
      return;
    }
    const amount = 'units' in size ? size.units : size.notional;
    if (!(Number.isFinite(amount) && amount > 0)) {
      this.refuse(`the size of an order must be a positive number, not ${String(amount)}`);
    }
  }

  private checkPrice(name: string, price: number | undefined): number {
    if (price === undefined) return 0;
    if (!(Number.isFinite(price) && price > 0)) {
      this.refuse(`the ${name} price must be a positive number, not ${price}`);
    }
    return price;
  }

  private note(intent: Intent): void {
    if (this.count >= MAX_INTENTS_PER_DECISION) {
      this.refuse(`more than ${MAX_INTENTS_PER_DECISION} orders in one decision`);
    }
    this.intents[this.count] = intent;
    this.count += 1;
  }

  private refuse(reason: string): never {
    this.fault ??= `The strategy gave an order that makes no sense: ${reason}`;
    throw new OrderFault(reason);
  }
}
