/** Asks for a backtest on recorded bars: checked, stored and queued; a worker runs it. */
import type { JsonValue, TenantContext } from '@fiducia/tenants';
import { checkBacktest } from './check-research.js';
import type { ResearchDeps } from './research-deps.js';
import { refuseCommand } from './research-failures.js';
import type { ResearchOutcome } from './research-failures.js';
import type { BacktestRequest } from './research-request.js';
import type { ResearchRunView } from './research-view.js';
import { storeResearch } from './store-research.js';

export interface RequestBacktestInput extends BacktestRequest {
  readonly idempotencyKey: string;
}

export async function requestBacktest(
  ctx: TenantContext,
  deps: ResearchDeps,
  input: RequestBacktestInput,
): Promise<ResearchOutcome<{ readonly run: ResearchRunView }>> {
  const refused = refuseCommand(ctx, input.idempotencyKey);
  if (refused !== null) return refused;
  const { strategies } = deps;
  const checked = await checkBacktest({ shared: deps.db.shared, strategies }, input);
  if (!checked.ok) return checked;
  const { idempotencyKey, ...request } = input;
  return storeResearch(ctx, deps, {
    operation: 'requestBacktest',
    idempotencyKey,
    request: JSON.parse(JSON.stringify(request)) as JsonValue,
    spec: checked.spec,
    progressTotal: checked.bars,
    rerunOf: null,
  });
}
