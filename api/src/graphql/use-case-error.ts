/** A query's expected failure becomes a request-level error; only mutations have typed results. */
import { codedError } from '../gateway/identity/signed-in.js';

type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: { readonly code: string } };

export function valueOrThrow<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw codedError(outcome.error.code);
}
