/** Makes the typed result of a mutation from what a use case returned. */
import { toWireId, type AccountId } from '@fiducia/tenants';
import { ERROR_REGISTRY } from '../errors/error-registry.js';

/** What use cases return when they refuse: a code, and what the code's type has besides. */
export interface UseCaseFailure {
  readonly code: string;
  /** A more exact sentence than the registry's. */
  readonly sentence?: string | undefined;
  readonly field?: string | null | undefined;
  readonly permission?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly accountId?: AccountId | undefined;
  readonly check?: string | undefined;
  readonly limit?: string | null | undefined;
  readonly value?: string | null | undefined;
}

export type FailureValue = { readonly __typename: string } & Readonly<Record<string, unknown>>;

/** Codes with a type of their own; the others get the type of their HTTP status. */
const TYPE_OF_CODE: Readonly<Record<string, string>> = {
  SIGN_IN_FAILED: 'SignInError',
  SIGN_IN_EXPIRED: 'SignInError',
  UNAUTHENTICATED: 'SignInError',
  MFA_CODE_INVALID: 'MfaCodeInvalidError',
  STEP_UP_REQUIRED: 'StepUpRequiredError',
  ORDER_DENIED: 'OrderDeniedError',
  ACCOUNT_HALTED: 'AccountHaltedError',
  IDEMPOTENCY_CONFLICT: 'IdempotencyConflictError',
};
const TYPE_OF_STATUS: Readonly<Record<number, string>> = {
  400: 'InvalidInputError',
  403: 'PermissionDeniedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  422: 'ConflictError',
  429: 'RateLimitedError',
  503: 'UnavailableError',
  504: 'UnavailableError',
};

export function toFailure(error: UseCaseFailure): FailureValue {
  const entry = ERROR_REGISTRY.get(error.code);
  if (entry === undefined) throw new Error(`Error code ${error.code} is not in the registry.`);
  const typeName = TYPE_OF_CODE[error.code] ?? TYPE_OF_STATUS[entry.http];
  if (typeName === undefined) throw new Error(`No failure type for error code ${error.code}.`);
  return {
    __typename: typeName,
    code: error.code,
    message: error.sentence ?? entry.sentence,
    field: error.field ?? null,
    permission: error.permission ?? null,
    retryAfterSeconds: error.retryAfterSeconds ?? 1,
    accountId: error.accountId === undefined ? null : toWireId('account', error.accountId),
    check: error.check ?? error.code,
    limit: error.limit ?? null,
    value: error.value ?? null,
  };
}

type Outcome<Value> =
  ({ readonly ok: true } & Value) | { readonly ok: false; readonly error: UseCaseFailure };

/** `toPayload` makes the fields of the payload type; it may have to read what they show. */
export async function toResult<Value>(
  typeName: string,
  outcome: Outcome<Value>,
  toPayload: (value: Value) => object | Promise<object>,
): Promise<object> {
  if (!outcome.ok) return toFailure(outcome.error);
  return { __typename: typeName, ...(await toPayload(outcome)) };
}
