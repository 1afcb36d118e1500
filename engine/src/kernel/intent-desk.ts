/** The desk a strategy gives its orders at: they are noted, checked for sense, and judged later. */
import type { OrderDesk, OrderOptions, Size } from '../strategies/define-strategy.js';
import type { Side } from '../domain/order.js';
import { capitalOf } from '../risk/size-order.js';
import type { AccountState } from './account-state.js';
import { optionsToday, sizeToday } from './continuous-bar.js';
import type { InstrumentState } from './instrument-state.js';
import type { KernelOrder } from './kernel-order.js';
import { NO_OPTIONS, readIntent } from './order-intent.js';
import type { Intent } from './order-intent.js';
import { checkPriceRange } from './intent-price-range.js';
import type { Owner } from './owner.js';
import type { PositionBook } from './position-book.js';

/** More orders than this in one decision is a loop, not a strategy. */
export const MAX_INTENTS_PER_DECISION = 32;

const CLOSE: Intent = { kind: 'CLOSE' };
const CANCEL: Intent = { kind: 'CANCEL' };

/** Thrown at the strategy's own call, so that its author sees the line. */
class OrderFault extends Error {}

export class IntentDesk implements OrderDesk {
  /** Only the first `count` belong to this bar: the array is kept from bar to bar. */
  readonly intents: Intent[] = [];
  /** What became of them, for an order that comes after another of the same decision. */
  readonly placed: (KernelOrder | null)[] = [];
  count = 0;
  /** The first fault of this bar: catching the exception does not save the strategy. */
  fault: string | null = null;
  private readonly book: PositionBook;
  private readonly throwRefusal: (reason: string) => never;

  constructor(
    private readonly state: AccountState,
    private readonly owner: Owner,
    private readonly instrument: InstrumentState,
  ) {
    this.book = owner.book(instrument.index);
    // Bound, and no arrow function: V8 lets a function literal that is assigned to a property begin
    // among the old objects, from where it kept its whole account from being collected young.
    this.throwRefusal = this.refuse.bind(this);
  }

  clear(): void {
    this.count = 0;
    this.fault = null;
  }

  get position(): number {
    const { scale, sharesPerFirst } = this.instrument;
    return scale.lotsToFloat(this.book.lots) / sharesPerFirst;
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

  buy(size: Size, options: OrderOptions = NO_OPTIONS): number {
    return this.order('BUY', size, options);
  }

  sell(size: Size, options: OrderOptions = NO_OPTIONS): number {
    return this.order('SELL', size, options);
  }

  close(): void {
    this.note(CLOSE);
  }

  cancelOrders(): void {
    this.note(CANCEL);
  }

  /** Returns the order's number in this decision. */
  private order(side: Side, size: Size, options: OrderOptions): number {
    let intent = readIntent(side, size, options, this.throwRefusal);
    const { sharesPerFirst } = this.instrument;
    if (sharesPerFirst !== 1) {
      const today = optionsToday(options, sharesPerFirst);
      intent = readIntent(side, sizeToday(size, sharesPerFirst), today, this.throwRefusal);
    }
    if (options !== NO_OPTIONS) checkPriceRange(intent, this.instrument.scale, this.throwRefusal);
    if (intent.after >= this.count) this.refuse('after takes what buy or sell gave');
    this.note(intent);
    return this.count - 1;
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
