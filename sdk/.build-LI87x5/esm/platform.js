/** The few things that Node and browsers provide, typed by what the client needs of them. */
import { ConfigurationError } from './errors/client-errors.js';
const platform = globalThis;
export function platformFetch() {
    if (platform.fetch === undefined) {
        throw new ConfigurationError('There is no fetch here: use Node 22 or later, or give `fetch`.');
    }
    // Looked up at each call, so that instrumentation installed later is used too.
    return (url, init) => platform.fetch(url, init);
}
/** Absent on old runtimes: only live events need it, and they say so when asked for. */
export function platformWebSocket() {
    return platform.WebSocket;
}
/** A page or a worker of one: code whose source any visitor can read. */
export function isBrowser() {
    return platform.document !== undefined || platform.WorkerGlobalScope !== undefined;
}
/** `Node.js/24`, `Deno/2.5`, `Bun/1.3`; null in a page. */
export function platformName() {
    return isBrowser() ? null : (platform.navigator?.userAgent ?? 'unknown');
}
export function currentPageUrl() {
    return isBrowser() ? platform.location?.href : undefined;
}
//# sourceMappingURL=platform.js.map