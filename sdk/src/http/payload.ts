/** Splits a mutation's result union into its payload and its failures. */
import type { TypedFailure } from '../errors/error-from-answer.js';
import type { Reading } from './graphql-caller.js';

export type Payload<Result> = Exclude<Result, { readonly code: string }>;

/** Failures are the members with a code; a failure type that is newer than this client has one too. */
export function payloadOf<Result extends { readonly __typename: string }>(
  result: Result,
): Reading<Payload<Result>> {
  if (isFailure(result)) return { ok: false, failure: result };
  return { ok: true, value: result as Payload<Result> };
}

/** For queries, which have no failures of their own. */
export function valueOf<Value>(value: Value): Reading<Value> {
  return { ok: true, value };
}

function isFailure(result: { readonly __typename: string }): result is TypedFailure {
  return 'code' in result && 'message' in result && typeof result.code === 'string';
}
