/** Error codes of the engine: one entry each, joined with the other packages' by the gateway. */

export const ENGINE_ERROR_CODES = {
  ORDER_DENIED: {
    http: 409,
    sentence: 'A pre-trade check refused the order; change what the check names and try again.',
    retryable: false,
  },
  ACCOUNT_HALTED: {
    http: 409,
    sentence: 'The account is halted; have it released by another person, then try again.',
    retryable: false,
  },
  ACCOUNT_NOT_OPEN: {
    http: 409,
    sentence: 'The account has not been opened for trading yet; wait until it shows a balance.',
    retryable: true,
  },
  ACCOUNT_ALREADY_OPEN: {
    http: 409,
    sentence: 'The account is open already; nothing needs to be done.',
    retryable: false,
  },
  ACCOUNT_NOT_HALTED: {
    http: 409,
    sentence: 'The account is not halted; there is nothing to release.',
    retryable: false,
  },
  FOUR_EYES_REQUIRED: {
    http: 403,
    sentence: 'Who halted an account cannot release it; ask another person to do it.',
    retryable: false,
  },
  DEPLOYMENT_FAILED: {
    http: 409,
    sentence: 'The strategy could not be started; correct what is named and deploy it again.',
    retryable: false,
  },
  NOT_ANSWERED_YET: {
    http: 503,
    sentence:
      'The request is stored but not answered yet; repeat it with the same idempotency key.',
    retryable: true,
  },
  ACCOUNT_NOT_RUN: {
    http: 503,
    sentence:
      'The request is stored, but no account of yours is run while the audit log contradicts a ' +
      'head that was kept: it is carried out when the operator has settled that, and nothing is ' +
      'traded until then.',
    retryable: false,
  },
  LIVE_NOT_AVAILABLE: {
    http: 409,
    sentence: 'There is no venue for live accounts yet; use a paper account.',
    retryable: false,
  },
  SERIES_CONFLICT: {
    http: 409,
    sentence: 'Other bars are recorded under this symbol; import the file under another symbol.',
    retryable: false,
  },
  REPLAY_CONFLICT: {
    http: 409,
    sentence:
      'This database replays other market data and its accounts live on it; use another database.',
    retryable: false,
  },
  NO_MARKET_DATA: {
    http: 503,
    sentence: 'No market data is recorded; import bars and configure the replay first.',
    retryable: false,
  },
  RESEARCH_QUEUE_FULL: {
    http: 429,
    sentence:
      'Too many backtests and searches of yours are waiting; cancel some or wait until they end.',
    retryable: true,
  },
  RESEARCH_DAILY_LIMIT: {
    http: 429,
    sentence:
      'Your company has asked for as many runs as it may in 24 hours; ask again later, or ask the operator for more.',
    retryable: true,
  },
  RESEARCH_ENDED: {
    http: 409,
    sentence: 'This run has ended already; there is nothing to cancel.',
    retryable: false,
  },
  RESEARCH_NOT_DONE: {
    http: 409,
    sentence: 'Only a run that is done can be run again; wait for it, or request a new one.',
    retryable: false,
  },
  STRATEGY_FAILED: {
    http: 409,
    sentence: 'The strategy stopped with an error; correct it or its parameters and run it again.',
    retryable: false,
  },
  RESEARCH_DATA_CHANGED: {
    http: 409,
    sentence:
      'The recorded bars are not those of the first run, so it cannot be repeated; ask anew.',
    retryable: false,
  },
  RESEARCH_STRATEGY_CHANGED: {
    http: 409,
    sentence: 'The strategy has another version now than when this was asked for; ask anew.',
    retryable: false,
  },
  RESEARCH_FAILED: {
    http: 409,
    sentence:
      'The run stopped with an error on our side, which is logged; make it smaller or ask anew.',
    retryable: false,
  },
  RESEARCH_GIVEN_UP: {
    http: 409,
    sentence: 'The run ended its process again and again and was given up; make it smaller.',
    retryable: false,
  },
} as const;

export type EngineErrorCode = keyof typeof ENGINE_ERROR_CODES;
