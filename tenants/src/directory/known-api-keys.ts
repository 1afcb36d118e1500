/**
 * Remembers where API keys lie, so that not every request of a program asks the directory.
 *
 * A public id names the same key of the same tenant for ever, also once it is revoked: whether the
 * key is in force is read among the tenant's own rows, each time.
 */
import type { ApiKeyId, TenantId } from '../ids.js';

export interface ApiKeyPlace {
  readonly tenantId: TenantId;
  readonly apiKeyId: ApiKeyId;
}

/** Beyond this all are forgotten and found again by one look each. */
const MAX_KEYS = 10_000;

export class KnownApiKeys {
  readonly #places = new Map<string, ApiKeyPlace>();

  /** What is not found is not remembered: somebody may be about to create it. */
  async find(
    publicId: string,
    lookUp: () => Promise<ApiKeyPlace | null>,
  ): Promise<ApiKeyPlace | null> {
    const known = this.#places.get(publicId);
    if (known !== undefined) return known;
    const found = await lookUp();
    if (found === null) return null;
    if (this.#places.size >= MAX_KEYS) this.#places.clear();
    this.#places.set(publicId, found);
    return found;
  }
}
