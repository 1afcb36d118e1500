/**
 * Gets new tokens when the access token has ended: once for all calls that notice at the same time,
 * because a refresh token is accepted once.
 */
import type { ResolvedOptions } from './client-options.js';
import type { StoredSession } from './credentials.js';
import type { FiduciaError } from './errors/fiducia-error.js';
import { refreshSessionMutation } from './generated/documents.js';
import type { RefreshSessionMutation } from './generated/documents.js';
import { Deadline } from './http/deadline.js';
import { attemptGraphQL } from './http/graphql-attempt.js';
import { payloadOf } from './http/payload.js';

export type RefreshOutcome =
  /** What was refused is worth another try. */
  | { readonly kind: 'RENEWED' }
  /** There is no session, or no longer. */
  | { readonly kind: 'ENDED' }
  /** Nobody knows: the session may go on when the network does. */
  | { readonly kind: 'FAILED'; readonly error: FiduciaError };

const RENEWED = { kind: 'RENEWED' } as const;
const ENDED = { kind: 'ENDED' } as const;

export class SessionRefresher {
  readonly #options: ResolvedOptions;
  #running: Promise<RefreshOutcome> | null = null;

  constructor(options: ResolvedOptions) {
    this.#options = options;
  }

  /** To be taken before a request, and given to `refresh` when it was refused. */
  get generation(): number {
    return this.#options.credentials.generation;
  }

  refresh(refusedGeneration: number): Promise<RefreshOutcome> {
    const { credentials, usesCookie } = this.#options;
    if (!usesCookie && credentials.refreshToken === null) return Promise.resolve(ENDED);
    // Somebody else's refresh, or a sign-in, has come meanwhile.
    if (credentials.generation !== refusedGeneration) return Promise.resolve(RENEWED);
    this.#running ??= this.#refresh().finally(() => (this.#running = null));
    return this.#running;
  }

  async #refresh(): Promise<RefreshOutcome> {
    const { credentials, usesCookie, timeoutMs, onSession } = this.#options;
    const deadline = new Deadline(timeoutMs, undefined);
    try {
      const outcome = await attemptGraphQL(this.#options, this.#request(), deadline.signal);
      if (!outcome.ok) {
        const error = deadline.failure(undefined) ?? outcome.error;
        return { kind: 'FAILED', error };
      }
      const reading = payloadOf((outcome.data as RefreshSessionMutation).refreshSession);
      if (!reading.ok) {
        // Refused for good: the next calls need not ask again.
        credentials.forget();
        onSession?.(null);
        return ENDED;
      }
      const { tokens } = reading.value;
      if (usesCookie || tokens === null) credentials.touch();
      else {
        const { accessToken, refreshToken } = tokens;
        const session: StoredSession = { accessToken, refreshToken };
        credentials.adopt(session);
        onSession?.(session);
      }
      return RENEWED;
    } finally {
      deadline.dispose();
    }
  }

  #request() {
    const { credentials, usesCookie } = this.#options;
    const { name, source } = refreshSessionMutation;
    const input = usesCookie ? {} : { refreshToken: credentials.refreshToken };
    return { name, source, variables: { input }, idempotencyKey: undefined, anonymous: true };
  }
}
