/** The keys of your programs: made, followed by others, and ended. */
import type { CallOptions } from '../client-options.js';
import {
  apiKeysQuery,
  createApiKeyMutation,
  revokeApiKeyMutation,
  rotateApiKeyMutation,
} from '../generated/documents.js';
import type {
  CreateApiKeyInput,
  RevokeApiKeyInput,
  RotateApiKeyInput,
} from '../generated/inputs.js';
import type { ApiKey } from '../generated/models.js';
import { NodeList } from '../pagination.js';
import type { ListOptions } from '../pagination.js';
import type { Transport } from '../transport.js';

export interface CreatedApiKey {
  readonly apiKey: ApiKey;
  /** The whole key: given now and never again. */
  readonly secret: string;
}

export interface RotatedApiKey extends CreatedApiKey {
  /** Lets in until its `expiresAt`. */
  readonly oldKey: ApiKey;
}

export class ApiKeys {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Newest first. */
  list(options: ListOptions = {}): NodeList<ApiKey> {
    return new NodeList(options, async (cursor) => {
      return (await this.#transport.request(apiKeysQuery, cursor, options)).apiKeys;
    });
  }

  /**
   * Needs a person who has just shown a second factor; throws StepUpRequiredError otherwise. Never
   * repeated by this client: a lost answer may have made a key, which the list shows.
   */
  async create(input: CreateApiKeyInput, options?: CallOptions): Promise<CreatedApiKey> {
    const { apiKey, secret } = await this.#transport.mutate(
      createApiKeyMutation,
      { input },
      (data) => data.createApiKey,
      options,
    );
    return { apiKey, secret };
  }

  /** A successor with the same scopes; the old key ends when you say, at most seven days hence. */
  async rotate(input: RotateApiKeyInput, options?: CallOptions): Promise<RotatedApiKey> {
    const { apiKey, oldKey, secret } = await this.#transport.mutate(
      rotateApiKeyMutation,
      { input },
      (data) => data.rotateApiKey,
      options,
    );
    return { apiKey, oldKey, secret };
  }

  /** At once, everywhere and for good. */
  async revoke(input: RevokeApiKeyInput, options?: CallOptions): Promise<ApiKey> {
    const payload = await this.#transport.mutate(
      revokeApiKeyMutation,
      { input },
      (data) => data.revokeApiKey,
      options,
    );
    return payload.apiKey;
  }
}
