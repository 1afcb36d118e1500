/** One contract for the four stores, in the process and on Redis. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { FakeClock } from '../testing/fake-clock.js';
import { redisMissing, startTestRedis } from '../testing/test-redis.js';
import type { TestRedis } from '../testing/test-redis.js';
import { newId } from '../ids.js';
import { createEphemeralStores } from './create-ephemeral-stores.js';
import type { EphemeralStores } from './ports.js';

const quiet = { warn: () => undefined };
const clock = new FakeClock();
const missing = redisMissing();

let redis: TestRedis | null = null;
beforeAll(async () => {
  if (missing === '') redis = await startTestRedis();
});
afterAll(() => redis?.stop());

/** Resolves with the first messages, in the order in which they came. */
function collect(count: number) {
  const messages: string[] = [];
  let done: (messages: readonly string[]) => void = () => undefined;
  const all = new Promise<readonly string[]>((resolve) => {
    done = resolve;
  });
  const handler = (message: string): void => {
    messages.push(message);
    if (messages.length === count) done(messages);
  };
  return { handler, all, messages };
}

describe.each([
  ['in the process', ''],
  ['on Redis', missing],
])('the stores %s%s', (name, skipped) => {
  let stores: EphemeralStores;
  /** Of another process, where there are several. */
  let others: EphemeralStores;
  const key = newId();

  beforeAll(async () => {
    if (skipped !== '') return;
    const redisUrl = name === 'on Redis' ? redis?.url : undefined;
    const options = { clock, log: quiet, ...(redisUrl === undefined ? {} : { redisUrl }) };
    stores = await createEphemeralStores(options);
    others = redisUrl === undefined ? stores : await createEphemeralStores(options);
  });
  afterAll(async () => {
    if (skipped !== '') return;
    await stores.close();
    if (others !== stores) await others.close();
  });

  const it = test.skipIf(skipped !== '');
  const limit = { points: 3, windowMs: 60_000 };

  it('count requests of all processes together, and say when to come back', async () => {
    for (const limiter of [stores.rateLimiter, others.rateLimiter, stores.rateLimiter]) {
      expect((await limiter.consume(`${key}:limit`, limit)).allowed).toBe(true);
    }
    const refused = await others.rateLimiter.consume(`${key}:limit`, limit);
    expect(refused).toMatchObject({ allowed: false, remainingPoints: 0 });
    clock.advance(refused.retryAfterMs);
    expect((await stores.rateLimiter.consume(`${key}:limit`, limit)).allowed).toBe(true);
  });

  it('count by cost, and take nothing when there is not enough', async () => {
    expect(await stores.rateLimiter.consume(`${key}:cost`, limit, 2)).toMatchObject({
      allowed: true,
      remainingPoints: 1,
    });
    expect((await stores.rateLimiter.consume(`${key}:cost`, limit, 2)).allowed).toBe(false);
    expect((await stores.rateLimiter.consume(`${key}:cost`, limit, 1)).allowed).toBe(true);
  });

  it('count each key by itself, until it is reset', async () => {
    await stores.rateLimiter.consume(`${key}:one`, limit, 3);
    expect((await stores.rateLimiter.consume(`${key}:two`, limit)).allowed).toBe(true);
    expect((await stores.rateLimiter.consume(`${key}:one`, limit)).allowed).toBe(false);
    await others.rateLimiter.reset(`${key}:one`);
    expect((await stores.rateLimiter.consume(`${key}:one`, limit)).allowed).toBe(true);
  });

  it('let no more through when many come at once', async () => {
    const wide = { points: 20, windowMs: 60_000 };
    const requests = Array.from({ length: 60 }, (_value, index) =>
      (index % 2 === 0 ? stores : others).rateLimiter.consume(`${key}:many`, wide),
    );
    const decisions = await Promise.all(requests);
    expect(decisions.filter((decision) => decision.allowed)).toHaveLength(20);
  });

  it('deliver a channel’s messages in order to all who listen, and to nobody else', async () => {
    const [first, second, stranger] = [collect(3), collect(3), collect(1)];
    const stops = [
      await stores.pubSub.subscribe(`${key}:a`, first.handler),
      await others.pubSub.subscribe(`${key}:a`, second.handler),
      await others.pubSub.subscribe(`${key}:b`, stranger.handler),
    ];
    for (const message of ['1', '2', '3']) await stores.pubSub.publish(`${key}:a`, message);
    expect(await first.all).toEqual(['1', '2', '3']);
    expect(await second.all).toEqual(['1', '2', '3']);
    expect(stranger.messages).toEqual([]);
    for (const stop of stops) await stop();
  });

  it('stop delivering to one who has left, and go on for the others', async () => {
    const [leaving, staying] = [collect(1), collect(2)];
    const leave = await stores.pubSub.subscribe(`${key}:c`, leaving.handler);
    const stop = await stores.pubSub.subscribe(`${key}:c`, staying.handler);
    await others.pubSub.publish(`${key}:c`, 'both');
    await leaving.all;
    await leave();
    await leave();
    await others.pubSub.publish(`${key}:c`, 'one');
    expect(await staying.all).toEqual(['both', 'one']);
    expect(leaving.messages).toEqual(['both']);
    await stop();
  });

  it('keep one function’s two subscriptions apart', async () => {
    const twice = collect(3);
    const leave = await stores.pubSub.subscribe(`${key}:d`, twice.handler);
    const stop = await stores.pubSub.subscribe(`${key}:d`, twice.handler);
    await stores.pubSub.publish(`${key}:d`, 'x');
    while (twice.messages.length < 2) await new Promise(setImmediate);
    await leave();
    await stores.pubSub.publish(`${key}:d`, 'y');
    expect(await twice.all).toEqual(['x', 'x', 'y']);
    await stop();
  });

  it('go on after a subscriber has failed', async () => {
    const healthy = collect(2);
    const stopBroken = await stores.pubSub.subscribe(`${key}:e`, () => {
      throw new Error('broken');
    });
    const stop = await stores.pubSub.subscribe(`${key}:e`, healthy.handler);
    await stores.pubSub.publish(`${key}:e`, '1');
    await stores.pubSub.publish(`${key}:e`, '2');
    expect(await healthy.all).toEqual(['1', '2']);
    await stopBroken();
    await stop();
  });

  it('remember a quote, the latest one', async () => {
    expect(await stores.quotes.get(`${key}:q`)).toBeNull();
    await stores.quotes.set(`${key}:q`, '1.10', 60_000);
    await others.quotes.set(`${key}:q`, '1.11', 60_000);
    expect(await stores.quotes.get(`${key}:q`)).toBe('1.11');
  });

  it('hand on bars, and the last one to whoever comes later', async () => {
    const heard = collect(2);
    const stop = await others.bars.subscribe(`${key}:s`, heard.handler);
    expect(await stores.bars.last(`${key}:s`)).toBeNull();
    await stores.bars.publish(`${key}:s`, 'bar 1');
    await stores.bars.publish(`${key}:s`, 'bar 2');
    expect(await heard.all).toEqual(['bar 1', 'bar 2']);
    expect(await others.bars.last(`${key}:s`)).toBe('bar 2');
    await stop();
  });
});

