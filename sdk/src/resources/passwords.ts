/** A new password for somebody who forgot theirs. Needs no sign-in. */
import type { CallOptions } from '../client-options.js';
import { requestPasswordResetMutation, resetPasswordMutation } from '../generated/documents.js';
import type { ResetPasswordInput } from '../generated/inputs.js';
import type { Transport } from '../transport.js';

export class Passwords {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Sends a mail if the address has access; the answer is the same when it has none. */
  async requestReset(email: string, options?: CallOptions): Promise<void> {
    await this.#transport.mutate(
      requestPasswordResetMutation,
      { input: { email } },
      (data) => data.requestPasswordReset,
      options,
    );
  }

  /** Takes the token of the mail; resolves to the address to sign in with. */
  async reset(input: ResetPasswordInput, options?: CallOptions): Promise<string> {
    const { email } = await this.#transport.mutate(
      resetPasswordMutation,
      { input },
      (data) => data.resetPassword,
      options,
    );
    return email;
  }
}
