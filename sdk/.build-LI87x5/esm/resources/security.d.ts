/** Where a person is signed in, the second factor, and the password. */
import type { CallOptions } from '../client-options.js';
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
export declare class Security {
    #private;
    constructor(transport: Transport);
    /** One's own sessions that have not ended, the newest first. */
    sessions(options?: CallOptions): Promise<readonly Session[]>;
    /** Ends one of one's own sessions; whoever manages people ends anybody's. */
    revokeSession(sessionId: Id, options?: CallOptions): Promise<void>;
    /** All of one's own but this one; resolves to how many ended. */
    revokeOtherSessions(options?: CallOptions): Promise<number>;
    /** Whether a second factor is set up, is asked for, and how many recovery codes are left. */
    secondFactor(options?: CallOptions): Promise<SecondFactor>;
    /** Shows the second factor again; resolves to when that is forgotten. */
    stepUp(code: string, options?: CallOptions): Promise<DateTime>;
    /** A secret for the app. `password` where the sign-in is more than ten minutes old. */
    startTotpEnrolment(input?: {
        readonly password?: string | undefined;
    }, options?: CallOptions): Promise<StartedEnrolment>;
    /** Resolves to the recovery codes, which are shown this once. */
    confirmTotpEnrolment(code: string, options?: CallOptions): Promise<readonly string[]>;
    /** Only where no role asks for a second factor, and with one shown just now. */
    disableTotp(options?: CallOptions): Promise<void>;
    /** New ones, shown this once; the ones before are good no more. */
    regenerateRecoveryCodes(options?: CallOptions): Promise<readonly string[]>;
    /** Ends all other sessions. */
    changePassword(input: ChangePasswordInput, options?: CallOptions): Promise<void>;
    /** For somebody else who has lost theirs. */
    resetSecondFactor(input: ResetSecondFactorInput, options?: CallOptions): Promise<void>;
}
//# sourceMappingURL=security.d.ts.map