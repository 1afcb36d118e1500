/** A tenant and its owner, with a short way to write audit entries: for the tests of the audit log. */
import { appendAudit } from '../audit/append-audit.js';
import type { AuditInput } from '../audit/append-audit.js';
import { PARTNER_ROLES } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { newId } from '../ids.js';
import type { AuditEntryId, SessionId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { seedTenant } from './seed-two-tenants.js';
import type { SeededTenant } from './seed-two-tenants.js';

export interface AuditedTenant {
  readonly tenant: SeededTenant;
  /** The owner, signed in, in request `request-1`. */
  readonly ctx: TenantContext;
  append(
    input?: Partial<AuditInput>,
  ): Promise<{ readonly id: AuditEntryId; readonly leafHash: Buffer }>;
  /** The places given so far, in their order. */
  leafIndexes(): Promise<readonly number[]>;
}

/** What seeding itself leaves in the log: the tenant, two clients, two accounts, and its users. */
export const SEED_ENTRIES = 5 + PARTNER_ROLES.length;

export async function auditedTenant(deps: TenantsDeps, slug: string): Promise<AuditedTenant> {
  const tenant = await seedTenant(deps, slug);
  const { tenantId } = tenant;
  const owner = tenant.users.find(({ role }) => role === 'TENANT_OWNER');
  if (owner === undefined) throw new Error('Seeding made no owner');
  const ctx: TenantContext = {
    tenantId,
    requestId: 'request-1',
    actor: {
      kind: 'USER',
      id: owner.userId,
      name: 'Somebody',
      sessionId: newId<SessionId>(),
      mfa: false,
      steppedUpAt: null,
    },
    grants: [{ kind: 'ROLE', role: 'TENANT_OWNER', scope: { type: 'ALL' } }],
  };
  const resource = { type: 'Tenant', id: tenantId } as const;
  return {
    tenant,
    ctx,
    append: (input = {}) =>
      deps.db.tenants.run(ctx, (tx) =>
        appendAudit(tx, ctx, { action: 'account.halt', resource, ...input }),
      ),
    async leafIndexes() {
      const sql = 'SELECT leaf_index FROM audit_leaf ORDER BY leaf_index';
      const result = await deps.db.tenants.read<{ leaf_index: string }>(ctx, sql);
      return result.rows.map((row) => Number(row.leaf_index));
    },
  };
}
