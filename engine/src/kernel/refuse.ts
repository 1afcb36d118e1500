/** An input that could not be honoured: it changes nothing and is written down with its reason. */
import type { AccountState } from './account-state.js';
import type { OrderRef } from './inputs.js';

export type RefusalCode =
  | 'ALREADY_HALTED'
  | 'NOT_HALTED'
  | 'ALREADY_OPENED'
  | 'LIMITS_UNCHANGED'
  | 'DUPLICATE_ORDER_REF'
  | 'ORDER_NOT_FOUND'
  | 'ORDER_NOT_WORKING'
  | 'CANCEL_ALREADY_PENDING'
  | 'DEPLOYMENT_EXISTS'
  | 'DEPLOYMENT_NOT_FOUND'
  | 'DEPLOYMENT_NOT_RUNNING'
  | 'STALE_BARS'
  | 'STALE_RUN'
  | 'UNKNOWN_ORDER'
  | 'UNKNOWN_POSITION'
  | 'DUPLICATE_TRADE'
  | 'LATE_REPORT'
  | 'INVALID_CORPORATE_ACTION';

export function refuse(
  state: AccountState,
  code: RefusalCode,
  sentence: string,
  order: OrderRef | null,
): void {
  state.events?.push({ code, order, sentence, type: 'REQUEST_REFUSED' });
}
