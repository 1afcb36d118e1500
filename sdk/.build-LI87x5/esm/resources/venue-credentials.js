import { confirmVenueCredentialMutation, deleteVenueCredentialMutation, rotateVenueCredentialMutation, storeVenueCredentialMutation, venueCredentialsQuery, } from '../generated/documents.js';
export class VenueCredentials {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /** Of one account, by venue and label. */
    async list(accountId, options) {
        const data = await this.#transport.request(venueCredentialsQuery, { accountId }, options);
        return data.venueCredentials;
    }
    /**
     * Sealed before it is written: from then on no call, no person and no backup shows the secret.
     */
    async store(input, options) {
        const payload = await this.#transport.mutate(storeVenueCredentialMutation, { input }, (data) => data.storeVenueCredential, options);
        return payload.credential;
    }
    /** The key before is kept until `confirm`. */
    async rotate(input, options) {
        const { credential, approval } = await this.#transport.mutate(rotateVenueCredentialMutation, { input }, (data) => data.rotateVenueCredential, options);
        return { credential, approval };
    }
    /** The new key works: the one before is forgotten. */
    async confirm(credentialId, options) {
        const payload = await this.#transport.mutate(confirmVenueCredentialMutation, { input: { credentialId } }, (data) => data.confirmVenueCredential, options);
        return payload.credential;
    }
    /** Destroys the sealed secret; resolves to the id that it had. */
    async delete(input, options) {
        const payload = await this.#transport.mutate(deleteVenueCredentialMutation, { input }, (data) => data.deleteVenueCredential, options);
        return payload.credentialId;
    }
}
//# sourceMappingURL=venue-credentials.js.map