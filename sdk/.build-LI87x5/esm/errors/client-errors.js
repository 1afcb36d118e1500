/** What goes wrong on this side of the wire: configuration, network, time, cancellation. */
import { FiduciaError } from './fiducia-error.js';
/** The options given to `createClient` cannot work, or would expose a secret. */
export class ConfigurationError extends FiduciaError {
    constructor(message) {
        super({ code: 'CONFIGURATION', message, requestId: null, retryable: false, fields: {} });
        this.code = 'CONFIGURATION';
    }
}
/** No answer came, or one that a proxy made. A mutation may or may not have taken effect. */
export class NetworkError extends FiduciaError {
    constructor(message, options = {}) {
        const { requestId = null, cause, idempotencyKey } = options;
        super({ code: 'NETWORK', message, requestId, retryable: true, fields: {}, cause });
        this.code = 'NETWORK';
        this.idempotencyKey = idempotencyKey;
    }
}
/** The time given to the call ran out. A mutation may or may not have taken effect. */
export class TimedOutError extends FiduciaError {
    constructor(message, options = {}) {
        const { requestId = null, cause, idempotencyKey } = options;
        super({ code: 'TIMED_OUT', message, requestId, retryable: true, fields: {}, cause });
        this.code = 'TIMED_OUT';
        this.idempotencyKey = idempotencyKey;
    }
}
/** The caller's AbortSignal ended the call; `cause` is the signal's reason. */
export class AbortedError extends FiduciaError {
    constructor(cause) {
        const message = 'The call was ended by its AbortSignal.';
        super({ code: 'ABORTED', message, requestId: null, retryable: false, fields: {}, cause });
        this.code = 'ABORTED';
        // The word that programs look for in anything aborted.
        this.name = 'AbortError';
    }
}
/** The other side does not speak this API: a wrong address, or an answer that makes no sense. */
export class ProtocolError extends FiduciaError {
    constructor(message, options = {}) {
        const { requestId = null, cause } = options;
        super({ code: 'PROTOCOL', message, requestId, retryable: false, fields: {}, cause });
        this.code = 'PROTOCOL';
    }
}
/** The password is right; `completeSignIn` takes this challenge and a code, before it expires. */
export class SecondFactorRequiredError extends FiduciaError {
    constructor(challenge, expiresAt) {
        const message = 'A second factor is asked for: give `code`, or call `completeSignIn`.';
        const code = 'SECOND_FACTOR_REQUIRED';
        super({ code, message, requestId: null, retryable: false, fields: {} });
        this.code = 'SECOND_FACTOR_REQUIRED';
        // Not enumerable: whoever logs the error does not log half a sign-in.
        Object.defineProperty(this, 'challenge', { value: challenge, enumerable: false });
        this.expiresAt = expiresAt;
    }
}
//# sourceMappingURL=client-errors.js.map