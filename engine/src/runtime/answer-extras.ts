/** What is stored with the answer to a command, and which commands never wait for their turn. */
import { failApproved } from '@fiducia/tenants';
import type { ApprovalDesk, ApprovalId, TenantTransaction } from '@fiducia/tenants';
import type { StoredCommand } from '../accounts/account-command.js';
import { writeAnswer } from '../accounts/command-records.js';
import type { AppliedCommand } from './command-answer.js';
import type { CommitExtras } from './commit-steps.js';
import type { RunningAccount } from './running-account.js';

/** The answer is of the state after the command: the account has applied it already. */
export function answerExtras(
  account: RunningAccount,
  command: StoredCommand,
  { applied, approvals }: { readonly applied: AppliedCommand; readonly approvals: ApprovalDesk },
): CommitExtras {
  const { tenantId } = account.terms.key;
  const { answer, write } = applied;
  const answered = { tenantId, id: command.id, seq: account.figures.seq };
  return {
    topics: [`command:${command.id}`],
    write: (tx: TenantTransaction) => {
      const approvalId = answer.ok ? null : approvalOf(command);
      return [
        writeAnswer(tx, answered, answer),
        ...(write?.(tx) ?? []),
        // What two people agreed on and the account refused must not stand as done.
        ...(answer.ok || approvalId === null
          ? []
          : [failApproved(tx, approvals, { tenantId, approvalId, sentence: answer.sentence })]),
      ];
    },
  };
}

/**
 * New limits hold from a moment at which nothing is outstanding, so that a backtest of the same
 * change writes the same journal; nothing that could decide anew overtakes them.
 */
export function isNeverHeldBack({ kind }: StoredCommand): boolean {
  return kind === 'HALT' || kind === 'CANCEL_ORDER' || kind === 'STOP_DEPLOYMENT';
}

function approvalOf(command: StoredCommand): ApprovalId | null {
  if (command.kind !== 'RELEASE' && command.kind !== 'CHANGE_LIMITS') return null;
  return command.payload.approvalId ?? null;
}
