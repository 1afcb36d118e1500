/**
 * The portal's own operations by the SHA-256 of their text, as its build has listed them.
 *
 * Threat: a script injected into the portal's page runs with the visitor's cookie. In LIVE such
 * sessions run what the portal was built with and nothing else; API keys run any operation.
 */
import { hash } from 'node:crypto';
import { apiError } from '../../errors/api-error.js';

/** What a request may name its operation by; the rest of the body is Apollo's to check. */
export interface OperationBody {
  query?: unknown;
  extensions?: unknown;
}

export class PersistedOperations {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #required: boolean;

  /** `required`: browser sessions run nothing else. */
  constructor(texts: ReadonlyMap<string, string>, required: boolean) {
    this.#texts = texts;
    this.#required = required;
  }

  /**
   * Puts the text in the place of the hash, when the request gives a hash alone. Throws
   * PERSISTED_OPERATION_UNKNOWN for a hash that no build has listed.
   */
  fillIn(body: OperationBody): void {
    const given = hashIn(body.extensions);
    if (given === null) return;
    const text = this.#texts.get(given);
    if (text === undefined || (body.query !== undefined && body.query !== text)) {
      throw apiError('PERSISTED_OPERATION_UNKNOWN');
    }
    body.query = text;
    delete body.extensions;
  }

  /** Throws OPERATION_NOT_PERSISTED when a browser session asks for anything else. */
  requireFor(credential: { readonly kind: string; readonly from?: string }, query: unknown): void {
    if (!this.#required || credential.kind !== 'SESSION' || credential.from !== 'COOKIE') return;
    if (typeof query === 'string' && this.#texts.has(sha256(query))) return;
    throw apiError('OPERATION_NOT_PERSISTED');
  }
}

export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** In the form that Apollo's clients use: `extensions.persistedQuery.sha256Hash`. */
function hashIn(extensions: unknown): string | null {
  if (typeof extensions !== 'object' || extensions === null) return null;
  const { persistedQuery } = extensions as { persistedQuery?: unknown };
  if (persistedQuery === undefined || persistedQuery === null) return null;
  const { sha256Hash } = persistedQuery as { sha256Hash?: unknown };
  return typeof sha256Hash === 'string' ? sha256Hash : '';
}
