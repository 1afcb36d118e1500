/** The account as seen from outside: decimal strings made from the state when they are asked for. */
import { minus } from '../domain/amount.js';
import { AssertionFailure } from '../domain/assert.js';
import type { Mandate } from '../domain/mandate.js';
import type { DecimalString } from '../domain/money.js';
import type { AccountState } from './account-state.js';
import type {
  AccountStatus,
  AccountView,
  DeploymentView,
  OrderView,
  OwnerRef,
  PositionView,
} from './account-view.js';
import { averagePrice } from './average-price.js';
import type { OrderRef } from './inputs.js';
import { NEVER } from './instrument-state.js';
import type { InstrumentState } from './instrument-state.js';
import type { KernelOrder, OrderFaults } from './kernel-order.js';
import { CASH } from './ledger.js';
import { grossExposure } from './mark-equity.js';
import type { PositionBook } from './position-book.js';

export class StateView implements AccountView {
  readonly opened = true;
  constructor(private readonly state: AccountState) {}

  get currency(): string {
    return this.state.currency;
  }
  get status(): AccountStatus {
    return this.state.halts.active ? 'HALTED' : 'ACTIVE';
  }
  get mandate(): Mandate {
    return this.state.limits.mandate;
  }
  get kernelVersion(): string {
    return this.state.kernelVersion;
  }
  get run(): number {
    return this.state.run;
  }
  get cash(): DecimalString {
    return this.state.money(this.state.ledger.balance(CASH));
  }
  get equity(): DecimalString {
    return this.state.money(this.state.mark.equity);
  }
  get exposure(): DecimalString {
    return this.state.money(grossExposure(this.state));
  }
  get peakEquity(): DecimalString {
    return this.state.money(this.state.mark.peak);
  }
  get dayStartEquity(): DecimalString {
    return this.state.money(this.state.mark.dayStart);
  }
  get reserved(): DecimalString {
    return this.state.money(this.state.ledger.reserved);
  }
  get lastBarAt(): number | null {
    return this.state.lastBarAt === NEVER ? null : this.state.lastBarAt;
  }
  get lastVenueSeq(): number {
    return this.state.lastVenueSeq;
  }
  get lastTransfer(): number {
    return this.state.ledger.transfers;
  }

  get positions(): readonly PositionView[] {
    const rows: PositionView[] = [];
    for (const instrument of this.state.instruments) {
      if (touched(instrument.net)) rows.push(this.position(instrument, instrument.net, null));
      for (const owner of this.state.owners) {
        const book = owner.book(instrument.index);
        if (touched(book)) rows.push(this.position(instrument, book, owner.ref));
      }
    }
    return rows;
  }

  get workingOrders(): readonly OrderView[] {
    return this.state.orders.working.map((order) => this.orderView(order));
  }

  get deployments(): readonly DeploymentView[] {
    return this.state.owners.flatMap(({ deployment }) => {
      if (deployment === null) return [];
      const { ref, strategy, strategyVersion, symbols } = deployment.terms;
      const { status, endReason } = deployment;
      return [{ deployment: ref, strategy, strategyVersion, symbols, status, endReason }];
    });
  }

  order(ref: OrderRef): OrderView | null {
    const order = this.state.orders.get(ref);
    return order === undefined ? null : this.orderView(order);
  }

  faultsOf(ref: OrderRef): OrderFaults | null {
    return this.state.orders.get(ref)?.faults ?? null;
  }

  ledgerBalance(account: string): DecimalString {
    const index = this.state.ledger.names.indexOf(account);
    return index < 0 ? '0' : this.state.money(this.state.ledger.balance(index));
  }

  private position(
    instrument: InstrumentState,
    book: PositionBook,
    owner: OwnerRef | null,
  ): PositionView {
    const value = instrument.worth(book);
    return {
      symbol: instrument.symbol,
      owner,
      quantity: instrument.scale.lotsToQuantity(book.lots),
      averagePrice: averagePrice(instrument.scale, book.lots, book.quotedCost),
      lastPrice: instrument.scale.ticksToPrice(instrument.closeTicks),
      marketValue: this.state.money(value),
      unrealizedPnl: this.state.money(minus(value, book.cost)),
      realizedPnl: this.state.money(book.realized),
    };
  }

  private orderView(order: KernelOrder): OrderView {
    return {
      order: order.ref,
      spec: order.spec,
      source: order.source,
      deployment: order.owner.deploymentRef,
      status: order.status,
      decidedAt: order.decidedAt,
      filledQuantity: order.instrument.scale.lotsToQuantity(order.filledLots),
      reserved: this.state.money(order.reserved),
    };
  }
}

function touched(book: PositionBook): boolean {
  return book.lots !== 0 || book.realized !== 0;
}

/** Before ACCOUNT_OPENED there is nothing to see. */
export const UNOPENED: AccountView = new Proxy({ opened: false } as AccountView, {
  get(target, property) {
    if (property === 'opened') return target.opened;
    throw new AssertionFailure('the account has not been opened');
  },
});
