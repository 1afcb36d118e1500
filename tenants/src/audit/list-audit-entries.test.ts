/** Who reads which part of the audit log. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { TenantContext } from '../context/tenant-context.js';
import { toWireId } from '../ids.js';
import type { AuditEntryId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { auditedTenant, SEED_ENTRIES } from '../testing/audited-tenant.js';
import type { AuditedTenant } from '../testing/audited-tenant.js';
import { must, startTestDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { listAuditEntries } from './list-audit-entries.js';
import type { AuditPage } from './list-audit-entries.js';

let server: TestDatabase;
let deps: TenantsDeps;
let audited: AuditedTenant;
let ctx: TenantContext;
let counter = 0;

beforeAll(async () => {
  server = await startTestDatabase();
  deps = createTenantsDeps({ db: server.db, apiKeyPepper: new Uint8Array(32) });
});
afterAll(() => server.stop());

/** A fresh tenant each time: its tree begins with nothing but its own seeding. */
beforeEach(async () => {
  counter += 1;
  audited = await auditedTenant(deps, `audited-${counter}`);
  ({ ctx } = audited);
});

describe('the list', () => {
  test('pages through all entries once, newest first', async () => {
    await Promise.all(Array.from({ length: 5 }, () => audited.append()));
    const seen: AuditEntryId[] = [];
    let after: AuditEntryId | null = null;
    for (;;) {
      const page: AuditPage = must(await listAuditEntries(ctx, deps, { first: 4, after }));
      seen.push(...page.entries.map((entry) => entry.id));
      after = page.entries.at(-1)?.id ?? null;
      if (!page.hasNextPage) break;
    }
    expect(seen).toHaveLength(SEED_ENTRIES + 5);
    expect(seen).toEqual(seen.toSorted().toReversed());
  });

  test('filters by resource and by account, and shows names and reasons', async () => {
    const accountId = audited.tenant.accountIds[0];
    if (accountId === undefined) throw new Error('no account');
    await audited.append({
      resource: { type: 'Account', id: accountId },
      accountId,
      reason: 'why not',
    });
    const resourceId = toWireId('account', accountId);
    const query = { first: 10, resourceType: 'Account', resourceId };
    const byResource = must(await listAuditEntries(ctx, deps, query));
    expect(byResource.entries.map((entry) => entry.action)).toEqual([
      'account.halt',
      'account.create',
    ]);
    expect(byResource.entries[0]).toMatchObject({
      reason: 'why not',
      actorName: expect.stringContaining(audited.tenant.canary) as string,
      leafIndex: null,
      accountId,
    });
    const byAccount = must(await listAuditEntries(ctx, deps, { first: 10, accountId }));
    expect(byAccount.entries).toHaveLength(2);
    const noText = must(await listAuditEntries(ctx, deps, { first: 9, resourceId: '\0' }));
    expect(noText.entries).toEqual([]);
  });

  test('shows a reader of one client what concerns its accounts and nothing else', async () => {
    const [mine, other] = audited.tenant.accountIds;
    const clientId = audited.tenant.clientIds[0];
    if (mine === undefined || other === undefined || clientId === undefined) throw new Error();
    const reader = (
      scope: { type: 'CLIENT'; id: typeof clientId } | { type: 'ACCOUNT'; id: typeof other },
    ) => ({ ...ctx, grants: [{ kind: 'ROLE', role: 'RISK_OFFICER', scope }] }) as const;
    const ofClient = must(
      await listAuditEntries(reader({ type: 'CLIENT', id: clientId }), deps, { first: 50 }),
    );
    expect(ofClient.entries.map((entry) => entry.accountId)).toEqual([mine]);
    const ofAccount = must(
      await listAuditEntries(reader({ type: 'ACCOUNT', id: other }), deps, { first: 50 }),
    );
    expect(ofAccount.entries.map((entry) => entry.accountId)).toEqual([other]);
  });

  test('is closed to those who have no right to it', async () => {
    const grants = [{ kind: 'ROLE', role: 'PORTFOLIO_MANAGER', scope: { type: 'ALL' } }] as const;
    expect(await listAuditEntries({ ...ctx, grants }, deps, { first: 1 })).toEqual({
      ok: false,
      error: { code: 'PERMISSION_DENIED', permission: 'AUDIT_READ' },
    });
  });
});
