import { changePasswordMutation, confirmTotpEnrolmentMutation, disableTotpMutation, regenerateRecoveryCodesMutation, resetSecondFactorMutation, revokeOtherSessionsMutation, revokeSessionMutation, secondFactorQuery, sessionsQuery, startTotpEnrolmentMutation, stepUpMutation, } from '../generated/documents.js';
export class Security {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /** One's own sessions that have not ended, the newest first. */
    async sessions(options) {
        return (await this.#transport.request(sessionsQuery, {}, options)).sessions;
    }
    /** Ends one of one's own sessions; whoever manages people ends anybody's. */
    async revokeSession(sessionId, options) {
        const variables = { input: { sessionId } };
        await this.#transport.mutate(revokeSessionMutation, variables, (d) => d.revokeSession, options);
    }
    /** All of one's own but this one; resolves to how many ended. */
    async revokeOtherSessions(options) {
        const { revokedCount } = await this.#transport.mutate(revokeOtherSessionsMutation, {}, (data) => data.revokeOtherSessions, options);
        return revokedCount;
    }
    /** Whether a second factor is set up, is asked for, and how many recovery codes are left. */
    async secondFactor(options) {
        return (await this.#transport.request(secondFactorQuery, {}, options)).secondFactor;
    }
    /** Shows the second factor again; resolves to when that is forgotten. */
    async stepUp(code, options) {
        const variables = { input: { code } };
        return (await this.#transport.mutate(stepUpMutation, variables, (d) => d.stepUp, options))
            .until;
    }
    /** A secret for the app. `password` where the sign-in is more than ten minutes old. */
    startTotpEnrolment(input = {}, options) {
        return this.#transport.mutate(startTotpEnrolmentMutation, { input }, (data) => data.startTotpEnrolment, options);
    }
    /** Resolves to the recovery codes, which are shown this once. */
    async confirmTotpEnrolment(code, options) {
        const { recoveryCodes } = await this.#transport.mutate(confirmTotpEnrolmentMutation, { input: { code } }, (data) => data.confirmTotpEnrolment, options);
        return recoveryCodes;
    }
    /** Only where no role asks for a second factor, and with one shown just now. */
    async disableTotp(options) {
        await this.#transport.mutate(disableTotpMutation, {}, (data) => data.disableTotp, options);
    }
    /** New ones, shown this once; the ones before are good no more. */
    async regenerateRecoveryCodes(options) {
        const { recoveryCodes } = await this.#transport.mutate(regenerateRecoveryCodesMutation, {}, (data) => data.regenerateRecoveryCodes, options);
        return recoveryCodes;
    }
    /** Ends all other sessions. */
    async changePassword(input, options) {
        const select = (data) => data.changePassword;
        await this.#transport.mutate(changePasswordMutation, { input }, select, options);
    }
    /** For somebody else who has lost theirs. */
    async resetSecondFactor(input, options) {
        const select = (data) => data.resetSecondFactor;
        await this.#transport.mutate(resetSecondFactorMutation, { input }, select, options);
    }
}
//# sourceMappingURL=security.js.map