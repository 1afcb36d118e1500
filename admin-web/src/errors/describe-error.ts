/** What a person reads of an error: our own text for a technical one, the server's for the rest. */
import type { I18n } from '../i18n/i18n-context.js';

export interface ErrorDescription {
  readonly code: string;
  readonly sentence: string;
  /** To quote when asking for help; null where the server never saw the request. */
  readonly requestId: string | null;
}

interface CodedError {
  readonly code: string;
  readonly message: string;
  readonly requestId?: string | null;
}

export function codeOf(error: unknown): string {
  return isCoded(error) ? error.code : 'PORTAL';
}

/** A bug of the portal itself has no code: its message is for the console, not for a person. */
export function describeError(error: unknown, i18n: I18n): ErrorDescription {
  if (!isCoded(error)) {
    return { code: 'PORTAL', sentence: i18n.t('error.PORTAL'), requestId: null };
  }
  return {
    code: error.code,
    sentence: i18n.textOfCode('error', error.code, error.message),
    requestId: FOR_SUPPORT.includes(error.code) ? (error.requestId ?? null) : null,
  };
}

/** Where a person cannot help themselves; elsewhere the number would only be noise. */
const FOR_SUPPORT: readonly string[] = ['INTERNAL', 'PROTOCOL', 'TIMED_OUT', 'OPERATION_TIMEOUT'];

function isCoded(error: unknown): error is CodedError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
