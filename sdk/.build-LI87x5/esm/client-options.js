/** What `createClient` takes, and the checks that it passes before anything is sent. */
import { Credentials } from './credentials.js';
import { resolveEndpoint } from './endpoint.js';
import { ConfigurationError } from './errors/client-errors.js';
import { RateLimits } from './http/rate-limits.js';
import { currentPageUrl, isBrowser, platformFetch, platformWebSocket } from './platform.js';
const DEFAULT_TIMEOUT_MS = 15_000;
const DEFAULT_MAX_RETRIES = 3;
/** More would only hold a broken server down. */
const MOST_RETRIES = 10;
/** setTimeout fires at once beyond this. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;
export function resolveOptions(options) {
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
export function readTimeoutMs(value, otherwise) {
    if (value === undefined)
        return otherwise;
    if (Number.isFinite(value) && value > 0 && value <= LONGEST_TIMEOUT_MS)
        return value;
    throw new ConfigurationError('`timeoutMs` is a number of milliseconds above 0.');
}
export function readMaxRetries(value, otherwise) {
    if (value === undefined)
        return otherwise;
    if (Number.isInteger(value) && value >= 0 && value <= MOST_RETRIES)
        return value;
    throw new ConfigurationError(`\`maxRetries\` is a whole number from 0 to ${MOST_RETRIES}.`);
}
function readCredentials(options) {
    if (options.apiKey !== undefined)
        return Credentials.apiKey(options.apiKey);
    if (options.session !== undefined)
        return Credentials.session(options.session);
    return Credentials.none();
}
function assertOneCredential(options) {
    const given = [options.apiKey, options.session, options.credentials];
    if (given.filter((one) => one !== undefined).length > 1) {
        throw new ConfigurationError('Give one of `apiKey`, `session` and `credentials`.');
    }
}
/**
 * Threats: someone on the network reads a bearer secret off plain http; a visitor reads a
 * partner's key out of the page's source. On the own machine neither exists.
 */
function assertSecretsStaySecret(options, endpoint) {
    const { apiKey, session, allowUnencryptedUrl, dangerouslyAllowApiKeyInBrowser } = options;
    if (endpoint.isLoopback)
        return;
    const hasSecret = apiKey !== undefined || session !== undefined;
    if (hasSecret && !endpoint.isEncrypted && allowUnencryptedUrl !== true) {
        throw new ConfigurationError('A key or token is not sent over plain http to another machine: use https://, or ' +
            '`allowUnencryptedUrl: true` inside a network that you trust wholly.');
    }
    if (apiKey !== undefined && isBrowser() && dangerouslyAllowApiKeyInBrowser !== true) {
        throw new ConfigurationError('An API key in a page belongs to everyone who opens it: sign people in with ' +
            "`credentials: 'cookie'`, and keep keys in programs on your servers.");
    }
}
//# sourceMappingURL=client-options.js.map