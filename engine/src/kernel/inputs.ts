/** What may enter the account kernel. Every input of a paper or live account is journaled as it is here. */
import type { CurrencyCode, DecimalString } from '../domain/money.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { Mandate } from '../domain/mandate.js';
import type { OrderRequest } from '../domain/order.js';

/** Milliseconds since the epoch, UTC, in market time: when it happened at the venue. */
export type MarketTimeMs = number;

/** `d1`, `d2` …: the account's deployments in the order they were started. Stable for ever. */
export type DeploymentRef = `d${number}`;

/**
 * The account's own name of an order, made from what was decided and when, so that a decision
 * taken again after a restart gives the same name: `<deployment or m>.<run>.<decision>.<leg>`.
 */
export type OrderRef = string;

/** A bar by reference; the values are in the recorded market data and found by series and stamp. */
export interface BarReference {
  readonly series: string;
  /** SHA-256 (hex) of the bar's canonical content. */
  readonly hash: string;
}

export type KernelInput =
  | {
      readonly type: 'ACCOUNT_OPENED';
      readonly at: MarketTimeMs;
      /** `JOURNAL_FORMAT` and `KERNEL_VERSION` of the program that opened the account. */
      readonly journalFormat: number;
      readonly kernelVersion: string;
      readonly currency: CurrencyCode;
      readonly cash: DecimalString;
      readonly mandate: Mandate;
      readonly instruments: readonly InstrumentSpec[];
    }
  | {
      readonly type: 'DEPLOYMENT_STARTED';
      readonly at: MarketTimeMs;
      readonly deployment: DeploymentRef;
      readonly strategy: string;
      readonly strategyVersion: string;
      readonly parameters: Readonly<Record<string, number | string | boolean>>;
      readonly symbols: readonly string[];
      /** Share of the account's equity that this deployment may use, percent. */
      readonly capitalSharePct: DecimalString;
    }
  | {
      readonly type: 'DEPLOYMENT_STOPPED';
      readonly at: MarketTimeMs;
      readonly deployment: DeploymentRef;
      readonly closePositions: boolean;
    }
  /** All bars that close at one stamp, in the account's instrument order: one step of market time. */
  | { readonly type: 'BARS'; readonly at: MarketTimeMs; readonly bars: readonly BarReference[] }
  | {
      readonly type: 'ORDER_REQUESTED';
      readonly at: MarketTimeMs;
      readonly order: OrderRef;
      readonly request: OrderRequest;
    }
  | { readonly type: 'CANCEL_REQUESTED'; readonly at: MarketTimeMs; readonly order: OrderRef }
  | {
      readonly type: 'HALT_REQUESTED';
      readonly at: MarketTimeMs;
      readonly haltId: string;
      readonly closePositions: boolean;
    }
  | { readonly type: 'RELEASE_REQUESTED'; readonly at: MarketTimeMs; readonly haltId: string }
  /** From here on these limits hold, all of them; `mandate` is complete. */
  | { readonly type: 'LIMITS_CHANGED'; readonly at: MarketTimeMs; readonly mandate: Mandate }
  | VenueReport
  /** What the venue takes (positive) or pays for holding; `symbol` is null for interest on cash. */
  | {
      readonly type: 'VENUE_CHARGED';
      readonly at: MarketTimeMs;
      readonly kind: ChargeKind;
      readonly symbol: string | null;
      readonly amount: DecimalString;
    }
  /** The venue closes a position by an order of its own: what follows are fills of that order. */
  | {
      readonly type: 'VENUE_LIQUIDATED';
      readonly at: MarketTimeMs;
      readonly owner: DeploymentRef | 'm';
      readonly symbol: string;
      readonly quantity: DecimalString;
    }
  /** A company's split takes effect: `numerator` new shares for `denominator` old ones. */
  | {
      readonly type: 'SPLIT';
      readonly at: MarketTimeMs;
      readonly symbol: string;
      readonly numerator: number;
      readonly denominator: number;
    }
  /** A cash dividend's ex-day begins; `amount` for one share of the day before. */
  | {
      readonly type: 'DIVIDEND';
      readonly at: MarketTimeMs;
      readonly symbol: string;
      readonly amount: DecimalString;
    }
  /** The replay starts over: positions and orders are closed out, the opening cash is restored. */
  | { readonly type: 'RUN_RESTARTED'; readonly at: MarketTimeMs; readonly run: number }
  /** From here on another version of the kernel decides. It changes nothing else. */
  | { readonly type: 'KERNEL_CHANGED'; readonly at: MarketTimeMs; readonly kernelVersion: string };

export type ChargeKind = 'FUNDING' | 'BORROW' | 'INTEREST';

/** What a venue says. `venueSeq` counts the venue's reports to this account and lets it be read on. */
export type VenueReport =
  | {
      readonly type: 'VENUE_ACCEPTED';
      readonly at: MarketTimeMs;
      readonly venueSeq: number;
      readonly order: OrderRef;
    }
  | {
      readonly type: 'VENUE_REJECTED';
      readonly at: MarketTimeMs;
      readonly venueSeq: number;
      readonly order: OrderRef;
      readonly reason: string;
    }
  | {
      readonly type: 'VENUE_FILLED';
      readonly at: MarketTimeMs;
      readonly venueSeq: number;
      readonly order: OrderRef;
      /** Unique at the venue; a second report with the same id changes nothing. */
      readonly tradeId: string;
      readonly quantity: DecimalString;
      readonly price: DecimalString;
      readonly fee: DecimalString;
      readonly liquidity: 'MAKER' | 'TAKER';
    }
  | {
      readonly type: 'VENUE_CANCELED' | 'VENUE_EXPIRED' | 'VENUE_CANCEL_REJECTED';
      readonly at: MarketTimeMs;
      readonly venueSeq: number;
      readonly order: OrderRef;
      readonly reason: string;
    };
