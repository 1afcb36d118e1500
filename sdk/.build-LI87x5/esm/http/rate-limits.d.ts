/**
 * What the server says is left of its limits, read from the headers of each answer (IETF draft
 * "RateLimit header fields for HTTP").
 */
import type { FetchAnswer } from '../platform.js';
export interface RateLimitState {
    /** Whom it counts: `actor`, `tenant`, `address` … */
    readonly policy: string;
    /** Cost units that a window of `windowSeconds` grants. */
    readonly quota: number;
    readonly windowSeconds: number;
    readonly remaining: number;
    /** Seconds, from the answer on, until the quota is renewed. */
    readonly resetSeconds: number;
}
/** Keeps what the newest answer said. */
export declare class RateLimits {
    #private;
    get states(): readonly RateLimitState[];
    /** An answer that says nothing of limits, such as a proxy's, changes nothing. */
    note(headers: FetchAnswer['headers']): void;
}
/** Empty when the answer says nothing of limits, or nothing that is to be relied on. */
export declare function readRateLimits(headers: FetchAnswer['headers']): readonly RateLimitState[];
//# sourceMappingURL=rate-limits.d.ts.map