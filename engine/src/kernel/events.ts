/** What the account kernel says. In the journal each event stands with the input that caused it. */
import type { Mandate } from '../domain/mandate.js';
import type { DecimalString, CurrencyCode } from '../domain/money.js';
import type { OrderSource, OrderSpec } from '../domain/order.js';
import type { ChargeKind, DeploymentRef, OrderRef } from './inputs.js';

export type KernelEvent =
  | {
      readonly type: 'ORDER_INITIALIZED';
      readonly order: OrderRef;
      readonly spec: OrderSpec;
      readonly source: OrderSource;
      readonly deployment: DeploymentRef | null;
    }
  /** Refused by us. `check` is a code of the risk registry, `value` and `limit` its figures. */
  | {
      readonly type: 'ORDER_DENIED';
      readonly order: OrderRef;
      readonly check: string;
      readonly sentence: string;
      readonly value: DecimalString | null;
      readonly limit: DecimalString | null;
    }
  /** Passed every check: to be sent. The driver stores the intent before anything leaves. */
  | {
      readonly type: 'ORDER_SUBMITTED';
      readonly order: OrderRef;
      /** It went to the venue with this order, whose fill it protects: there is nothing to send. */
      readonly with?: OrderRef;
      /** Of one that was held: what earlier entries told of it, as it goes out now. */
      readonly held?: { readonly source: OrderSource; readonly spec: OrderSpec };
    }
  /** Kept back until the other has filled. */
  | { readonly type: 'ORDER_HELD'; readonly order: OrderRef; readonly after: OrderRef }
  | { readonly type: 'ORDER_ACCEPTED'; readonly order: OrderRef }
  /** SPLIT: the venue does the same. RELEASE: it was held, and has the terms that it goes out with. */
  | {
      readonly type: 'ORDER_ADJUSTED';
      readonly order: OrderRef;
      readonly reason: 'SPLIT' | 'RELEASE';
      readonly spec: OrderSpec;
      readonly filledQuantity: DecimalString;
    }
  | { readonly type: 'ORDER_REJECTED'; readonly order: OrderRef; readonly reason: string }
  | { readonly type: 'ORDER_PENDING_CANCEL'; readonly order: OrderRef; readonly reason: string }
  | {
      readonly type: 'ORDER_CANCELED' | 'ORDER_EXPIRED' | 'ORDER_CANCEL_REJECTED';
      readonly order: OrderRef;
      readonly reason: string;
    }
  | {
      readonly type: 'ORDER_PARTIALLY_FILLED' | 'ORDER_FILLED';
      readonly order: OrderRef;
      readonly tradeId: string;
      readonly quantity: DecimalString;
      readonly price: DecimalString;
      readonly fee: DecimalString;
      readonly cumulativeQuantity: DecimalString;
      readonly averagePrice: DecimalString;
    }
  /** `kind` PENDING reserves, POST books (all or part of `pending`), VOID releases. Insert-only. */
  | {
      readonly type: 'LEDGER_TRANSFER';
      /** Counts the account's transfers: unique and repeatable. */
      readonly transfer: number;
      readonly kind: 'POSTED' | 'PENDING' | 'POST_PENDING' | 'VOID_PENDING';
      readonly pending: number | null;
      readonly debit: LedgerAccountName;
      readonly credit: LedgerAccountName;
      readonly currency: CurrencyCode;
      readonly amount: DecimalString;
      readonly code: LedgerCode;
      readonly order: OrderRef | null;
    }
  | {
      readonly type: 'POSITION_CHANGED';
      readonly symbol: string;
      /** null: the account's net position at the venue; else the deployment's (or manual `m`) own. */
      readonly owner: DeploymentRef | 'm' | null;
      readonly quantity: DecimalString;
      readonly averagePrice: DecimalString;
      readonly realizedPnl: DecimalString;
    }
  | {
      readonly type: 'EQUITY_MARKED';
      readonly equity: DecimalString;
      readonly cash: DecimalString;
      /** Gross market value of the positions. */
      readonly exposure: DecimalString;
      readonly dayStartEquity: DecimalString;
      readonly peakEquity: DecimalString;
    }
  | {
      readonly type: 'ACCOUNT_HALTED';
      readonly cause: 'RULE' | 'PERSON';
      /** Code of the rule (`MAX_DRAWDOWN`, `MAX_DAILY_LOSS`) or null for a person. */
      readonly rule: string | null;
      readonly haltId: string | null;
      readonly sentence: string;
      readonly figures: Readonly<Record<string, DecimalString>>;
    }
  /** Positive: the account paid. `symbol` is null for interest on cash. */
  | {
      readonly type: 'ACCOUNT_CHARGED';
      readonly kind: ChargeKind;
      readonly symbol: string | null;
      readonly amount: DecimalString;
    }
  | {
      readonly type: 'SPLIT_APPLIED';
      readonly symbol: string;
      readonly numerator: number;
      readonly denominator: number;
    }
  /** `amount` for one share; `total` is negative where a short position pays it. */
  | {
      readonly type: 'DIVIDEND_PAID';
      readonly symbol: string;
      readonly amount: DecimalString;
      readonly total: DecimalString;
    }
  | { readonly type: 'ACCOUNT_RELEASED'; readonly haltId: string }
  | { readonly type: 'MANDATE_CHANGED'; readonly before: Mandate; readonly after: Mandate }
  | { readonly type: 'DEPLOYMENT_RUNNING'; readonly deployment: DeploymentRef }
  | {
      readonly type: 'DEPLOYMENT_ENDED';
      readonly deployment: DeploymentRef;
      readonly status: 'STOPPED' | 'FAILED';
      readonly reason: string;
    }
  | { readonly type: 'RUN_STARTED'; readonly run: number }
  /** An input that could not be honoured and changed nothing, with the reason (e.g. cancel of a filled order). */
  | {
      readonly type: 'REQUEST_REFUSED';
      readonly code: string;
      readonly sentence: string;
      readonly order: OrderRef | null;
    };

/**
 * `CASH`, `FEES`, `CAPITAL` (what was paid in or out), `REALIZED_PNL`, `POSITION:<symbol>`, `CARRY`
 * (funding, borrowing, interest).
 */
export type LedgerAccountName = string;
export type LedgerCode =
  | 'DEPOSIT'
  | 'WITHDRAWAL'
  | 'RESERVE'
  | 'RELEASE'
  | 'BUY'
  | 'SELL'
  | 'FEE'
  | 'REALIZE'
  | 'CASH_IN_LIEU'
  | 'DIVIDEND'
  | 'RUN_CLOSE'
  | ChargeKind;
