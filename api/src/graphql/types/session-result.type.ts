/** The results of the mutations about sessions and second factors. */
import * as failure from './failure.type.js';
import { resultOf } from './result-of.js';
import * as session from './session.type.js';

const SIGN_IN_FAILURES = [
  failure.SignInErrorType,
  failure.InvalidInputErrorType,
  failure.RateLimitedErrorType,
] as const;

/** What a change of one's own identity may meet. */
const OWN_FAILURES = [
  failure.InvalidInputErrorType,
  failure.PermissionDeniedErrorType,
  failure.StepUpRequiredErrorType,
  failure.MfaCodeInvalidErrorType,
  failure.ConflictErrorType,
  failure.NotFoundErrorType,
  failure.RateLimitedErrorType,
  failure.UnavailableErrorType,
] as const;

export const SignInResult = resultOf('SignInResult', [
  session.SignInPayloadType,
  session.MfaRequiredType,
  ...SIGN_IN_FAILURES,
]);
export const CompleteSignInResult = resultOf('CompleteSignInResult', [
  session.SignInPayloadType,
  failure.MfaCodeInvalidErrorType,
  failure.UnavailableErrorType,
  ...SIGN_IN_FAILURES,
]);
export const RefreshSessionResult = resultOf('RefreshSessionResult', [
  session.RefreshSessionPayloadType,
  failure.SignInErrorType,
]);
export const RevokeSessionResult = resultOf('RevokeSessionResult', [
  session.RevokeSessionPayloadType,
  ...OWN_FAILURES,
]);
export const RevokeOtherSessionsResult = resultOf('RevokeOtherSessionsResult', [
  session.RevokeOtherSessionsPayloadType,
  ...OWN_FAILURES,
]);
export const StepUpResult = resultOf('StepUpResult', [session.StepUpPayloadType, ...OWN_FAILURES]);
export const StartTotpEnrolmentResult = resultOf('StartTotpEnrolmentResult', [
  session.StartTotpEnrolmentPayloadType,
  ...OWN_FAILURES,
]);
export const ConfirmTotpEnrolmentResult = resultOf('ConfirmTotpEnrolmentResult', [
  session.ConfirmTotpEnrolmentPayloadType,
  ...OWN_FAILURES,
]);
export const DisableTotpResult = resultOf('DisableTotpResult', [
  session.DisableTotpPayloadType,
  ...OWN_FAILURES,
]);
export const RegenerateRecoveryCodesResult = resultOf('RegenerateRecoveryCodesResult', [
  session.RegenerateRecoveryCodesPayloadType,
  ...OWN_FAILURES,
]);
export const ChangePasswordResult = resultOf('ChangePasswordResult', [
  session.ChangePasswordPayloadType,
  ...OWN_FAILURES,
]);
export const ResetSecondFactorResult = resultOf('ResetSecondFactorResult', [
  session.ResetSecondFactorPayloadType,
  ...OWN_FAILURES,
]);
