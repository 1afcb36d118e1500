/** Asks for a run again, to show that it gives the same: data, orders and journal are compared. */
import type { ResearchRunId, TenantContext } from '@fiducia/tenants';
import type { ResearchDeps } from './research-deps.js';
import { refusal, refuseCommand } from './research-failures.js';
import type { ResearchOutcome } from './research-failures.js';
import { getResearchRun } from './research-queries.js';
import type { ResearchRunView } from './research-view.js';
import { storeResearch } from './store-research.js';

export interface RerunResearchInput {
  readonly idempotencyKey: string;
  readonly id: ResearchRunId;
}

/** The same spec, byte for byte, as a new run; its outcome says whether it was reproduced. */
export async function rerunResearchRun(
  ctx: TenantContext,
  deps: ResearchDeps,
  { idempotencyKey, id }: RerunResearchInput,
): Promise<ResearchOutcome<{ readonly run: ResearchRunView }>> {
  const refused = refuseCommand(ctx, idempotencyKey);
  if (refused !== null) return refused;
  const first = await getResearchRun(ctx, deps, id);
  if (first === null) return refusal('NOT_FOUND');
  if (first.status !== 'DONE') return refusal('RESEARCH_NOT_DONE');
  return storeResearch(ctx, deps, {
    operation: 'rerunResearchRun',
    idempotencyKey,
    request: { id },
    spec: first.spec,
    progressTotal: first.progressTotal,
    rerunOf: id,
  });
}
