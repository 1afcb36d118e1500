/** What each audit entry has to say of the state before and after, so that none comes without. */
import type { AuditAction } from '../audit/audit-actions.js';
import type { JsonValue } from '../audit/canonical-json.js';

/**
 * MADE: nothing was there before. CHANGED: both states. ENDED: nothing is there any more. NOTED:
 * something was read, or a job did what it is for; nothing that people set was changed.
 */
type States = 'MADE' | 'CHANGED' | 'ENDED' | 'NOTED';

export const AUDIT_STATES: Readonly<Record<AuditAction, States>> = {
  'account.approve-live': 'CHANGED',
  'account.change-limits': 'CHANGED',
  'account.create': 'MADE',
  'account.halt': 'CHANGED',
  'account.open': 'MADE',
  'account.release': 'CHANGED',
  'account.suspend': 'CHANGED',
  'api-key.create': 'MADE',
  'api-key.revoke': 'CHANGED',
  'api-key.rotate': 'CHANGED',
  'approval-policy.set': 'CHANGED',
  'approval.approve': 'CHANGED',
  'approval.expire': 'CHANGED',
  'approval.fail': 'CHANGED',
  'approval.reject': 'CHANGED',
  'approval.request': 'MADE',
  'approval.withdraw': 'CHANGED',
  'audit.accept': 'CHANGED',
  'audit.export': 'NOTED',
  'client-group.create': 'MADE',
  'client-group.delete': 'ENDED',
  'client-group.update': 'CHANGED',
  'client.create': 'MADE',
  'credential.confirm': 'CHANGED',
  'credential.delete': 'ENDED',
  'credential.rotate': 'CHANGED',
  'credential.store': 'MADE',
  'deployment.start': 'MADE',
  'deployment.stop': 'CHANGED',
  'idempotency-keys.forget': 'NOTED',
  'invitation.accept': 'CHANGED',
  'invitation.revoke': 'CHANGED',
  'invitation.send': 'MADE',
  'journal.commit': 'NOTED',
  'order.cancel': 'CHANGED',
  'order.place': 'MADE',
  'password.reset': 'CHANGED',
  'password.reset-link': 'MADE',
  'research-limits.set': 'CHANGED',
  'research-run.cancel': 'CHANGED',
  'research-run.forget': 'NOTED',
  'research-run.request': 'MADE',
  'role.assign': 'MADE',
  'role.create': 'MADE',
  'role.delete': 'ENDED',
  'role.unassign': 'ENDED',
  'role.update': 'CHANGED',
  'second-factor.disable': 'CHANGED',
  'second-factor.enrol': 'CHANGED',
  'second-factor.new-recovery-codes': 'CHANGED',
  'second-factor.replace': 'CHANGED',
  'second-factor.reset': 'CHANGED',
  'second-factor.start': 'CHANGED',
  'secret.rewrap': 'NOTED',
  'session.refresh': 'CHANGED',
  'session.refresh-reused': 'CHANGED',
  'session.revoke': 'CHANGED',
  'session.sign-in': 'MADE',
  'session.sign-out': 'CHANGED',
  'session.step-up': 'CHANGED',
  'tenant.provision': 'MADE',
  'user.change-password': 'CHANGED',
  'user.create': 'MADE',
  'user.invite': 'MADE',
  'user.reactivate': 'CHANGED',
  'user.suspend': 'CHANGED',
  'user.view-as': 'NOTED',
};

export interface StoredLeaf {
  readonly action: string;
  /** The leaf's text. */
  readonly leaf: string;
}

/** One sentence for each entry that lacks a state, shows one that cannot be, or changed nothing. */
export function stateProblems(entries: readonly StoredLeaf[]): readonly string[] {
  return entries.flatMap(({ action, leaf }) => {
    const { before, after } = JSON.parse(leaf) as Record<'before' | 'after', JsonValue>;
    const problem = problemOf(statesOf(action), before, after);
    return problem === null ? [] : [`${action} ${problem}: ${leaf}`];
  });
}

function statesOf(action: string): States | undefined {
  return action in AUDIT_STATES ? AUDIT_STATES[action as AuditAction] : undefined;
}

function problemOf(states: States | undefined, before: JsonValue, after: JsonValue): string | null {
  if (states === undefined) return 'is not in the table';
  if (states === 'NOTED') return null;
  const has = { before: before !== null, after: after !== null };
  const wanted = { before: states !== 'MADE', after: states !== 'ENDED' };
  if (has.before !== wanted.before) return has.before ? 'has a state before' : 'lacks before';
  if (has.after !== wanted.after) return has.after ? 'has a state after' : 'lacks after';
  const same = states === 'CHANGED' && JSON.stringify(before) === JSON.stringify(after);
  return same ? 'says the same before and after' : null;
}
