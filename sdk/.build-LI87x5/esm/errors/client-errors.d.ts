/** What goes wrong on this side of the wire: configuration, network, time, cancellation. */
import { FiduciaError } from './fiducia-error.js';
interface ClientErrorOptions {
    readonly requestId?: string | null;
    readonly cause?: unknown;
    readonly idempotencyKey?: string | undefined;
}
/** The options given to `createClient` cannot work, or would expose a secret. */
export declare class ConfigurationError extends FiduciaError {
    readonly code = "CONFIGURATION";
    constructor(message: string);
}
/** No answer came, or one that a proxy made. A mutation may or may not have taken effect. */
export declare class NetworkError extends FiduciaError {
    readonly code = "NETWORK";
    /** Give it with the same input to repeat a mutation without doing it twice. */
    readonly idempotencyKey: string | undefined;
    constructor(message: string, options?: ClientErrorOptions);
}
/** The time given to the call ran out. A mutation may or may not have taken effect. */
export declare class TimedOutError extends FiduciaError {
    readonly code = "TIMED_OUT";
    /** Give it with the same input to repeat a mutation without doing it twice. */
    readonly idempotencyKey: string | undefined;
    constructor(message: string, options?: ClientErrorOptions);
}
/** The caller's AbortSignal ended the call; `cause` is the signal's reason. */
export declare class AbortedError extends FiduciaError {
    readonly code = "ABORTED";
    constructor(cause: unknown);
}
/** The other side does not speak this API: a wrong address, or an answer that makes no sense. */
export declare class ProtocolError extends FiduciaError {
    readonly code = "PROTOCOL";
    constructor(message: string, options?: ClientErrorOptions);
}
/** The password is right; `completeSignIn` takes this challenge and a code, before it expires. */
export declare class SecondFactorRequiredError extends FiduciaError {
    readonly code = "SECOND_FACTOR_REQUIRED";
    readonly challenge: string;
    readonly expiresAt: string;
    constructor(challenge: string, expiresAt: string);
}
export {};
//# sourceMappingURL=client-errors.d.ts.map