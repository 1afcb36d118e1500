/** Ends a run before its time: a waiting one at once, a running one within a second. */
import { appendAudit, withIdempotency } from '@fiducia/tenants';
import type { JsonObject, ResearchRunId, TenantContext, TenantTransaction } from '@fiducia/tenants';
import { present } from '../domain/assert.js';
import type { ResearchDeps } from './research-deps.js';
import { refusal, refuseCommand } from './research-failures.js';
import type { ResearchFailure, ResearchOutcome } from './research-failures.js';
import { announce } from './research-news.js';
import { getResearchRun } from './research-queries.js';
import type { ResearchRunView } from './research-view.js';

export interface CancelResearchInput {
  readonly idempotencyKey: string;
  readonly id: ResearchRunId;
}

/** From this commit on a worker can save nothing of it any more. */
const CANCEL = `
  with old as (
    select id, status from research_run
    where tenant_id = $1 and id = $2 and status in ('QUEUED', 'RUNNING') for update
  )
  update research_run r set status = 'CANCELED', finished_at = now()
  from old where r.tenant_id = $1 and r.id = old.id returning old.status as before`;

export async function cancelResearchRun(
  ctx: TenantContext,
  deps: ResearchDeps,
  input: CancelResearchInput,
): Promise<ResearchOutcome<{ readonly run: ResearchRunView }>> {
  const { id } = input;
  const refused = refuseCommand(ctx, input.idempotencyKey);
  if (refused !== null) return refused;
  if ((await getResearchRun(ctx, deps, id)) === null) return refusal('NOT_FOUND');
  const canceled = await deps.db.tenants.change(ctx, async (tx) => {
    const failed = await cancel(tx, ctx, deps, input);
    return failed === null ? { ok: true, value: null } : { ok: false, error: failed };
  });
  if (!canceled.ok) return canceled;
  return { ok: true, run: present(await getResearchRun(ctx, deps, id), 'the canceled run') };
}

async function cancel(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: ResearchDeps,
  { idempotencyKey: key, id }: CancelResearchInput,
): Promise<ResearchFailure | null> {
  let hasEnded = false;
  const idempotent = { key, operation: 'cancelResearchRun', request: { id } };
  const done = await withIdempotency<JsonObject>(tx, ctx, idempotent, async () => {
    const { rows } = await tx.query<{ before: string }>(CANCEL, [ctx.tenantId, id]);
    hasEnded = rows[0] === undefined;
    if (rows[0] === undefined) return {};
    await appendAudit(tx, ctx, {
      action: 'research-run.cancel',
      resource: { type: 'ResearchRun', id },
      before: { status: rows[0].before },
      after: { status: 'CANCELED' },
    });
    await announce(tx, deps, { tenantId: ctx.tenantId, id });
    return {};
  });
  if (hasEnded) return refusal('RESEARCH_ENDED').error;
  return done.ok ? null : refusal('IDEMPOTENCY_CONFLICT').error;
}
