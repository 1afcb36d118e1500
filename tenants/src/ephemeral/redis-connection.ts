/** Connections to Redis that fail fast: what they carry may be lost, and must hold nobody up. */
import { Redis } from 'ioredis';

import type { DatabaseLog } from '../database/connection-pool.js';
import { describeError } from '../errors/describe-error.js';

const CONNECT_TIMEOUT_MS = 5_000;
const COMMAND_TIMEOUT_MS = 1_000;
const MAX_RECONNECT_DELAY_MS = 2_000;
const RECONNECT_STEP_MS = 100;

export async function connectRedis(url: string, name: string, log: DatabaseLog): Promise<Redis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectionName: `fiducia-${name}`,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    // While Redis is away, commands fail at once instead of piling up in memory.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    // Subscriptions are renewed by redis-pub-sub, which also knows those made meanwhile.
    autoResubscribe: false,
    retryStrategy: (attempt) => Math.min(attempt * RECONNECT_STEP_MS, MAX_RECONNECT_DELAY_MS),
  });
  redis.on('error', (error: Error) => {
    log.warn({ error: describeError(error) }, 'Redis is not reachable');
  });
  try {
    await redis.connect();
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  return redis;
}
