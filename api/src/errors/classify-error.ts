/**
 * Says what a thrown value is to the caller: a code of the registry and a sentence.
 *
 * Threat: messages of drivers and libraries carry SQL, host names and values of other rows. So a
 * message passes only when it belongs to a code of ours or to graphql-js's own checks of the
 * caller's document and variables; everything else becomes INTERNAL.
 */
import { CommitUnknownError } from '@fiducia/tenants';
import { GraphQLError } from 'graphql';
import { ERROR_REGISTRY } from './error-registry.js';
import { withoutValues } from './without-values.js';

export interface ClassifiedError {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  /** Ours to repair: to be logged with its stack. */
  readonly unexpected: boolean;
}

/** Apollo's own codes, whose messages speak of the caller's document only. */
const APOLLO_CODES: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'MALFORMED_QUERY',
  GRAPHQL_VALIDATION_FAILED: 'INVALID_QUERY',
  BAD_USER_INPUT: 'INVALID_ARGUMENT',
  OPERATION_RESOLUTION_FAILURE: 'MALFORMED_REQUEST',
  BAD_REQUEST: 'MALFORMED_REQUEST',
  PERSISTED_QUERY_NOT_FOUND: 'MALFORMED_REQUEST',
  PERSISTED_QUERY_NOT_SUPPORTED: 'MALFORMED_REQUEST',
};

/** Apollo's own validation rules. */
const APOLLO_RULES: Readonly<Record<string, string>> = {
  MAX_RECURSIVE_SELECTIONS_EXCEEDED: 'QUERY_TOO_LARGE',
  INTROSPECTION_DISABLED: 'INTROSPECTION_OFF',
};

/** What a client did wrong is told in full, but never at length: it may echo its own input. */
const MAX_MESSAGE_LENGTH = 500;

const QUERY_CANCELED = '57014';

/** Of PostgreSQL or of the socket to it: the database is away, starting, stopping or full. */
const DATABASE_AWAY =
  /^(08\w{3}|53\w{3}|57P0\d|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/;
/** What pg says without a code. */
const CONNECTION_LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client .* is not queryable$)/;

export function classifyError(thrown: unknown): ClassifiedError {
  const own = ownCode(thrown);
  if (own !== undefined) return describe(own.code, own.message);
  const cause = thrown instanceof GraphQLError ? (thrown.originalError ?? thrown) : thrown;
  if (driverCode(cause) === QUERY_CANCELED) return describe('OPERATION_TIMEOUT');
  if (isDatabaseAway(cause)) return { ...describe('OVERLOADED'), unexpected: true };
  if (thrown instanceof GraphQLError) return classifyLibraryError(thrown);
  return { ...describe('INTERNAL'), unexpected: true };
}

/** Walks to the first error that carries a code of the registry: libraries wrap ours. */
function ownCode(thrown: unknown): { code: string; message: string } | undefined {
  let error = thrown;
  for (let level = 0; level < 4 && error instanceof Error; level += 1) {
    const code = codeOf(error);
    if (code !== undefined && ERROR_REGISTRY.has(code)) {
      // graphql-js prefixes the message of a scalar with the path of the value: keep it.
      const outer = thrown instanceof GraphQLError && error instanceof GraphQLError;
      return { code, message: outer ? thrown.message : error.message };
    }
    error = error instanceof GraphQLError ? error.originalError : error.cause;
  }
  return undefined;
}

function codeOf(error: Error): string | undefined {
  const code: unknown =
    error instanceof GraphQLError ? error.extensions['code'] : 'code' in error && error.code;
  return typeof code === 'string' ? code : undefined;
}

/** graphql-js ends a long list of wrong elements with an error that Apollo gives no code. */
const TOO_MANY_WRONG_VALUES = /^Too many errors processing variables/;

/** graphql-js gives up comparing fields of one name with each other, after so many. */
export const COMPARISONS_EXHAUSTED = 'Validation aborted.';

function classifyLibraryError(error: GraphQLError): ClassifiedError {
  if (TOO_MANY_WRONG_VALUES.test(error.message) && error.originalError === undefined) {
    return describe('INVALID_ARGUMENT', error.message);
  }
  const code = APOLLO_CODES[String(error.extensions['code'])];
  const foreign = error.originalError && !(error.originalError instanceof GraphQLError);
  if (code === undefined || (foreign && code !== 'INVALID_ARGUMENT')) {
    return { ...describe('INTERNAL'), unexpected: true };
  }
  if (error.message.includes('Parsing aborted')) return describe('TOO_MANY_TOKENS');
  if (error.message === COMPARISONS_EXHAUSTED) return describe('QUERY_TOO_LARGE');
  const rule = APOLLO_RULES[String(error.extensions['validationErrorCode'])];
  if (rule !== undefined) return describe(rule);
  if (error.message.startsWith('This operation has been blocked as a potential Cross-Site')) {
    return describe('CROSS_SITE_REQUEST');
  }
  return describe(code, error.message);
}

function describe(code: string, message?: string): ClassifiedError {
  const entry = ERROR_REGISTRY.get(code);
  if (entry === undefined) throw new Error(`Error code ${code} is not in the registry.`);
  const text = message === undefined ? entry.sentence : withoutValues(message);
  const short = text.length > MAX_MESSAGE_LENGTH ? `${text.slice(0, MAX_MESSAGE_LENGTH)}…` : text;
  return { code, message: short, retryable: entry.retryable, unexpected: false };
}

/** A commit of which nobody knows whether it happened: the same key, sent again, finds out. */
function isDatabaseAway(cause: unknown): boolean {
  if (cause instanceof CommitUnknownError) return true;
  if (DATABASE_AWAY.test(driverCode(cause) ?? '')) return true;
  return cause instanceof Error && CONNECTION_LOST.test(cause.message);
}

/** TypeORM wraps the driver's error. */
function driverCode(cause: unknown): string | undefined {
  const driver = cause instanceof Error && 'driverError' in cause ? cause.driverError : cause;
  if (typeof driver !== 'object' || driver === null || !('code' in driver)) return undefined;
  return typeof driver.code === 'string' ? driver.code : undefined;
}
