/** Every error code of this package: what HTTP says, what a person reads, whether to try again. */
export interface ErrorCodeEntry {
  readonly http: number;
  /** A full sentence that says what to do next; no secret and nothing of another tenant in it. */
  readonly sentence: string;
  /** The same request may succeed later, unchanged. */
  readonly retryable: boolean;
}

export const ERROR_CODES = {
  NOT_FOUND: {
    http: 404,
    sentence: 'There is nothing with this id here; check the id and which partner it belongs to.',
    retryable: false,
  },
  INVALID_INPUT: {
    http: 400,
    sentence: 'A value of the request is not acceptable; correct the field that is named.',
    retryable: false,
  },
  UNAUTHENTICATED: {
    http: 401,
    sentence: 'Sign in again, or send a valid API key.',
    retryable: false,
  },
  SIGN_IN_FAILED: {
    http: 401,
    sentence: 'The e-mail address or the password is not right; try again.',
    retryable: false,
  },
  PERSON_REQUIRED: {
    http: 403,
    sentence: 'Only a person who is signed in can do this; an API key cannot.',
    retryable: false,
  },
  SIGN_IN_EXPIRED: {
    http: 401,
    sentence: 'The sign-in was begun too long ago; begin again with the password.',
    retryable: false,
  },
  LINK_INVALID: {
    http: 404,
    sentence: 'This link was used already or has ended; ask for a new one.',
    retryable: false,
  },
  MFA_CODE_INVALID: {
    http: 401,
    sentence: 'The code is not right or was used already; enter the next one that is shown.',
    retryable: false,
  },
  MFA_ENROLMENT_REQUIRED: {
    http: 403,
    sentence: 'Your role needs a second factor; set one up before anything else.',
    retryable: false,
  },
  STEP_UP_REQUIRED: {
    http: 403,
    sentence: 'Confirm this with a code of your second factor, then ask again.',
    retryable: false,
  },
  PERMISSION_DENIED: {
    http: 403,
    sentence: 'Your role does not allow this; ask the owner of your organisation for access.',
    retryable: false,
  },
  GRANT_EXCEEDS_OWN: {
    http: 403,
    sentence: 'Nobody gives or takes what he does not hold himself; ask an owner.',
    retryable: false,
  },
  LAST_OWNER: {
    http: 409,
    sentence: 'This is the last active owner; make somebody else an owner first.',
    retryable: false,
  },
  IN_USE: {
    http: 409,
    sentence: 'This is in use; take it away from whoever has it first.',
    retryable: false,
  },
  IDEMPOTENCY_CONFLICT: {
    http: 409,
    sentence: 'This idempotency key was used for another request; use a new key.',
    retryable: false,
  },
  CONFLICT: {
    http: 409,
    sentence: 'The present state does not allow this; read it again and decide anew.',
    retryable: false,
  },
  NAME_TAKEN: {
    http: 409,
    sentence: 'This name cannot be used; choose another one.',
    retryable: false,
  },
  LIVE_NOT_APPROVED: {
    http: 409,
    sentence: 'A live account needs an approval first; open a paper account.',
    retryable: false,
  },
  APPROVAL_PENDING: {
    http: 409,
    sentence: 'This has been asked for already and waits for a decision; decide or withdraw that.',
    retryable: false,
  },
  APPROVAL_NOT_PENDING: {
    http: 409,
    sentence: 'This request has been decided, or was taken back; read it again.',
    retryable: false,
  },
  APPROVAL_EXPIRED: {
    http: 409,
    sentence: 'Nobody decided this request in time; ask for it again.',
    retryable: false,
  },
  APPROVAL_OWN_REQUEST: {
    http: 403,
    sentence: 'Nobody decides what they have asked for themselves; a second person has to.',
    retryable: false,
  },
  AUDIT_HISTORY_IN_DOUBT: {
    http: 503,
    sentence:
      'The audit log contradicts a head that was kept of it, so nothing is changed or exported. ' +
      'Ask the operator to restore what is missing, or to accept the loss with `fiducia audit ' +
      'accept`; halting accounts and cancelling orders still work.',
    retryable: false,
  },
  AUDIT_NOT_SIGNED: {
    http: 503,
    sentence: 'The audit log has no signed head yet; try again in a few seconds.',
    retryable: true,
  },
  RATE_LIMITED: {
    http: 429,
    sentence: 'Too many requests; wait for the time that is given and try again.',
    retryable: true,
  },
  KEY_MAY_WITHDRAW: {
    http: 422,
    sentence:
      'This key may withdraw money, so it is not stored: make one at the venue that may only trade.',
    retryable: false,
  },
  VENUE_UNREACHABLE: {
    http: 503,
    sentence:
      'The venue did not say what this key may do, so it is not stored; try again in a minute.',
    retryable: true,
  },
  KEYS_UNAVAILABLE: {
    http: 503,
    sentence:
      'The service that keeps the keys does not answer, so nothing secret is opened or stored; ' +
      'try again in a minute.',
    retryable: true,
  },
  OVERLOADED: {
    http: 503,
    sentence: 'The service is busy; try again in a few seconds.',
    retryable: true,
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type ErrorCode = keyof typeof ERROR_CODES;
