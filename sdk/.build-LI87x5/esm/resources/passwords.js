import { requestPasswordResetMutation, resetPasswordMutation } from '../generated/documents.js';
export class Passwords {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /** Sends a mail if the address has access; the answer is the same when it has none. */
    async requestReset(email, options) {
        await this.#transport.mutate(requestPasswordResetMutation, { input: { email } }, (data) => data.requestPasswordReset, options);
    }
    /** Takes the token of the mail; resolves to the address to sign in with. */
    async reset(input, options) {
        const { email } = await this.#transport.mutate(resetPasswordMutation, { input }, (data) => data.resetPassword, options);
        return email;
    }
}
//# sourceMappingURL=passwords.js.map