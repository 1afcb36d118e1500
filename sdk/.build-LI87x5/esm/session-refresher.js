import { refreshSessionMutation } from './generated/documents.js';
import { Deadline } from './http/deadline.js';
import { attemptGraphQL } from './http/graphql-attempt.js';
import { payloadOf } from './http/payload.js';
const RENEWED = { kind: 'RENEWED' };
const ENDED = { kind: 'ENDED' };
export class SessionRefresher {
    #options;
    #running = null;
    constructor(options) {
        this.#options = options;
    }
    /** To be taken before a request, and given to `refresh` when it was refused. */
    get generation() {
        return this.#options.credentials.generation;
    }
    refresh(refusedGeneration) {
        const { credentials, usesCookie } = this.#options;
        if (!usesCookie && credentials.refreshToken === null)
            return Promise.resolve(ENDED);
        // Somebody else's refresh, or a sign-in, has come meanwhile.
        if (credentials.generation !== refusedGeneration)
            return Promise.resolve(RENEWED);
        this.#running ??= this.#refresh().finally(() => (this.#running = null));
        return this.#running;
    }
    async #refresh() {
        const { credentials, usesCookie, timeoutMs, onSession } = this.#options;
        const deadline = new Deadline(timeoutMs, undefined);
        try {
            const outcome = await attemptGraphQL(this.#options, this.#request(), deadline.signal);
            if (!outcome.ok) {
                const error = deadline.failure(undefined) ?? outcome.error;
                return { kind: 'FAILED', error };
            }
            const reading = payloadOf(outcome.data.refreshSession);
            if (!reading.ok) {
                // Refused for good: the next calls need not ask again.
                credentials.forget();
                onSession?.(null);
                return ENDED;
            }
            const { tokens } = reading.value;
            if (usesCookie || tokens === null)
                credentials.touch();
            else {
                const { accessToken, refreshToken } = tokens;
                const session = { accessToken, refreshToken };
                credentials.adopt(session);
                onSession?.(session);
            }
            return RENEWED;
        }
        finally {
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
//# sourceMappingURL=session-refresher.js.map