/** What runs beside us: the gateway's own word of its health, and Redis. */
import { Redis } from 'ioredis';

import type { Instance } from '../process/instance-lock.js';
import { firstLine } from '../process/start-problem.js';
import { absent, passed, problem, type Check } from './check.js';

const ANSWER_MS = 3_000;

/** Ready means that its database answers and that it takes requests. */
export async function checkGateway(instance: Instance | null): Promise<Check> {
  if (instance === null || instance.url === null) return absent('gateway', 'not running');
  const url = `${instance.url}/readyz`;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) });
    if (answer.ok) return passed('gateway', `${instance.url} is ready`);
    return problem('gateway', `${url} answers ${answer.status}`, 'look into the log of the home');
  } catch (error) {
    return problem('gateway', `${url} does not answer (${firstLine(error)})`, 'restart it');
  }
}

export async function checkRedis(url: string | null): Promise<Check> {
  if (url === null) return absent('redis', 'not configured: one process keeps it in memory');
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: ANSWER_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined); // told by the failing call below
  try {
    await redis.connect();
    await redis.ping();
    return passed('redis', 'answers');
  } catch (error) {
    return problem(
      'redis',
      `does not answer (${firstLine(error)})`,
      'start it, correct REDIS_URL, or unset it to do without',
    );
  } finally {
    redis.disconnect();
  }
}
