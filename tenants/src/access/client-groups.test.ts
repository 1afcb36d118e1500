/** A client group: whom a role reaches through it, and who may change it. */
import { afterAll, describe, expect, test } from 'vitest';

import { newId } from '../ids.js';
import type { ClientGroupId, ClientId } from '../ids.js';
import { must } from '../testing/index.js';
import { openAccessWorld } from '../testing/access-world.js';
import type { Permission } from './permission-registry.js';
import { listClientGroups } from './team-queries.js';

const HALTER: readonly Permission[] = ['ACCOUNT_READ', 'ACCOUNT_HALT'];

const world = await openAccessWorld();
const { deps, a, b, personOf, owner, holding, change, createRole, assign, grantsOf } = world;
afterAll(() => world.stop());

describe('a group of clients', () => {
  const create = (groupId: string, clientIds: readonly ClientId[], ctx = owner()) =>
    change(ctx, { type: 'CREATE_GROUP', groupId, name: `G ${groupId}`, clientIds: [...clientIds] });

  test('is what a role reaches, and follows its members', async () => {
    const groupId = newId<ClientGroupId>();
    const [first, second] = a.clientIds as [ClientId, ClientId];
    expect(await create(groupId, [first])).toBe('done');
    const { userId } = personOf(a, 'SUPPORT');
    const scope = { type: 'CLIENT_GROUP', id: groupId } as const;
    const roleId = await createRole(['ACCOUNT_READ', 'BALANCE_READ']);
    await assign(owner(), { customRoleId: roleId }, { userId, scope });
    const seen = { kind: 'CUSTOM_ROLE', scope: { ...scope, clientIds: [first] } };
    expect((await grantsOf(userId)).grants).toContainEqual(expect.objectContaining(seen));
    const name = 'Renamed';
    const both = { type: 'UPDATE_GROUP', groupId, name, clientIds: [second, first] } as const;
    expect(await change(owner(), { ...both, clientIds: [...both.clientIds] })).toBe('done');
    const grants = (await grantsOf(userId)).grants;
    const clientIds = [first, second].toSorted();
    const now = { kind: 'CUSTOM_ROLE', scope: { ...scope, clientIds } };
    expect(grants).toContainEqual(expect.objectContaining(now));
    expect(await change(owner(), { type: 'DELETE_GROUP', groupId })).toBe('IN_USE');
    const groups = must(await listClientGroups(owner(), deps));
    expect(groups).toContainEqual(expect.objectContaining({ id: groupId, clientCount: 2 }));
  });

  test('takes no client of another partner', async () => {
    expect(await create(newId(), [b.clientIds[0] as ClientId])).toBe('NOT_FOUND');
  });

  test('does not become the way to give what one does not have', async () => {
    const groupId = newId<ClientGroupId>();
    const [first, second] = a.clientIds as [ClientId, ClientId];
    await create(groupId, [first]);
    const roleId = await createRole(HALTER);
    const scope = { type: 'CLIENT_GROUP', id: groupId } as const;
    await assign(owner(), { customRoleId: roleId }, { scope });
    const weaker = holding(['USER_READ', 'ROLE_MANAGE']);
    const wider = { type: 'UPDATE_GROUP', groupId, name: 'Wider' } as const;
    expect(await change(weaker, { ...wider, clientIds: [first, second] })).toBe(
      'GRANT_EXCEEDS_OWN',
    );
    expect(await change(weaker, { ...wider, clientIds: [] })).toBe('GRANT_EXCEEDS_OWN');
    expect(await change(weaker, { ...wider, clientIds: [first] })).toBe('done');
  });

  test('is deleted when nothing is given over it', async () => {
    const groupId = newId<ClientGroupId>();
    await create(groupId, a.clientIds);
    expect(await change(owner(), { type: 'DELETE_GROUP', groupId })).toBe('done');
    expect(await change(owner(), { type: 'DELETE_GROUP', groupId })).toBe('NOT_FOUND');
  });
});
