/** The result of each mutation: its payload or one of the failures that can happen. */
import * as failure from './failure.type.js';
import * as payload from './payload.type.js';
import { resultOf } from './result-of.js';

/** Any command may meet these: bad input, no such thing, no right to it, too many at once. */
export const COMMAND_FAILURES = [
  failure.InvalidInputErrorType,
  failure.NotFoundErrorType,
  failure.PermissionDeniedErrorType,
  failure.StepUpRequiredErrorType,
  failure.RateLimitedErrorType,
  failure.IdempotencyConflictErrorType,
  failure.ConflictErrorType,
  failure.UnavailableErrorType,
] as const;

export const PlaceOrderResult = resultOf('PlaceOrderResult', [
  payload.PlaceOrderPayloadType,
  failure.OrderDeniedErrorType,
  failure.AccountHaltedErrorType,
  ...COMMAND_FAILURES,
]);
export const CancelOrderResult = resultOf('CancelOrderResult', [
  payload.CancelOrderPayloadType,
  ...COMMAND_FAILURES,
]);
export const DeployStrategyResult = resultOf('DeployStrategyResult', [
  payload.DeployStrategyPayloadType,
  failure.AccountHaltedErrorType,
  ...COMMAND_FAILURES,
]);
export const StopDeploymentResult = resultOf('StopDeploymentResult', [
  payload.StopDeploymentPayloadType,
  ...COMMAND_FAILURES,
]);
export const HaltAccountResult = resultOf('HaltAccountResult', [
  payload.HaltAccountPayloadType,
  ...COMMAND_FAILURES,
]);
export const HaltAllAccountsResult = resultOf('HaltAllAccountsResult', [
  payload.HaltAllAccountsPayloadType,
  ...COMMAND_FAILURES,
]);
export const ReleaseAccountResult = resultOf('ReleaseAccountResult', [
  payload.ReleaseAccountPayloadType,
  ...COMMAND_FAILURES,
]);
export const RequestBacktestResult = resultOf('RequestBacktestResult', [
  payload.RequestBacktestPayloadType,
  ...COMMAND_FAILURES,
]);
export const CancelResearchRunResult = resultOf('CancelResearchRunResult', [
  payload.CancelResearchRunPayloadType,
  ...COMMAND_FAILURES,
]);
export const RerunResearchRunResult = resultOf('RerunResearchRunResult', [
  payload.RerunResearchRunPayloadType,
  ...COMMAND_FAILURES,
]);
export const RequestSweepResult = resultOf('RequestSweepResult', [
  payload.RequestSweepPayloadType,
  ...COMMAND_FAILURES,
]);
