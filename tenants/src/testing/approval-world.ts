/** Two partners with requests that wait: files them, grants them, and reads what became of them. */
import { afterAll, beforeAll, beforeEach } from 'vitest';

import { ApprovalDesk } from '../approvals/approval-desk.js';
import type { ApprovalDeps } from '../approvals/approval-desk.js';
import type { ApprovalView } from '../approvals/approval-rows.js';
import { approveRequest } from '../approvals/decide-approval.js';
import { listApprovals } from '../approvals/list-approvals.js';
import { requestApproval } from '../approvals/request-approval.js';
import { listAuditEntries } from '../audit/list-audit-entries.js';
import type { TenantContext } from '../context/tenant-context.js';
import { newId } from '../ids.js';
import type { AccountId, ApprovalId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { personOf, testLimitKind } from './approval-people.js';
import { FakeClock } from './fake-clock.js';
import { must, seedTwoTenants } from './seed-two-tenants.js';
import type { SeededTenant } from './seed-two-tenants.js';
import { startTestDatabase } from './test-database.js';
import type { TestDatabase } from './test-database.js';

interface Opened {
  readonly server: TestDatabase;
  readonly tenants: TenantsDeps;
  readonly deps: ApprovalDeps;
  readonly a: SeededTenant;
  readonly b: SeededTenant;
  readonly accountId: AccountId;
  readonly risk: TenantContext;
  readonly compliance: TenantContext;
}

/** Sets the file's hooks; each test begins with nothing waiting and everybody stepped up. */
export function useApprovals(): ApprovalWorld {
  const world = new ApprovalWorld();
  beforeAll(() => world.open());
  afterAll(() => world.here.server.stop());
  beforeEach(() => world.refresh());
  return world;
}

/** Null of a success. */
export function codeOf(result: { ok: boolean; error?: { code: string } }): string | null {
  return result.ok ? null : (result.error?.code ?? 'none');
}

class ApprovalWorld {
  readonly clock = new FakeClock();
  /** What was published. */
  readonly told: string[] = [];
  /** Of the account's mandate, as far as requests were granted. */
  figure = 1;
  #opened: Opened | null = null;

  get here(): Opened {
    if (this.#opened === null) throw new Error('The world opens before the first test');
    return this.#opened;
  }

  async open(): Promise<void> {
    const { clock } = this;
    const server = await startTestDatabase({ clock });
    const tenants = createTenantsDeps({ db: server.db, apiKeyPepper: new Uint8Array(32), clock });
    const { a, b } = await seedTwoTenants(tenants);
    const publish = (channel: string, message: string): Promise<void> => {
      this.told.push(`${channel} ${message}`);
      return Promise.resolve();
    };
    const approvals = new ApprovalDesk([testLimitKind], { publish });
    const accountId = a.accountIds[0] ?? newId<AccountId>();
    const deps = { db: server.db, clock, approvals };
    this.#opened = { server, tenants, deps, a, b, accountId, ...this.#people(a) };
  }

  /** People of now: a step-up of before the clock moved would not do. */
  #people(a: SeededTenant): Pick<Opened, 'risk' | 'compliance'> {
    return {
      risk: personOf(a, 'RISK_OFFICER', this.clock),
      compliance: personOf(a, 'COMPLIANCE_OFFICER', this.clock),
    };
  }

  /** Everybody has shown the second factor at the clock's moment. */
  stepUp(): void {
    this.#opened = { ...this.here, ...this.#people(this.here.a) };
  }

  async refresh(): Promise<void> {
    this.stepUp();
    const { a, deps, server } = this.here;
    const owner = personOf(a, 'TENANT_OWNER', this.clock);
    const waiting = await listApprovals(owner, deps, { first: 200, status: 'PENDING' });
    const expire = `UPDATE approval SET status = 'EXPIRED', decided_at = now() WHERE id = $1`;
    for (const { id } of waiting.approvals) await server.asSuperuser(expire, [id]);
  }

  ask(ctx = this.here.risk, refuses = '') {
    const { accountId, deps } = this.here;
    const [before, after] = [String(this.figure), String(this.figure + 1)];
    const payload = { accountId, before, after, refuses };
    const request = { kind: 'LIMIT_CHANGE', payload, reason: 'Needed' } as const;
    return deps.db.tenants.change(ctx, (tx) => requestApproval(tx, ctx, deps.approvals, request));
  }

  async filed(ctx?: TenantContext, refuses?: string): Promise<ApprovalView> {
    return must(await this.ask(ctx, refuses));
  }

  async grant(ctx: TenantContext, id: ApprovalId) {
    const decided = await approveRequest(ctx, this.here.deps, { approvalId: id, reason: 'Fine' });
    if (decided.ok && decided.value.status === 'APPROVED') this.figure += 1;
    return decided;
  }

  async figureNow(): Promise<string | undefined> {
    const { a, accountId, deps } = this.here;
    const { rows } = await deps.db.tenants.read<{ mandate: { figure?: string } }>(
      a.context,
      'SELECT mandate FROM account WHERE tenant_id = $1 AND id = $2',
      [a.tenantId, accountId],
    );
    return rows[0]?.mandate.figure ?? '1';
  }

  async actionsOf(id: ApprovalId): Promise<readonly string[]> {
    const { compliance, deps } = this.here;
    const page = must(await listAuditEntries(compliance, deps, { first: 200 }));
    const wire = `apr_${id.replaceAll('-', '')}`;
    const own = page.entries.filter(({ entry }) => entry['approval'] === wire);
    return own.map(({ action }) => action);
  }
}
