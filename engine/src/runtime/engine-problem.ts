/** Shows people that the engine itself cannot run an account on, and why. */
import { appendAudit, systemContext } from '@fiducia/tenants';
import type { AccountLease } from './account-lease.js';
import type { EngineDeps } from './engine-deps.js';

const MARK = `
  update account_summary set engine_problem = $3, updated_at = now()
  where tenant_id = $1 and account_id = $2 and engine_problem is distinct from $3`;

export async function recordEngineProblem(
  deps: EngineDeps,
  lease: AccountLease,
  problem: string,
): Promise<void> {
  const { tenantId, accountId } = lease;
  const ctx = systemContext(tenantId, 'engine');
  await deps.db.tenants.run(ctx, async (tx) => {
    const marked = await tx.query(MARK, [tenantId, accountId, problem]);
    if (marked.rowCount === 0) return;
    await appendAudit(tx, ctx, {
      action: 'account.suspend',
      resource: { type: 'Account', id: accountId },
      accountId,
      after: { problem },
    });
  });
}
