/** How the engine's use cases fail: data that a surface can map, never an exception. */
import type { AccountId, ApprovalConflictCode, CommandId, Permission } from '@fiducia/tenants';
import { ERROR_CODES } from '@fiducia/tenants';
import type { OrderField } from '../domain/order-field.js';
import { ENGINE_ERROR_CODES } from '../errors.js';

type ConflictOrUnavailable = ConflictCode | 'ACCOUNT_NOT_RUN';

/** The present state does not allow it. */
export type ConflictCode =
  | 'CONFLICT'
  | 'ACCOUNT_NOT_OPEN'
  | 'ACCOUNT_ALREADY_OPEN'
  | 'ACCOUNT_NOT_HALTED'
  | 'FOUR_EYES_REQUIRED'
  | 'DEPLOYMENT_FAILED'
  | 'LIVE_NOT_AVAILABLE'
  | 'LIVE_NOT_APPROVED'
  | ApprovalConflictCode;

export type AccountFailure =
  | { readonly code: 'NOT_FOUND'; readonly sentence: string }
  | {
      readonly code: 'PERMISSION_DENIED';
      readonly permission: Permission;
      readonly sentence: string;
    }
  | { readonly code: 'INVALID_INPUT'; readonly field: string; readonly sentence: string }
  | { readonly code: 'IDEMPOTENCY_CONFLICT'; readonly sentence: string }
  | { readonly code: 'STEP_UP_REQUIRED'; readonly sentence: string }
  | {
      readonly code: 'ORDER_DENIED';
      readonly check: string;
      /** Of the input; null when it is about no single one. */
      readonly field: OrderField | null;
      readonly limit: string | null;
      readonly value: string | null;
      readonly sentence: string;
    }
  | { readonly code: 'ACCOUNT_HALTED'; readonly accountId: AccountId; readonly sentence: string }
  | { readonly code: ConflictOrUnavailable; readonly sentence: string }
  | {
      readonly code: 'NOT_ANSWERED_YET';
      readonly commandIds: readonly CommandId[];
      readonly sentence: string;
    };

export type Outcome<T> =
  ({ readonly ok: true } & T) | { readonly ok: false; readonly error: AccountFailure };

type PlainCode = 'NOT_FOUND' | 'IDEMPOTENCY_CONFLICT' | 'STEP_UP_REQUIRED' | ConflictOrUnavailable;

/** With the registry's sentence, or a more telling one. */
export function failure(
  code: PlainCode,
  sentence: string = sentenceOf(code),
): { readonly ok: false; readonly error: AccountFailure } {
  return { ok: false, error: { code, sentence } };
}

export function invalidInput(
  field: string,
  sentence: string,
): { readonly ok: false; readonly error: AccountFailure } {
  return { ok: false, error: { code: 'INVALID_INPUT', field, sentence } };
}

function sentenceOf(code: PlainCode): string {
  return { ...ERROR_CODES, ...ENGINE_ERROR_CODES }[code].sentence;
}
