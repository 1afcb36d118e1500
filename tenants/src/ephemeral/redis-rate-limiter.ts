/** Rate limits shared by all gateways; without Redis each process goes on limiting by itself. */
import type { Redis } from 'ioredis';

import type { Clock } from '../clock.js';
import type { DatabaseLog } from '../database/connection-pool.js';
import { describeError } from '../errors/describe-error.js';
import { InProcessRateLimiter } from './in-process-rate-limiter.js';
import type { RateDecision, RateLimit, RateLimiter } from './ports.js';
import { decide } from './sliding-window.js';

/**
 * Rolls the key's window, takes the points if they are there, and returns the window as it was
 * before, from which the same arithmetic as in the process gives the decision.
 */
const CONSUME = `
  local known = redis.call('HMGET', KEYS[1], 'index', 'used', 'before')
  local index, elapsed = tonumber(ARGV[1]), tonumber(ARGV[2])
  local points, cost, ttl = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
  local at, used, before = tonumber(known[1]), tonumber(known[2]), tonumber(known[3])
  if at == nil or at < index - 1 then used, before = 0, 0
  elseif at == index - 1 then used, before = 0, used end
  if used + before * (1 - elapsed) + cost <= points then
    redis.call('HSET', KEYS[1], 'index', index, 'used', used + cost, 'before', before)
    redis.call('PEXPIRE', KEYS[1], ttl)
  end
  return { tostring(used), tostring(before) }`;

export class RedisRateLimiter implements RateLimiter {
  readonly #redis: Redis;
  readonly #clock: Clock;
  readonly #log: DatabaseLog;
  readonly #fallback: InProcessRateLimiter;

  constructor(redis: Redis, clock: Clock, log: DatabaseLog) {
    this.#redis = redis;
    this.#clock = clock;
    this.#log = log;
    this.#fallback = new InProcessRateLimiter(clock);
  }

  async consume(key: string, limit: RateLimit, cost = 1): Promise<RateDecision> {
    const nowMs = this.#clock.now().getTime();
    const index = Math.floor(nowMs / limit.windowMs);
    const elapsed = (nowMs - index * limit.windowMs) / limit.windowMs;
    const numbers = [index, elapsed, limit.points, cost, limit.windowMs * 2];
    try {
      const answer = (await this.#redis.eval(CONSUME, 1, redisKey(key), ...numbers)) as string[];
      const window = { index, used: Number(answer[0]), usedBefore: Number(answer[1]) };
      return decide(window, { nowMs, limit, cost }).decision;
    } catch (error) {
      this.#log.warn(
        { error: describeError(error) },
        'Rate limits are kept by this process alone until Redis answers',
      );
      return this.#fallback.consume(key, limit, cost);
    }
  }

  async reset(key: string): Promise<void> {
    await this.#fallback.reset(key);
    try {
      await this.#redis.del(redisKey(key));
    } catch (error) {
      this.#log.warn({ error: describeError(error) }, 'A rate limit could not be reset');
    }
  }
}

function redisKey(key: string): string {
  return `rate:${key}`;
}
