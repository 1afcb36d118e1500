/** Where a person is signed in, the second factor, and the password. */
import type { CallOptions } from '../client-options.js';
import {
  changePasswordMutation,
  confirmTotpEnrolmentMutation,
  disableTotpMutation,
  regenerateRecoveryCodesMutation,
  resetSecondFactorMutation,
  revokeOtherSessionsMutation,
  revokeSessionMutation,
  secondFactorQuery,
  sessionsQuery,
  startTotpEnrolmentMutation,
  stepUpMutation,
} from '../generated/documents.js';
import type { ChangePasswordMutation, ResetSecondFactorMutation } from '../generated/documents.js';
import type { ChangePasswordInput, ResetSecondFactorInput } from '../generated/inputs.js';
import type { SecondFactor, Session } from '../generated/models.js';
import type { DateTime, Id } from '../scalars.js';
import type { Transport } from '../transport.js';

export interface StartedEnrolment {
  /** Base32, for typing. */
  readonly secret: string;
  /** `otpauth://…`, for a QR code. */
  readonly address: string;
  readonly expiresAt: DateTime;
}

export class Security {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** One's own sessions that have not ended, the newest first. */
  async sessions(options?: CallOptions): Promise<readonly Session[]> {
    return (await this.#transport.request(sessionsQuery, {}, options)).sessions;
  }

  /** Ends one of one's own sessions; whoever manages people ends anybody's. */
  async revokeSession(sessionId: Id, options?: CallOptions): Promise<void> {
    const variables = { input: { sessionId } };
    await this.#transport.mutate(revokeSessionMutation, variables, (d) => d.revokeSession, options);
  }

  /** All of one's own but this one; resolves to how many ended. */
  async revokeOtherSessions(options?: CallOptions): Promise<number> {
    const { revokedCount } = await this.#transport.mutate(
      revokeOtherSessionsMutation,
      {},
      (data) => data.revokeOtherSessions,
      options,
    );
    return revokedCount;
  }

  /** Whether a second factor is set up, is asked for, and how many recovery codes are left. */
  async secondFactor(options?: CallOptions): Promise<SecondFactor> {
    return (await this.#transport.request(secondFactorQuery, {}, options)).secondFactor;
  }

  /** Shows the second factor again; resolves to when that is forgotten. */
  async stepUp(code: string, options?: CallOptions): Promise<DateTime> {
    const variables = { input: { code } };
    return (await this.#transport.mutate(stepUpMutation, variables, (d) => d.stepUp, options))
      .until;
  }

  /** A secret for the app. `password` where the sign-in is more than ten minutes old. */
  startTotpEnrolment(
    input: { readonly password?: string | undefined } = {},
    options?: CallOptions,
  ): Promise<StartedEnrolment> {
    return this.#transport.mutate(
      startTotpEnrolmentMutation,
      { input },
      (data) => data.startTotpEnrolment,
      options,
    );
  }

  /** Resolves to the recovery codes, which are shown this once. */
  async confirmTotpEnrolment(code: string, options?: CallOptions): Promise<readonly string[]> {
    const { recoveryCodes } = await this.#transport.mutate(
      confirmTotpEnrolmentMutation,
      { input: { code } },
      (data) => data.confirmTotpEnrolment,
      options,
    );
    return recoveryCodes;
  }

  /** Only where no role asks for a second factor, and with one shown just now. */
  async disableTotp(options?: CallOptions): Promise<void> {
    await this.#transport.mutate(disableTotpMutation, {}, (data) => data.disableTotp, options);
  }

  /** New ones, shown this once; the ones before are good no more. */
  async regenerateRecoveryCodes(options?: CallOptions): Promise<readonly string[]> {
    const { recoveryCodes } = await this.#transport.mutate(
      regenerateRecoveryCodesMutation,
      {},
      (data) => data.regenerateRecoveryCodes,
      options,
    );
    return recoveryCodes;
  }

  /** Ends all other sessions. */
  async changePassword(input: ChangePasswordInput, options?: CallOptions): Promise<void> {
    const select = (data: ChangePasswordMutation) => data.changePassword;
    await this.#transport.mutate(changePasswordMutation, { input }, select, options);
  }

  /** For somebody else who has lost theirs. */
  async resetSecondFactor(input: ResetSecondFactorInput, options?: CallOptions): Promise<void> {
    const select = (data: ResetSecondFactorMutation) => data.resetSecondFactor;
    await this.#transport.mutate(resetSecondFactorMutation, { input }, select, options);
  }
}
