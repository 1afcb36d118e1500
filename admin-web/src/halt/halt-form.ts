/** What a halt asks of the person: a reason that will stand in the audit log for ever. */

export const REASON_MAX_LENGTH = 500;

export interface HaltForm {
  readonly reason: string;
  readonly closePositions: boolean;
}

export function isReasonGiven(reason: string): boolean {
  return reason.trim().length >= 3;
}