test('a quote in the process is forgotten after its time', async () => {
  const stores = await createEphemeralStores({ clock, log: quiet });
  await stores.quotes.set('X', '1', 1_000);
  clock.advance(999);
  expect(await stores.quotes.get('X')).toBe('1');
  clock.advance(1);
  expect(await stores.quotes.get('X')).toBeNull();
});

test('a Redis that is asked for and not there is said, not passed over', async () => {
  const stores = createEphemeralStores({ redisUrl: 'redis://127.0.0.1:1', log: quiet });
  await expect(stores).rejects.toThrow();
});

describe(`when Redis goes away${missing}`, () => {
  test.skipIf(missing !== '')(
    'limits are kept by the process, nothing fails, and messages flow again afterwards',
    async () => {
      const server = await startTestRedis(
        await (await import('../testing/free-port.js')).freePort(),
      );
      const stores = await createEphemeralStores({ redisUrl: server.url, clock, log: quiet });
      const heard: string[] = [];
      await stores.pubSub.subscribe('before', (message) => heard.push(message));
      await server.stop();

      const limit = { points: 2, windowMs: 60_000 };
      const allowed: boolean[] = [];
      for (let request = 0; request < 3; request += 1) {
        allowed.push((await stores.rateLimiter.consume('away', limit)).allowed);
      }
      expect(allowed).toEqual([true, true, false]);
      await stores.pubSub.publish('before', 'lost');
      await stores.quotes.set('Q', '1', 1_000);
      expect(await stores.quotes.get('Q')).toBeNull();
      await stores.pubSub.subscribe('meanwhile', (message) => heard.push(message));

      const again = await startTestRedis(Number(new URL(server.url).port));
      while (!heard.includes('old') || !heard.includes('new')) {
        await stores.pubSub.publish('before', 'old');
        await stores.pubSub.publish('meanwhile', 'new');
        await new Promise(setImmediate);
      }
      expect(heard).not.toContain('lost');
      await stores.close();
      await again.stop();
    },
  );
});
