/** What `createClient` takes, and the checks that it passes before anything is sent. */
import { Credentials } from './credentials.js';
import type { StoredSession } from './credentials.js';
import type { Endpoint } from './endpoint.js';
import { RateLimits } from './http/rate-limits.js';
import type { FetchFunction, WebSocketConstructor } from './platform.js';
export interface ClientOptions {
    /** Where Fiducia runs; `/graphql` is added. In a browser a path of the own host will do. */
    readonly url: string;
    /** For programs: `fdk_test_…` or `fdk_live_…`. At most one of the three ways to sign in. */
    readonly apiKey?: string | undefined;
    /** For programs that act for a person: what `signIn` returned, or `onSession` was told last. */
    readonly session?: StoredSession | undefined;
    /**
     * Told the session's new tokens at sign-in and at each refresh, and null when it has ended: to
     * keep them for the next process. A refresh token that was used is of no use any more.
     */
    readonly onSession?: ((session: StoredSession | null) => void) | undefined;
    /** For browsers: the HttpOnly cookies that `signIn` sets. */
    readonly credentials?: 'cookie' | undefined;
    readonly fetch?: FetchFunction | undefined;
    readonly webSocket?: WebSocketConstructor | undefined;
    /** Bounds a whole call, its repetitions included. Default 15,000. */
    readonly timeoutMs?: number | undefined;
    /** How often a call that is safe to repeat is repeated. Default 3. */
    readonly maxRetries?: number | undefined;
    /** Plain http to another machine; only inside a network that you trust wholly. */
    readonly allowUnencryptedUrl?: boolean | undefined;
    /**
     * Asked when a mutation needs the second factor again: shows it with `client.security.stepUp` and resolves
     * to true to have the mutation repeated, or to false to have it fail.
     */
    readonly onStepUpRequired?: (() => Promise<boolean>) | undefined;
    /** A key in a page belongs to everyone who opens the page. Local pages need no permission. */
    readonly dangerouslyAllowApiKeyInBrowser?: boolean | undefined;
}
/** What one call may change. */
export interface CallOptions {
    readonly signal?: AbortSignal | undefined;
    readonly timeoutMs?: number | undefined;
    readonly maxRetries?: number | undefined;
}
export interface ResolvedOptions {
    readonly endpoint: Endpoint;
    readonly credentials: Credentials;
    readonly usesCookie: boolean;
    readonly onSession: ((session: StoredSession | null) => void) | undefined;
    readonly onStepUpRequired: (() => Promise<boolean>) | undefined;
    readonly fetch: FetchFunction;
    readonly webSocket: WebSocketConstructor | undefined;
    readonly timeoutMs: number;
    readonly maxRetries: number;
    readonly rateLimits: RateLimits;
}
export declare function resolveOptions(options: ClientOptions): ResolvedOptions;
export declare function readTimeoutMs(value: number | undefined, otherwise: number): number;
export declare function readMaxRetries(value: number | undefined, otherwise: number): number;
//# sourceMappingURL=client-options.d.ts.map