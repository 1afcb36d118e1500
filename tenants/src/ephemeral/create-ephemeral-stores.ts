/** Chooses where the ephemeral stores live: on Redis when its address is given, else in the process. */
import { pino } from 'pino';

import { systemClock } from '../clock.js';
import type { Clock } from '../clock.js';
import type { DatabaseLog } from '../database/connection-pool.js';
import { createInProcessStores } from './in-process-stores.js';
import type { EphemeralStores } from './ports.js';
import { createRedisStores } from './redis-stores.js';

export interface EphemeralStoresOptions {
  /** Without it the stores serve this process only: say so, never guess. */
  readonly redisUrl?: string;
  readonly clock?: Clock;
  readonly log?: DatabaseLog;
}

/** Rejects when Redis is asked for and not reachable: a silent fallback would split the limits. */
export async function createEphemeralStores(
  options: EphemeralStoresOptions = {},
): Promise<EphemeralStores> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? pino({ name: 'ephemeral-stores' });
  return options.redisUrl === undefined
    ? createInProcessStores(clock, log)
    : createRedisStores(options.redisUrl, clock, log);
}
