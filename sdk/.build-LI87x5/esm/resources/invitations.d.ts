/** Inviting people by mail, and the link by which they come. */
import type { CallOptions } from '../client-options.js';
import type { AcceptInvitationInput, InviteUserInput, RevokeInvitationInput } from '../generated/inputs.js';
import type { Invitation } from '../generated/models.js';
import type { Id } from '../scalars.js';
import type { Transport } from '../transport.js';
export declare class Invitations {
    #private;
    constructor(transport: Transport);
    /** Sends the mail. The person has no rights until `roles.assign` gives some to `userId`. */
    send(input: InviteUserInput, options?: CallOptions): Promise<Invitation>;
    /** A new link; the one before ends. */
    resend(userId: Id, options?: CallOptions): Promise<Invitation>;
    /** The link in the mail is good no more. */
    revoke(input: RevokeInvitationInput, options?: CallOptions): Promise<void>;
    /** Needs no sign-in but the token of the mail; resolves to the address to sign in with. */
    accept(input: AcceptInvitationInput, options?: CallOptions): Promise<string>;
}
//# sourceMappingURL=invitations.d.ts.map