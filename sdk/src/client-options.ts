/** What `createClient` takes, and the checks that it passes before anything is sent. */
import { Credentials } from './credentials.js';
import type { StoredSession } from './credentials.js';
import { resolveEndpoint } from './endpoint.js';
import type { Endpoint } from './endpoint.js';
import { ConfigurationError } from './errors/client-errors.js';
import { RateLimits } from './http/rate-limits.js';
import type { FetchFunction, WebSocketConstructor } from './platform.js';
import { currentPageUrl, isBrowser, platformFetch, platformWebSocket } from './platform.js';

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

const DEFAULT_TIMEOUT_MS = 15_000;
const DEFAULT_MAX_RETRIES = 3;
/** More would only hold a broken server down. */
const MOST_RETRIES = 10;
/** setTimeout fires at once beyond this. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export function resolveOptions(options: ClientOptions): ResolvedOptions {
  const endpoint = resolveEndpoint(options.url, currentPageUrl());
  assertOneCredential(options);
  assertSecretsStaySecret(options, endpoint);
  return {
    endpoint,
    credentials: readCredentials(options),
    usesCookie: options.credentials === 'cookie',
    onSession: options.onSession,
    onStepUpRequired: options.onStepUpRequired,
    fetch: options.fetch ?? platformFetch(),
    webSocket: options.webSocket ?? platformWebSocket(),
    timeoutMs: readTimeoutMs(options.timeoutMs, DEFAULT_TIMEOUT_MS),
    maxRetries: readMaxRetries(options.maxRetries, DEFAULT_MAX_RETRIES),
    rateLimits: new RateLimits(),
  };
}

export function readTimeoutMs(value: number | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (Number.isFinite(value) && value > 0 && value <= LONGEST_TIMEOUT_MS) return value;
  throw new ConfigurationError('`timeoutMs` is a number of milliseconds above 0.');
}

export function readMaxRetries(value: number | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (Number.isInteger(value) && value >= 0 && value <= MOST_RETRIES) return value;
  throw new ConfigurationError(`\`maxRetries\` is a whole number from 0 to ${MOST_RETRIES}.`);
}

function readCredentials(options: ClientOptions): Credentials {
  if (options.apiKey !== undefined) return Credentials.apiKey(options.apiKey);
  if (options.session !== undefined) return Credentials.session(options.session);
  return Credentials.none();
}

function assertOneCredential(options: ClientOptions): void {
  const given = [options.apiKey, options.session, options.credentials];
  if (given.filter((one) => one !== undefined).length > 1) {
    throw new ConfigurationError('Give one of `apiKey`, `session` and `credentials`.');
  }
}

/**
 * Threats: someone on the network reads a bearer secret off plain http; a visitor reads a
 * partner's key out of the page's source. On the own machine neither exists.
 */
function assertSecretsStaySecret(options: ClientOptions, endpoint: Endpoint): void {
  const { apiKey, session, allowUnencryptedUrl, dangerouslyAllowApiKeyInBrowser } = options;
  if (endpoint.isLoopback) return;
  const hasSecret = apiKey !== undefined || session !== undefined;
  if (hasSecret && !endpoint.isEncrypted && allowUnencryptedUrl !== true) {
    throw new ConfigurationError(
      'A key or token is not sent over plain http to another machine: use https://, or ' +
        '`allowUnencryptedUrl: true` inside a network that you trust wholly.',
    );
  }
  if (apiKey !== undefined && isBrowser() && dangerouslyAllowApiKeyInBrowser !== true) {
    throw new ConfigurationError(
      'An API key in a page belongs to everyone who opens it: sign people in with ' +
        "`credentials: 'cookie'`, and keep keys in programs on your servers.",
    );
  }
}
