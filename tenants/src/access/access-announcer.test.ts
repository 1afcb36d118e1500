import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { systemClock } from '../clock.js';
import { createEphemeralStores } from '../ephemeral/create-ephemeral-stores.js';
import type { EphemeralStores, PubSub } from '../ephemeral/ports.js';
import { SessionCache } from '../identity/session-cache.js';
import type { KnownSession } from '../identity/session-cache.js';
import { newId } from '../ids.js';
import type { TenantId } from '../ids.js';
import { redisMissing, startTestRedis } from '../testing/index.js';
import type { TestRedis } from '../testing/index.js';
import { AccessAnnouncer } from './access-announcer.js';

function processOn(pubSub: PubSub | null) {
  const sessions = new SessionCache(systemClock);
  return { sessions, access: new AccessAnnouncer({ sessions, pubSub, log: null }) };
}

function sessionOf(tenantId: TenantId): KnownSession {
  const expiresAt = new Date(Date.now() + 3_600_000);
  return {
    tenantId,
    expiresAt,
    tokenExpiresAt: expiresAt,
    actor: { sessionId: newId() },
  } as unknown as KnownSession;
}

async function reachesAnotherProcess(stores: readonly [EphemeralStores, EphemeralStores]) {
  const [here, there] = [processOn(stores[0].pubSub), processOn(stores[1].pubSub)];
  const [tenantId, other] = [newId<TenantId>(), newId<TenantId>()];
  const { changes } = there.sessions;
  there.sessions.put('a', sessionOf(tenantId), changes);
  there.sessions.put('b', sessionOf(other), changes);
  // Until the subscription stands, a hint may pass by: it is given again until it has been heard.
  const heard = new Promise<void>((resolve) => {
    there.access.watch(tenantId, resolve);
  });
  const again = setInterval(() => here.access.changed(tenantId), 20);
  await heard;
  clearInterval(again);
  expect(there.sessions.get('a')).toBeNull();
  expect(there.sessions.get('b')).not.toBeNull();
  await here.access.close();
  await there.access.close();
}

test('a change of rights is forgotten in the process itself without any store', () => {
  const { sessions, access } = processOn(null);
  const tenantId = newId<TenantId>();
  sessions.put('a', sessionOf(tenantId), sessions.changes);
  access.changed(tenantId);
  expect(sessions.get('a')).toBeNull();
});

test('what was read before a change that came meanwhile is not remembered', () => {
  const { sessions, access } = processOn(null);
  const tenantId = newId<TenantId>();
  const { changes } = sessions;
  access.changed(tenantId);
  sessions.put('a', sessionOf(tenantId), changes);
  expect(sessions.get('a')).toBeNull();
});

test('it reaches another part of the same process', async () => {
  const stores = await createEphemeralStores();
  await reachesAnotherProcess([stores, stores]);
  await stores.close();
});

const missing = redisMissing();

describe.skipIf(missing !== '')(`on Redis${missing}`, () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startTestRedis();
  });
  afterAll(() => redis.stop());

  test('it reaches another process', async () => {
    const redisUrl = redis.url;
    const stores = [
      await createEphemeralStores({ redisUrl }),
      await createEphemeralStores({ redisUrl }),
    ] as const;
    await reachesAnotherProcess(stores);
    for (const one of stores) await one.close();
  });
});
