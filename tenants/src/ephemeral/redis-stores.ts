/** The four stores on Redis, for several processes. */
import type { Redis } from 'ioredis';

import type { Clock } from '../clock.js';
import type { DatabaseLog } from '../database/connection-pool.js';
import { describeError } from '../errors/describe-error.js';
import type { BarFanout, EphemeralStores, MessageHandler, PubSub, QuoteCache } from './ports.js';
import { connectRedis } from './redis-connection.js';
import { RedisPubSub } from './redis-pub-sub.js';
import { RedisRateLimiter } from './redis-rate-limiter.js';

/** A value that Redis cannot give now is a value that nobody has. */
async function readOrNull(
  log: DatabaseLog,
  read: () => Promise<string | null>,
): Promise<string | null> {
  try {
    return await read();
  } catch (error) {
    log.warn({ error: describeError(error) }, 'A cached value could not be read');
    return null;
  }
}

async function writeIfPossible(log: DatabaseLog, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    log.warn({ error: describeError(error) }, 'A value could not be cached');
  }
}

class RedisQuoteCache implements QuoteCache {
  constructor(
    private readonly redis: Redis,
    private readonly log: DatabaseLog,
  ) {}

  get(symbol: string): Promise<string | null> {
    return readOrNull(this.log, () => this.redis.get(`quote:${symbol}`));
  }

  set(symbol: string, quote: string, ttlMs: number): Promise<void> {
    return writeIfPossible(this.log, () => this.redis.set(`quote:${symbol}`, quote, 'PX', ttlMs));
  }
}

/** A series that has ended is forgotten after a week. */
const LAST_BAR_TTL_MS = 7 * 24 * 3_600_000;

class RedisBarFanout implements BarFanout {
  constructor(
    private readonly redis: Redis,
    private readonly pubSub: PubSub,
    private readonly log: DatabaseLog,
  ) {}

  async publish(series: string, bar: string): Promise<void> {
    await writeIfPossible(this.log, () =>
      this.redis.set(`bar:${series}`, bar, 'PX', LAST_BAR_TTL_MS),
    );
    await this.pubSub.publish(`bar:${series}`, bar);
  }

  last(series: string): Promise<string | null> {
    return readOrNull(this.log, () => this.redis.get(`bar:${series}`));
  }

  subscribe(series: string, handler: MessageHandler): Promise<() => Promise<void>> {
    return this.pubSub.subscribe(`bar:${series}`, handler);
  }
}

export async function createRedisStores(
  url: string,
  clock: Clock,
  log: DatabaseLog,
): Promise<EphemeralStores> {
  const commands = await connectRedis(url, 'commands', log);
  let subscriber: Redis;
  try {
    subscriber = await connectRedis(url, 'subscriber', log);
  } catch (error) {
    commands.disconnect();
    throw error;
  }
  const pubSub = new RedisPubSub(commands, subscriber, log);
  return {
    rateLimiter: new RedisRateLimiter(commands, clock, log),
    pubSub,
    quotes: new RedisQuoteCache(commands, log),
    bars: new RedisBarFanout(commands, pubSub, log),
    close() {
      commands.disconnect();
      subscriber.disconnect();
      return Promise.resolve();
    },
  };
}
