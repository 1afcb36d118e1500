/** Keys of trading venues: given once, used by the platform, never read back. */
import type { CallOptions } from '../client-options.js';
import type { DeleteVenueCredentialInput, RotateVenueCredentialInput, StoreVenueCredentialInput } from '../generated/inputs.js';
import type { Approval, VenueCredential } from '../generated/models.js';
import type { Id } from '../scalars.js';
import type { Transport } from '../transport.js';
export interface VenueCredentialRotated {
    readonly credential: VenueCredential;
    /** PENDING until a second person decides; null: the new key is in use. */
    readonly approval: Approval | null;
}
export declare class VenueCredentials {
    #private;
    constructor(transport: Transport);
    /** Of one account, by venue and label. */
    list(accountId: Id, options?: CallOptions): Promise<readonly VenueCredential[]>;
    /**
     * Sealed before it is written: from then on no call, no person and no backup shows the secret.
     */
    store(input: StoreVenueCredentialInput, options?: CallOptions): Promise<VenueCredential>;
    /** The key before is kept until `confirm`. */
    rotate(input: RotateVenueCredentialInput, options?: CallOptions): Promise<VenueCredentialRotated>;
    /** The new key works: the one before is forgotten. */
    confirm(credentialId: Id, options?: CallOptions): Promise<VenueCredential>;
    /** Destroys the sealed secret; resolves to the id that it had. */
    delete(input: DeleteVenueCredentialInput, options?: CallOptions): Promise<Id>;
}
//# sourceMappingURL=venue-credentials.d.ts.map