/** The keys of your programs: made, followed by others, and ended. */
import type { CallOptions } from '../client-options.js';
import type { CreateApiKeyInput, RevokeApiKeyInput, RotateApiKeyInput } from '../generated/inputs.js';
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
export declare class ApiKeys {
    #private;
    constructor(transport: Transport);
    /** Newest first. */
    list(options?: ListOptions): NodeList<ApiKey>;
    /**
     * Needs a person who has just shown a second factor; throws StepUpRequiredError otherwise. Never
     * repeated by this client: a lost answer may have made a key, which the list shows.
     */
    create(input: CreateApiKeyInput, options?: CallOptions): Promise<CreatedApiKey>;
    /** A successor with the same scopes; the old key ends when you say, at most seven days hence. */
    rotate(input: RotateApiKeyInput, options?: CallOptions): Promise<RotatedApiKey>;
    /** At once, everywhere and for good. */
    revoke(input: RevokeApiKeyInput, options?: CallOptions): Promise<ApiKey>;
}
//# sourceMappingURL=api-keys.d.ts.map