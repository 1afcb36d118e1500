/** How long to wait before trying again: longer each time, and never all clients at once. */
const BASE_MS = 250;
const CAP_MS = 8_000;
/** Added to a wait that the server asked for, so that its clients do not return together. */
const SPREAD_MS = 250;
/** Full jitter: anywhere between nothing and the doubled bound of this attempt. */
export function backoffMs(attempt, capMs = CAP_MS, random = Math.random) {
    return Math.round(random() * Math.min(capMs, BASE_MS * 2 ** attempt));
}
export function askedWaitMs(retryAfterMs, random = Math.random) {
    return retryAfterMs + Math.round(random() * SPREAD_MS);
}
/** `Retry-After` is a number of seconds or an HTTP date (RFC 9110, section 10.2.3). */
export function readRetryAfterMs(header, nowMs) {
    if (header === null)
        return null;
    if (/^\d{1,9}$/.test(header.trim()))
        return Number(header) * 1_000;
    // Date.parse alone takes "-5" for a year.
    const at = / GMT$/.test(header.trim()) ? Date.parse(header) : Number.NaN;
    return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
//# sourceMappingURL=backoff.js.map