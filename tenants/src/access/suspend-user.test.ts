/** Suspending a person: what it ends, what it says, and who may do it. */
import { afterAll, describe, expect, test } from 'vitest';

import { must } from '../testing/index.js';
import { openAccessWorld } from '../testing/access-world.js';
import { accessChannel } from './access-announcer.js';
import { explainPermission } from './explain-permission.js';
import { reactivateUser, suspendUser } from './suspend-user.js';

const world = await openAccessWorld();
const { database, pubSub, deps, a, personOf, owner, holding, lastAudit } = world;
afterAll(() => world.stop());

describe('suspending', () => {
  test('ends a person’s sessions, is undone, and is written down', async () => {
    const { userId } = personOf(a, 'PORTFOLIO_MANAGER');
    const heard: string[] = [];
    await pubSub.subscribe(accessChannel(a.tenantId), (message) => heard.push(message));
    must(await suspendUser(owner(), deps, { userId, reason: 'left the firm' }));
    expect(await lastAudit()).toMatchObject({
      action: 'user.suspend',
      after: { value: { status: 'SUSPENDED' } },
    });
    const query = { userId, permission: 'ORDER_WRITE', place: null } as const;
    const explained = must(await explainPermission(owner(), deps, query));
    expect(explained.allowed).toBe(false);
    expect(explained.reasons.map(({ code }) => code)).toContain('USER_SUSPENDED');
    must(await reactivateUser(owner(), deps, { userId, reason: 'came back' }));
    expect(must(await explainPermission(owner(), deps, query)).allowed).toBe(true);
    expect(heard).toEqual(['changed', 'changed']);
  });

  test('says of somebody who has not come yet what they were before', async () => {
    const { userId } = personOf(a, 'SUPPORT');
    await database.db.tenants.run(a.context, (tx) =>
      tx.query(`UPDATE app_user SET status = 'INVITED' WHERE tenant_id = $1 AND id = $2`, [
        ...[a.tenantId, userId],
      ]),
    );
    must(await suspendUser(owner(), deps, { userId, reason: 'not coming' }));
    expect(await lastAudit()).toMatchObject({
      before: { value: { status: 'INVITED' } },
      after: { value: { status: 'SUSPENDED' } },
    });
    must(await reactivateUser(owner(), deps, { userId, reason: 'as before' }));
  });

  test('is not for those who hold less', async () => {
    const { userId } = personOf(a, 'RISK_OFFICER');
    const weaker = holding(['USER_READ', 'USER_MANAGE']);
    const outcome = await suspendUser(weaker, deps, { userId, reason: 'a coup' });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'GRANT_EXCEEDS_OWN' } });
  });
});
