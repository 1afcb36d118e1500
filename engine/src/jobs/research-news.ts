/** Tells workers and people, at the commit of a change, that there is something to look at. */
import type { ResearchRunId, SqlTransaction, TenantId } from '@fiducia/tenants';
import type { ResearchDeps } from './research-deps.js';
import { researchChannel } from './research-channel.js';
import type { ResearchNews } from './research-channel.js';

export interface RunKey {
  readonly tenantId: TenantId;
  readonly id: ResearchRunId;
}

/** For what workers must hear of: a new run, a canceled one. */
export async function announce(
  tx: SqlTransaction,
  deps: Pick<ResearchDeps, 'wakeUps' | 'pubsub'>,
  run: RunKey,
): Promise<void> {
  await deps.wakeUps.raiseAtCommit(tx, ['research']);
  showAtCommit(tx, deps, run);
}

/** For people alone: progress, an end. */
export function showAtCommit(
  tx: SqlTransaction,
  deps: Pick<ResearchDeps, 'pubsub'>,
  { tenantId, id }: RunKey,
): void {
  const news: ResearchNews = { id };
  tx.afterCommit(() => {
    // A message that is lost costs a moment: the next one, or a look, shows the same row.
    deps.pubsub.publish(researchChannel(tenantId), JSON.stringify(news)).catch(() => undefined);
  });
}
