import { acceptInvitationMutation, inviteUserMutation, resendInvitationMutation, revokeInvitationMutation, } from '../generated/documents.js';
export class Invitations {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /** Sends the mail. The person has no rights until `roles.assign` gives some to `userId`. */
    async send(input, options) {
        const { invitation } = await this.#transport.mutate(inviteUserMutation, { input }, (data) => data.inviteUser, options);
        return invitation;
    }
    /** A new link; the one before ends. */
    async resend(userId, options) {
        const { invitation } = await this.#transport.mutate(resendInvitationMutation, { input: { userId } }, (data) => data.resendInvitation, options);
        return invitation;
    }
    /** The link in the mail is good no more. */
    async revoke(input, options) {
        await this.#transport.mutate(revokeInvitationMutation, { input }, (data) => data.revokeInvitation, options);
    }
    /** Needs no sign-in but the token of the mail; resolves to the address to sign in with. */
    async accept(input, options) {
        const { email } = await this.#transport.mutate(acceptInvitationMutation, { input }, (data) => data.acceptInvitation, options);
        return email;
    }
}
//# sourceMappingURL=invitations.js.map