/** How long to wait before trying again: longer each time, and never all clients at once. */
export type Random = () => number;
/** Full jitter: anywhere between nothing and the doubled bound of this attempt. */
export declare function backoffMs(attempt: number, capMs?: number, random?: Random): number;
export declare function askedWaitMs(retryAfterMs: number, random?: Random): number;
/** `Retry-After` is a number of seconds or an HTTP date (RFC 9110, section 10.2.3). */
export declare function readRetryAfterMs(header: string | null, nowMs: number): number | null;
//# sourceMappingURL=backoff.d.ts.map