/** What research use cases and queries are given: they run in any process, with a worker or not. */
import type { Database, PubSub } from '@fiducia/tenants';
import type { WakeUps } from '../runtime/wake-ups.js';
import type { StrategyRegistry } from '../strategies/strategy-registry.js';

export interface ResearchDeps {
  readonly db: Database;
  readonly wakeUps: WakeUps;
  readonly strategies: StrategyRegistry;
  readonly pubsub: PubSub;
}
