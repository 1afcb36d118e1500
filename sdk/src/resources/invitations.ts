/** Inviting people by mail, and the link by which they come. */
import type { CallOptions } from '../client-options.js';
import {
  acceptInvitationMutation,
  inviteUserMutation,
  resendInvitationMutation,
  revokeInvitationMutation,
} from '../generated/documents.js';
import type {
  AcceptInvitationInput,
  InviteUserInput,
  RevokeInvitationInput,
} from '../generated/inputs.js';
import type { Invitation } from '../generated/models.js';
import type { Id } from '../scalars.js';
import type { Transport } from '../transport.js';

export class Invitations {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Sends the mail. The person has no rights until `roles.assign` gives some to `userId`. */
  async send(input: InviteUserInput, options?: CallOptions): Promise<Invitation> {
    const { invitation } = await this.#transport.mutate(
      inviteUserMutation,
      { input },
      (data) => data.inviteUser,
      options,
    );
    return invitation;
  }

  /** A new link; the one before ends. */
  async resend(userId: Id, options?: CallOptions): Promise<Invitation> {
    const { invitation } = await this.#transport.mutate(
      resendInvitationMutation,
      { input: { userId } },
      (data) => data.resendInvitation,
      options,
    );
    return invitation;
  }

  /** The link in the mail is good no more. */
  async revoke(input: RevokeInvitationInput, options?: CallOptions): Promise<void> {
    await this.#transport.mutate(
      revokeInvitationMutation,
      { input },
      (data) => data.revokeInvitation,
      options,
    );
  }

  /** Needs no sign-in but the token of the mail; resolves to the address to sign in with. */
  async accept(input: AcceptInvitationInput, options?: CallOptions): Promise<string> {
    const { email } = await this.#transport.mutate(
      acceptInvitationMutation,
      { input },
      (data) => data.acceptInvitation,
      options,
    );
    return email;
  }
}
