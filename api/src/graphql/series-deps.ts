/** What a question about recorded bars is answered with: the caller's own turn on the threads. */
import type { SeriesExecutor, UseCaseDeps } from '@fiducia/engine';
import { callOf, type GatewayContext } from '../gateway/gateway-context.js';

export function seriesDeps(context: GatewayContext): {
  readonly db: UseCaseDeps['db'];
  readonly executor: SeriesExecutor;
} {
  const { ctx, deps } = callOf(context);
  return { db: deps.db, executor: context.deps.series.of(ctx.tenantId) };
}
