/** Shows people that the engine itself cannot run an account on, and why. */
import { appendAudit, systemContext } from '@fiducia/tenants';
import type { AccountLease } from './account-lease.js';
import type { EngineDeps } from './engine-deps.js';

const MARK = `
  with old as (
    select account_id, engine_problem from account_summary
    where tenant_id = $1 and account_id = $2 and engine_problem is distinct from $3 for update
  )
  update account_summary s set engine_problem = $3, updated_at = now()
  from old where s.tenant_id = $1 and s.account_id = old.account_id
  returning old.engine_problem as before`;

export async function recordEngineProblem(
  deps: EngineDeps,
  lease: AccountLease,
  problem: string,
): Promise<void> {
  const { tenantId, accountId } = lease;
  const ctx = systemContext(tenantId, 'engine');
  await deps.db.tenants.run(ctx, async (tx) => {
    const values = [tenantId, accountId, problem];
    const { rows } = await tx.query<{ before: string | null }>(MARK, values);
    if (rows[0] === undefined) return;
    await appendAudit(tx, ctx, {
      action: 'account.suspend',
      resource: { type: 'Account', id: accountId },
      accountId,
      before: { problem: rows[0].before },
      after: { problem },
    });
  });
}
