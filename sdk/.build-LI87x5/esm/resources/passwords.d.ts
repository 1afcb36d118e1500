/** A new password for somebody who forgot theirs. Needs no sign-in. */
import type { CallOptions } from '../client-options.js';
import type { ResetPasswordInput } from '../generated/inputs.js';
import type { Transport } from '../transport.js';
export declare class Passwords {
    #private;
    constructor(transport: Transport);
    /** Sends a mail if the address has access; the answer is the same when it has none. */
    requestReset(email: string, options?: CallOptions): Promise<void>;
    /** Takes the token of the mail; resolves to the address to sign in with. */
    reset(input: ResetPasswordInput, options?: CallOptions): Promise<string>;
}
//# sourceMappingURL=passwords.d.ts.map