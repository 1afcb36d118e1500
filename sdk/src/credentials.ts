/** Keeps the API key or session token where no log, error or inspection can reach it. */
import { ConfigurationError } from './errors/client-errors.js';

/** Printable ASCII without spaces: anything else would be quoted by a header's error message. */
const HEADER_SAFE = /^[\x21-\x7e]{8,4096}$/;
const API_KEY = /^fdk_(test|live)_[0-9A-Za-z]+_[0-9A-Za-z]+_[0-9A-Za-z]+$/;

export class Credentials {
  #secret: string | null;

  private constructor(secret: string | null) {
    this.#secret = secret;
  }

  static none(): Credentials {
    return new Credentials(null);
  }

  static apiKey(key: string): Credentials {
    if (!API_KEY.test(key)) {
      throw new ConfigurationError(
        'The API key is not complete: it looks like fdk_test_…_…_… and is copied as one word.',
      );
    }
    return new Credentials(key);
  }

  static sessionToken(token: string): Credentials {
    const credentials = new Credentials(null);
    credentials.adopt(token);
    return credentials;
  }

  /** After `signIn`: later calls, and sockets opened later, carry this session. */
  adopt(sessionToken: string): void {
    if (!HEADER_SAFE.test(sessionToken)) {
      throw new ConfigurationError('The session token is empty or has characters none can have.');
    }
    this.#secret = sessionToken;
  }

  forget(): void {
    this.#secret = null;
  }

  get authorization(): string | null {
    return this.#secret === null ? null : `Bearer ${this.#secret}`;
  }

  /** For text and causes from outside (an injected fetch), before they reach an error. */
  appearIn(text: string): boolean {
    return this.#secret !== null && text.includes(this.#secret);
  }
}
