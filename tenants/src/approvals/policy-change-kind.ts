/** Doing without a second person for a kind of request: granted by a second person. */
import { isAllowed } from '../access/ability.js';
import { fail, ok } from '../errors/result.js';
import { approvalRequired, writePolicy } from './approval-policy.js';
import { approvalKind } from './approval-kinds.js';
import type { ApprovalKind, ApprovalKindHandler } from './approval-kinds.js';

interface PolicyPayload {
  readonly [field: string]: string | boolean;
  readonly kind: ApprovalKind;
  readonly before: boolean;
  readonly after: boolean;
}

export const policyChangeKind: ApprovalKindHandler = approvalKind<PolicyPayload>({
  kind: 'POLICY_CHANGE',
  permissionToAsk: 'ROLE_MANAGE',
  async check(tx, author, { kind, before }) {
    if (!isAllowed(author, 'assign', { type: 'Role' })) {
      return fail({ code: 'PERMISSION_DENIED', permission: 'ROLE_MANAGE' });
    }
    if ((await approvalRequired(tx, author, kind)) !== before) {
      return fail({ code: 'CONFLICT', sentence: 'The policy has been changed since.' });
    }
    return ok({ resource: { type: 'Tenant', id: author.tenantId }, name: kind });
  },
  inOpen: ({ kind, before, after }) => ({ kind, before, after }),
  describe: ({ kind, before, after }) => [
    { field: kind, before: String(before), after: String(after) },
  ],
  async apply(tx, { decider }, payload) {
    await writePolicy(tx, decider, payload);
    return ok({});
  },
});
