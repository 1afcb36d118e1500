/** Keys of trading venues: given once, used by the platform, never read back. */
import type { CallOptions } from '../client-options.js';
import {
  confirmVenueCredentialMutation,
  deleteVenueCredentialMutation,
  rotateVenueCredentialMutation,
  storeVenueCredentialMutation,
  venueCredentialsQuery,
} from '../generated/documents.js';
import type {
  DeleteVenueCredentialInput,
  RotateVenueCredentialInput,
  StoreVenueCredentialInput,
} from '../generated/inputs.js';
import type { Approval, VenueCredential } from '../generated/models.js';
import type { Id } from '../scalars.js';
import type { Transport } from '../transport.js';

export interface VenueCredentialRotated {
  readonly credential: VenueCredential;
  /** PENDING until a second person decides; null: the new key is in use. */
  readonly approval: Approval | null;
}

export class VenueCredentials {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Of one account, by venue and label. */
  async list(accountId: Id, options?: CallOptions): Promise<readonly VenueCredential[]> {
    const data = await this.#transport.request(venueCredentialsQuery, { accountId }, options);
    return data.venueCredentials;
  }

  /**
   * Sealed before it is written: from then on no call, no person and no backup shows the secret.
   */
  async store(input: StoreVenueCredentialInput, options?: CallOptions): Promise<VenueCredential> {
    const payload = await this.#transport.mutate(
      storeVenueCredentialMutation,
      { input },
      (data) => data.storeVenueCredential,
      options,
    );
    return payload.credential;
  }

  /** The key before is kept until `confirm`. */
  async rotate(
    input: RotateVenueCredentialInput,
    options?: CallOptions,
  ): Promise<VenueCredentialRotated> {
    const { credential, approval } = await this.#transport.mutate(
      rotateVenueCredentialMutation,
      { input },
      (data) => data.rotateVenueCredential,
      options,
    );
    return { credential, approval };
  }

  /** The new key works: the one before is forgotten. */
  async confirm(credentialId: Id, options?: CallOptions): Promise<VenueCredential> {
    const payload = await this.#transport.mutate(
      confirmVenueCredentialMutation,
      { input: { credentialId } },
      (data) => data.confirmVenueCredential,
      options,
    );
    return payload.credential;
  }

  /** Destroys the sealed secret; resolves to the id that it had. */
  async delete(input: DeleteVenueCredentialInput, options?: CallOptions): Promise<Id> {
    const payload = await this.#transport.mutate(
      deleteVenueCredentialMutation,
      { input },
      (data) => data.deleteVenueCredential,
      options,
    );
    return payload.credentialId;
  }
}
