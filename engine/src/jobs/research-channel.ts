/** How runs tell that they have moved: to people over pub/sub, to workers by a wake-up. */
import type { ResearchRunId, TenantId } from '@fiducia/tenants';

/** All runs of a tenant; the message is a `ResearchNews` as JSON. */
export function researchChannel(tenantId: TenantId): string {
  return `t:${tenantId}:research`;
}

/** A hint: what it says is read again from the database. */
export interface ResearchNews {
  readonly id: ResearchRunId;
}
