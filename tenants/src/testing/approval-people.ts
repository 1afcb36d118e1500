/** People who ask and decide, with second factors just shown, and one kind of request to decide. */
import { isAllowed } from '../access/ability.js';
import { appendAudit } from '../audit/append-audit.js';
import { approvalKind } from '../approvals/approval-kinds.js';
import type { ApprovalKindHandler } from '../approvals/approval-kinds.js';
import type { Clock } from '../clock.js';
import type { PartnerRole } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import { newId } from '../ids.js';
import type { AccountId, SessionId } from '../ids.js';
import type { SeededTenant } from './seed-two-tenants.js';

/** Signed in and stepped up at this moment; each call is another session of the same person. */
export function personOf(tenant: SeededTenant, role: PartnerRole, clock: Clock): TenantContext {
  const user = tenant.users.find((one) => one.role === role);
  if (user === undefined) throw new Error(`Seeding made no ${role}`);
  return {
    tenantId: tenant.tenantId,
    requestId: newId(),
    actor: {
      ...{ kind: 'USER', id: user.userId, name: role, sessionId: newId<SessionId>() },
      ...{ mfa: true, steppedUpAt: clock.now() },
    },
    grants: [{ kind: 'ROLE', role, scope: { type: 'ALL' } }],
  };
}

interface RenamePayload {
  readonly [field: string]: string;
  readonly accountId: AccountId;
  readonly before: string;
  readonly after: string;
  /** `LATE`: writes and then finds that it cannot go on. */
  readonly refuses: string;
}

const FIND = 'SELECT client_id, name, mandate FROM account WHERE tenant_id = $1 AND id = $2';
const SET = 'UPDATE account SET mandate = $3 WHERE tenant_id = $1 AND id = $2';

/** Changes one figure of a mandate, as the engine's own kind does in more steps. */
export const testLimitKind: ApprovalKindHandler = approvalKind<RenamePayload>({
  kind: 'LIMIT_CHANGE',
  permissionToAsk: 'LIMITS_CHANGE',
  async check(tx, author, { accountId, before }) {
    const found = await tx.query<{ client_id: never; name: string; mandate: { figure?: string } }>(
      FIND,
      [author.tenantId, accountId],
    );
    const row = found.rows[0];
    if (row === undefined) return fail({ code: 'NOT_FOUND', resource: 'Account' });
    const place = { accountId, clientId: row.client_id };
    if (!isAllowed(author, 'changeLimits', { type: 'Account', ...place })) {
      return fail({ code: 'PERMISSION_DENIED', permission: 'LIMITS_CHANGE' });
    }
    if ((row.mandate.figure ?? '1') !== before) {
      return fail({ code: 'CONFLICT', sentence: 'The limits have been changed since.' });
    }
    return ok({ resource: { type: 'Account', id: accountId }, name: row.name, place });
  },
  inOpen: ({ accountId, before, after }) => ({ accountId, before, after }),
  describe: ({ before, after }) => [{ field: 'figure', before, after }],
  async apply(tx, { decider }, { accountId, before, after, refuses }) {
    await tx.query(SET, [decider.tenantId, accountId, JSON.stringify({ figure: after })]);
    await appendAudit(tx, decider, {
      action: 'account.change-limits',
      resource: { type: 'Account', id: accountId },
      accountId,
      before: { figure: before },
      after: { figure: after },
    });
    if (refuses === 'LATE') return fail({ code: 'CONFLICT', sentence: 'It cannot go on.' });
    return ok({});
  },
});
