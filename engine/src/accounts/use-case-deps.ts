/** What the engine's use cases and queries are given. They run in any process, engine or not. */
import type { Clock, Database, TenantDatabase } from '@fiducia/tenants';
import type { WakeUps } from '../runtime/wake-ups.js';
import type { StrategyRegistry } from '../strategies/strategy-registry.js';

export interface UseCaseDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly wakeUps: WakeUps;
  readonly strategies: StrategyRegistry;
}

/** What queries need: somewhere to read a tenant's rows, be it one statement at a time or in batches. */
export interface ReadDeps {
  readonly db: { readonly tenants: Pick<TenantDatabase, 'read'> };
}
