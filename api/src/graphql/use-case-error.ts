/** A query's expected failure becomes a request-level error; only mutations have typed results. */
import { codedError } from '../gateway/identity/signed-in.js';

interface Refused {
  readonly ok: false;
  readonly error: {
    readonly code: string;
    readonly field?: string | null;
    readonly sentence?: string;
  };
}

/** The success of a use case's outcome. */
export function orThrow<Outcome extends { readonly ok: true } | Refused>(
  outcome: Outcome,
): Extract<Outcome, { readonly ok: true }> {
  if (isSuccess(outcome)) return outcome;
  const { code, field, sentence } = (outcome as Refused).error;
  throw codedError(code, typeof field === 'string' ? { field } : {}, sentence);
}

function isSuccess<Outcome extends { readonly ok: boolean }>(
  outcome: Outcome,
): outcome is Extract<Outcome, { readonly ok: true }> {
  return outcome.ok;
}
