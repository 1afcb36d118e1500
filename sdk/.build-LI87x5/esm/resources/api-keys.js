import { apiKeysQuery, createApiKeyMutation, revokeApiKeyMutation, rotateApiKeyMutation, } from '../generated/documents.js';
import { NodeList } from '../pagination.js';
export class ApiKeys {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /** Newest first. */
    list(options = {}) {
        return new NodeList(options, async (cursor) => {
            return (await this.#transport.request(apiKeysQuery, cursor, options)).apiKeys;
        });
    }
    /**
     * Needs a person who has just shown a second factor; throws StepUpRequiredError otherwise. Never
     * repeated by this client: a lost answer may have made a key, which the list shows.
     */
    async create(input, options) {
        const { apiKey, secret } = await this.#transport.mutate(createApiKeyMutation, { input }, (data) => data.createApiKey, options);
        return { apiKey, secret };
    }
    /** A successor with the same scopes; the old key ends when you say, at most seven days hence. */
    async rotate(input, options) {
        const { apiKey, oldKey, secret } = await this.#transport.mutate(rotateApiKeyMutation, { input }, (data) => data.rotateApiKey, options);
        return { apiKey, oldKey, secret };
    }
    /** At once, everywhere and for good. */
    async revoke(input, options) {
        const payload = await this.#transport.mutate(revokeApiKeyMutation, { input }, (data) => data.revokeApiKey, options);
        return payload.apiKey;
    }
}
//# sourceMappingURL=api-keys.js.map