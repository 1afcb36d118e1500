/** What the package offers of identity: people, their sessions and factors, and API keys. */
export { RoleAssignment } from './role-assignment.entity.js';
export { User } from './user.entity.js';
export type { UserStatus } from './user.entity.js';
export { createUser } from './create-user.js';
export type { CreateUserFailure, CreateUserInput, RoleGrant } from './create-user.js';
export { PasswordHasher, PasswordQueueFullError } from './password-hasher.js';
export { SESSION_CACHE_MS } from './session-cache.js';
export { signIn } from './sign-in.js';
export type { SignInFailure, SignInInput, SignInOutcome } from './sign-in.js';
export { completeSignIn } from './complete-sign-in.js';
export type { ChallengeExpired, CompleteSignInInput } from './complete-sign-in.js';
export type { ClientOrigin, SignedIn } from './open-session.js';
export type { SessionTokens } from './session-tokens.js';
export { refreshSession } from './refresh-session.js';
export type { RefreshFailure, RefreshInput } from './refresh-session.js';
export { listSessions } from './list-sessions.js';
export type { SessionView } from './list-sessions.js';
export { revokeOtherSessions, revokeSession } from './revoke-session.js';
export { changePassword } from './change-password.js';
export type { ChangePasswordInput } from './change-password.js';
export { confirmTotpEnrolment, startTotpEnrolment } from './enrol-totp.js';
export type { ConfirmedTotp, TotpEnrolment } from './enrol-totp.js';
export { disableTotp, readSecondFactor, regenerateRecoveryCodes } from './manage-second-factor.js';
export type { SecondFactorStatus } from './manage-second-factor.js';
export { resetSecondFactor } from './reset-second-factor.js';
export type { ResetSecondFactorInput } from './reset-second-factor.js';
export { presetTotp } from './preset-totp.js';
export type { ShownFactor } from './second-factor.js';
export { stepUp } from './step-up.js';
export { totpCode } from './totp.js';
export { requireStepUp, STEP_UP_MS } from './require-step-up.js';
export type { StepUpRequired } from './require-step-up.js';
export { signOut } from './sign-out.js';
export { INVITATION_DAYS, inviteUser, resendInvitation } from './invite-user.js';
export type { Invited, InviteUserFailure, InviteUserInput } from './invite-user.js';
export { revokeInvitation } from './revoke-invitation.js';
export { acceptInvitation } from './accept-invitation.js';
export type { AcceptInvitationFailure, LinkInput, LinkInvalid } from './accept-invitation.js';
export { requestPasswordReset } from './request-password-reset.js';
export { resetPassword } from './reset-password.js';
export type { ResetPasswordFailure } from './reset-password.js';
export { addressPlace } from './client-address.js';
export { authenticateSession } from './authenticate-session.js';
export type { Authenticated, Unauthenticated } from './authenticate-session.js';
export { authenticateApiKey } from './authenticate-api-key.js';
export { createApiKey } from './create-api-key.js';
export type {
  CreateApiKeyFailure,
  CreateApiKeyInput,
  CreatedApiKey,
  KeyGrantInput,
} from './create-api-key.js';
export { revokeApiKey } from './revoke-api-key.js';
export { rotateApiKey, MAX_KEY_OVERLAP_MS } from './rotate-api-key.js';
export type { RotateApiKeyFailure, RotateApiKeyInput, RotatedApiKey } from './rotate-api-key.js';
export { API_KEY_STATUSES, getApiKey, listApiKeys, MAX_API_KEY_PAGE } from './list-api-keys.js';
export type { ApiKeyPage, ApiKeyStatus, ApiKeyView } from './list-api-keys.js';
