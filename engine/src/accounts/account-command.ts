/** What may be asked of an account: stored first, applied by the account's worker, then answered. */
import type { ApprovalId, CommandId, DeploymentId, HaltId } from '@fiducia/tenants';
import type { Mandate } from '../domain/mandate.js';
import type { OrderField } from '../domain/order-field.js';
import type { OrderRequest } from '../domain/order.js';
import type { DeploymentRef, OrderRef } from '../kernel/inputs.js';
import type { ParameterValues } from '../strategies/parameters.js';

export interface DeploymentPayload {
  readonly deploymentId: DeploymentId;
  readonly strategy: string;
  readonly strategyVersion: string;
  /** Complete, with defaults. */
  readonly parameters: ParameterValues;
  readonly symbols: readonly string[];
  readonly capitalSharePct: string;
}

export interface ReleasePayload {
  readonly haltIds: readonly HaltId[];
  readonly releasedBy: string;
  readonly releasedByName: string;
  readonly reason: string;
  /** Under which it was granted; absent of commands from before there were any. */
  readonly approvalId?: ApprovalId | null;
}

export interface LimitsPayload {
  /** All limits, as they shall be. */
  readonly mandate: Mandate;
  readonly approvalId: ApprovalId | null;
  readonly changedBy: string;
  readonly changedByName: string;
}

export type AccountCommand =
  | {
      readonly kind: 'OPEN';
      readonly payload: {
        readonly symbols: readonly string[];
        readonly deployments: readonly DeploymentPayload[];
      };
    }
  | { readonly kind: 'DEPLOY'; readonly payload: DeploymentPayload }
  | {
      readonly kind: 'STOP_DEPLOYMENT';
      readonly payload: { readonly ref: DeploymentRef; readonly closePositions: boolean };
    }
  | { readonly kind: 'PLACE_ORDER'; readonly payload: { readonly request: OrderRequest } }
  | { readonly kind: 'CANCEL_ORDER'; readonly payload: { readonly order: OrderRef } }
  | {
      readonly kind: 'HALT';
      readonly payload: { readonly haltId: HaltId; readonly closePositions: boolean };
    }
  | { readonly kind: 'RELEASE'; readonly payload: ReleasePayload }
  | { readonly kind: 'CHANGE_LIMITS'; readonly payload: LimitsPayload };

export type StoredCommand = AccountCommand & { readonly id: CommandId };

/** What the account said. A refusal's code stands in the error registry. */
export type CommandAnswer =
  | { readonly ok: true; readonly order: OrderRef | null }
  | {
      readonly ok: false;
      readonly code:
        | 'ORDER_DENIED'
        | 'ACCOUNT_NOT_OPEN'
        | 'ACCOUNT_ALREADY_OPEN'
        | 'DEPLOYMENT_FAILED'
        | 'CONFLICT';
      readonly sentence: string;
      readonly order: OrderRef | null;
      /** Of the pre-trade check that denied an order. */
      readonly check: string | null;
      /** Of the order's input; null when the denial is about no single one. */
      readonly field: OrderField | null;
      readonly value: string | null;
      readonly limit: string | null;
    };
