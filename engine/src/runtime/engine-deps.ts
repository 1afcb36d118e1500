/** What the engine is given by the process that starts it. */
import type { Clock, Database, PubSub } from '@fiducia/tenants';
import type { StrategyRegistry } from '../strategies/strategy-registry.js';
import type { MonotonicClock } from './account-lease.js';
import type { EngineLog } from './engine-log.js';
import type { WakeUps } from './wake-ups.js';

export interface EngineDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly monotonic: MonotonicClock;
  readonly pubsub: PubSub;
  readonly wakeUps: WakeUps;
  readonly strategies: StrategyRegistry;
  readonly log: EngineLog;
  /** Of the installation, the same for ever: client order ids are derived from it. */
  readonly orderIdSecret: Uint8Array;
}
