/** Keeps the API key or the session's tokens where no log, error or inspection can reach them. */
import { ConfigurationError } from './errors/client-errors.js';
/** Printable ASCII without spaces: anything else would be quoted by a header's error message. */
const HEADER_SAFE = /^[\x21-\x7e]{8,4096}$/;
const API_KEY = /^fdk_(test|live)_[0-9A-Za-z]+_[0-9A-Za-z]+_[0-9A-Za-z]+$/;
export class Credentials {
    #bearer;
    #refreshToken;
    #generation = 0;
    constructor(bearer, refreshToken) {
        this.#bearer = bearer;
        this.#refreshToken = refreshToken;
    }
    static none() {
        return new Credentials(null, null);
    }
    static apiKey(key) {
        if (!API_KEY.test(key)) {
            throw new ConfigurationError('The API key is not complete: it looks like fdk_test_…_…_… and is copied as one word.');
        }
        return new Credentials(key, null);
    }
    static session(session) {
        const credentials = Credentials.none();
        credentials.adopt(session);
        return credentials;
    }
    /** After `signIn` and each refresh: later calls, and sockets opened later, carry this session. */
    adopt({ accessToken, refreshToken }) {
        for (const token of [accessToken, refreshToken ?? accessToken]) {
            if (HEADER_SAFE.test(token))
                continue;
            throw new ConfigurationError('A session token is empty or has characters none can have.');
        }
        this.#bearer = accessToken;
        this.#refreshToken = refreshToken ?? null;
        this.#generation += 1;
    }
    forget() {
        this.#bearer = null;
        this.#refreshToken = null;
        this.#generation += 1;
    }
    /** Cookies were replaced by the browser: what was refused before is worth another try. */
    touch() {
        this.#generation += 1;
    }
    get authorization() {
        return this.#bearer === null ? null : `Bearer ${this.#bearer}`;
    }
    get refreshToken() {
        return this.#refreshToken;
    }
    /** Counts the changes, so that a call can tell whether it was refused with what is held now. */
    get generation() {
        return this.#generation;
    }
    /** For text and causes from outside (an injected fetch), before they reach an error. */
    appearIn(text) {
        return [this.#bearer, this.#refreshToken].some((secret) => secret !== null && text.includes(secret));
    }
}
//# sourceMappingURL=credentials.js.map