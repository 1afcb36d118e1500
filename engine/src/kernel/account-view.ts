/** What may be read of an account kernel from outside, at any moment between two inputs. */
import type { Mandate } from '../domain/mandate.js';
import type { CurrencyCode, DecimalString } from '../domain/money.js';
import type { OrderSource, OrderSpec } from '../domain/order.js';
import type { DeploymentRef, MarketTimeMs, OrderRef } from './inputs.js';
import type { OrderFaults } from './kernel-order.js';
import type { OrderStatus } from './order-transitions.js';

export type AccountStatus = 'ACTIVE' | 'HALTED';
export type OwnerRef = DeploymentRef | 'm';

export interface PositionView {
  readonly symbol: string;
  /** null: the account's net position at the venue. */
  readonly owner: OwnerRef | null;
  readonly quantity: DecimalString;
  readonly averagePrice: DecimalString;
  readonly lastPrice: DecimalString;
  readonly marketValue: DecimalString;
  readonly unrealizedPnl: DecimalString;
  readonly realizedPnl: DecimalString;
}

export interface OrderView {
  readonly order: OrderRef;
  readonly spec: OrderSpec;
  readonly source: OrderSource;
  readonly deployment: DeploymentRef | null;
  readonly status: OrderStatus;
  readonly decidedAt: MarketTimeMs;
  readonly filledQuantity: DecimalString;
  readonly reserved: DecimalString;
}

export interface DeploymentView {
  readonly deployment: DeploymentRef;
  readonly strategy: string;
  readonly strategyVersion: string;
  readonly status: 'RUNNING' | 'STOPPED' | 'FAILED';
  /** Why it ended; null while it runs. */
  readonly endReason: string | null;
  readonly symbols: readonly string[];
}

export interface AccountView {
  /** False until ACCOUNT_OPENED. */
  readonly opened: boolean;
  readonly currency: CurrencyCode;
  readonly status: AccountStatus;
  /** The limits of now. */
  readonly mandate: Mandate;
  readonly run: number;
  /** Version of the kernel that decides here, as the journal has it. */
  readonly kernelVersion: string;
  readonly cash: DecimalString;
  readonly equity: DecimalString;
  readonly exposure: DecimalString;
  readonly peakEquity: DecimalString;
  readonly dayStartEquity: DecimalString;
  readonly reserved: DecimalString;
  readonly lastBarAt: MarketTimeMs | null;
  /** Highest `venueSeq` seen: the venue's reports are read on from here. */
  readonly lastVenueSeq: number;
  /** Number of the last ledger transfer. */
  readonly lastTransfer: number;
  readonly positions: readonly PositionView[];
  /** Submitted and not yet finished, in the order they were submitted. */
  readonly workingOrders: readonly OrderView[];
  readonly deployments: readonly DeploymentView[];
  /** Also a finished order, while the kernel still remembers it. */
  order(ref: OrderRef): OrderView | null;
  /** What made an order that was asked for one that cannot be; null also when nothing did. */
  faultsOf(ref: OrderRef): OrderFaults | null;
  /** Posted balance of a ledger account: debits less credits. */
  ledgerBalance(account: string): DecimalString;
}
