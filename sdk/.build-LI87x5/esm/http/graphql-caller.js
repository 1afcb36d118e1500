/** Sends an operation until it is answered, within its time, repeating only what is safe. */
import { readMaxRetries, readTimeoutMs } from '../client-options.js';
import { NetworkError } from '../errors/client-errors.js';
import { errorFromFailure } from '../errors/error-from-answer.js';
import { FiduciaError } from '../errors/fiducia-error.js';
import { askedWaitMs, backoffMs } from './backoff.js';
import { Deadline } from './deadline.js';
import { attemptGraphQL } from './graphql-attempt.js';
export class GraphQLCaller {
    #options;
    #refresher;
    constructor(options, refresher) {
        this.#options = options;
        this.#refresher = refresher;
    }
    async call(call, options = {}) {
        const timeoutMs = readTimeoutMs(options.timeoutMs, this.#options.timeoutMs);
        const maxRetries = readMaxRetries(options.maxRetries, this.#options.maxRetries);
        const attempt = async () => {
            const deadline = new Deadline(timeoutMs, options.signal);
            try {
                return await this.#repeat(call, call.document.repeatable ? maxRetries : 0, deadline);
            }
            finally {
                deadline.dispose();
            }
        };
        try {
            return await attempt();
        }
        catch (error) {
            if (!(await this.#hasSteppedUp(error)))
                throw error;
            // With a time of its own: somebody has looked for a telephone meanwhile.
            return attempt();
        }
    }
    async #hasSteppedUp(error) {
        const { onStepUpRequired } = this.#options;
        const isAsked = error instanceof FiduciaError && error.code === 'STEP_UP_REQUIRED';
        return isAsked && onStepUpRequired !== undefined && (await onStepUpRequired());
    }
    async #repeat(call, maxRetries, deadline) {
        const request = requestOf(call);
        for (let attempt = 0;; attempt += 1) {
            const ended = deadline.failure(request.idempotencyKey);
            if (ended !== null)
                throw ended;
            const outcome = await deadline.within(this.#attempt(call, request, deadline));
            if (outcome === 'ENDED')
                continue;
            if (outcome.ok)
                return outcome.value;
            const waitMs = waitBeforeRetryMs(outcome, attempt);
            if (!outcome.error.retryable || attempt >= maxRetries || waitMs >= deadline.remainingMs) {
                throw deadline.failure(request.idempotencyKey) ?? outcome.error;
            }
            await deadline.sleep(waitMs);
        }
    }
    async #attempt(call, request, deadline) {
        const outcome = await this.#attemptSignedIn(request, deadline);
        if (!outcome.ok)
            return outcome;
        const reading = call.read(outcome.data);
        if (reading.ok)
            return reading;
        const error = errorFromFailure(reading.failure, outcome.requestId);
        return { ok: false, error, retryAfterMs: statedRetryAfterMs(reading.failure) };
    }
    /** An access token lives for minutes: refused once, the request is sent again with a new one. */
    async #attemptSignedIn(request, deadline) {
        const { generation } = this.#refresher;
        const outcome = await attemptGraphQL(this.#options, request, deadline.signal);
        if (outcome.ok || outcome.error.code !== 'UNAUTHENTICATED')
            return outcome;
        const refreshed = await this.#refresher.refresh(generation);
        if (refreshed.kind === 'ENDED')
            return outcome;
        if (refreshed.kind === 'FAILED')
            return { ok: false, error: refreshed.error, retryAfterMs: null };
        return attemptGraphQL(this.#options, request, deadline.signal);
    }
}
function requestOf(call) {
    const { name, source } = call.document;
    return { name, source, variables: call.variables, idempotencyKey: keyIn(call.variables) };
}
function keyIn(variables) {
    const { input } = (variables ?? {});
    return typeof input?.idempotencyKey === 'string' ? input.idempotencyKey : undefined;
}
function statedRetryAfterMs(failure) {
    const { retryAfterSeconds } = failure;
    return typeof retryAfterSeconds === 'number' ? retryAfterSeconds * 1_000 : null;
}
function waitBeforeRetryMs({ error, retryAfterMs }, attempt) {
    if (retryAfterMs !== null)
        return askedWaitMs(retryAfterMs);
    // A connection that a server closed while idle fails at once: the first repetition need not wait.
    return error instanceof NetworkError && attempt === 0 ? 0 : backoffMs(attempt);
}
//# sourceMappingURL=graphql-caller.js.map