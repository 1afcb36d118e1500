/** How requests and decisions are refused. */
import { ERROR_CODES } from '../errors/registry.js';
import { unreachable } from '../errors/result.js';
import type { InvalidInput, NotFound, PermissionDenied } from '../errors/result.js';
import type { StepUpRequired } from '../identity/require-step-up.js';
import type { ApprovalRefusal } from './approval-kinds.js';

export type ApprovalConflictCode =
  | 'CONFLICT'
  | 'APPROVAL_PENDING'
  | 'APPROVAL_NOT_PENDING'
  | 'APPROVAL_EXPIRED'
  | 'APPROVAL_OWN_REQUEST';

export interface ApprovalConflict {
  readonly code: ApprovalConflictCode;
  readonly sentence: string;
}

export type RequestFailure = ApprovalConflict | InvalidInput | NotFound | PermissionDenied;
export type DecisionFailure = RequestFailure | StepUpRequired;

export function approvalConflict(
  code: ApprovalConflictCode,
  sentence: string = ERROR_CODES[code].sentence,
): ApprovalConflict {
  return { code, sentence };
}

/** What a request that fails when it is granted tells those who asked. */
export function sentenceOfRefusal(refusal: ApprovalRefusal): string {
  switch (refusal.code) {
    case 'NOT_FOUND':
      return 'What this was about is not there any more, or whoever asked may not see it any more.';
    case 'PERMISSION_DENIED':
      return 'Whoever asked for this may not do it any more.';
    case 'CONFLICT':
      return refusal.sentence;
    default:
      return unreachable(refusal);
  }
}
