/** Why somebody may do something or not, and what the portal shows of another person's view. */
import { afterAll, describe, expect, test } from 'vitest';

import type { Grant } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { newId } from '../ids.js';
import type { ClientId } from '../ids.js';
import { must } from '../testing/index.js';
import { openAccessWorld } from '../testing/access-world.js';
import { explainPermission } from './explain-permission.js';
import type { ExplanationCode } from './explain-permission.js';
import type { Permission } from './permission-registry.js';
import { viewAs } from './view-as.js';

const HALTER: readonly Permission[] = ['ACCOUNT_READ', 'ACCOUNT_HALT'];

const world = await openAccessWorld();
const { database, deps, a, b, personOf, acting, owner, holding } = world;
afterAll(() => world.stop());

describe('an explanation', () => {
  const clientScope = (): Grant['scope'] => ({ type: 'CLIENT', id: a.clientIds[0] as ClientId });
  const there = () => ({ type: 'CLIENT', id: a.clientIds[1] as ClientId }) as const;

  test.each<[string, Permission, () => TenantContext, boolean, ExplanationCode[]]>([
    ['that it is granted', 'ACCOUNT_READ', () => holding(HALTER), true, ['GRANTED']],
    [
      'that a factor is needed',
      'ACCOUNT_HALT',
      () => holding(HALTER),
      true,
      ['GRANTED', 'SECOND_FACTOR_REQUIRED'],
    ],
    ['that no role has it', 'ORDER_WRITE', () => holding(HALTER), false, ['ROLE_LACKS_PERMISSION']],
    [
      'that the assignment is too narrow',
      'ROLE_MANAGE',
      () => acting(a, newId(), [{ kind: 'ROLE', role: 'TENANT_OWNER', scope: clientScope() }]),
      false,
      ['NEEDS_WHOLE_TENANT'],
    ],
    [
      'that nothing is assigned',
      'ACCOUNT_READ',
      () => acting(a, newId(), []),
      false,
      ['NO_ASSIGNMENT'],
    ],
    [
      'that a second person decides',
      'LIMITS_CHANGE',
      () => holding(['ACCOUNT_READ', 'BALANCE_READ', 'LIMITS_CHANGE']),
      true,
      ['GRANTED', 'SECOND_FACTOR_REQUIRED', 'STEP_UP_REQUIRED', 'APPROVAL_REQUIRED'],
    ],
  ])('says %s', async (_what, permission, who, allowed, codes) => {
    const explained = must(
      await explainPermission(who(), deps, { userId: null, permission, place: null }),
    );
    expect(explained.allowed).toBe(allowed);
    expect(explained.reasons.map(({ code }) => code)).toEqual(codes);
  });

  test('says of another person that the place is out of scope', async () => {
    const { userId } = personOf(a, 'CLIENT_READER');
    const query = { userId, permission: 'BALANCE_READ', place: there() } as const;
    const explained = must(await explainPermission(owner(), deps, query));
    expect(explained.allowed).toBe(false);
    expect(explained.reasons.map(({ code }) => code)).toContain('OUT_OF_SCOPE');
  });

  test.each<[string, () => TenantContext, () => object, string]>([
    [
      'another person, without USER_READ',
      () => holding(HALTER),
      () => ({ userId: personOf(a, 'SUPPORT').userId, place: null }),
      'done',
    ],
    [
      'another partner’s person',
      () => owner(),
      () => ({ userId: personOf(b, 'SUPPORT').userId, place: null }),
      'NOT_FOUND',
    ],
    [
      'a client that the asker may not see',
      () => holding(HALTER, clientScope()),
      () => ({ userId: null, place: there() }),
      'NOT_FOUND',
    ],
    [
      'another partner’s account',
      () => owner(),
      () => ({ userId: null, place: { type: 'ACCOUNT', id: b.accountIds[0] } }),
      'NOT_FOUND',
    ],
  ])('is given or refused about %s', async (_what, who, query, code) => {
    const asked = { permission: 'ACCOUNT_READ', ...query() } as never;
    const outcome = await explainPermission(who(), deps, asked);
    expect(outcome.ok ? 'done' : outcome.error.code).toBe(code);
  });

  test('about somebody else needs USER_READ', async () => {
    const { userId } = personOf(a, 'TENANT_OWNER');
    const query = { userId, permission: 'ORDER_WRITE', place: null } as const;
    const outcome = await explainPermission(holding(HALTER), deps, query);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'PERMISSION_DENIED' } });
  });
});

describe('seeing as somebody else', () => {
  const asReader = () => ({ userId: personOf(b, 'CLIENT_READER').userId, first: 10, after: null });

  test('shows that person’s accounts and permissions, and leaves a trace', async () => {
    const seen = must(await viewAs(owner(b), deps, asReader()));
    expect(seen.permissions).toEqual(['ACCOUNT_READ', 'BALANCE_READ']);
    expect(seen.accounts).toEqual([
      expect.objectContaining({
        accountId: b.accountIds[0],
        permissions: ['ACCOUNT_READ', 'BALANCE_READ'],
      }),
    ]);
    const { rows } = await database.db.tenants.read<{ action: string }>(
      b.context,
      'SELECT action FROM audit_entry WHERE tenant_id = $1 ORDER BY id DESC LIMIT 1',
      [b.tenantId],
    );
    expect(rows[0]?.action).toBe('user.view-as');
  });

  test('is refused to who sees less, or nothing of the team', async () => {
    const { userId } = personOf(a, 'PORTFOLIO_MANAGER');
    const query = { userId, first: 10, after: null };
    const blind = await viewAs(holding(['USER_READ']), deps, query);
    expect(blind).toMatchObject({ ok: false, error: { code: 'GRANT_EXCEEDS_OWN' } });
    const stranger = await viewAs(holding(['ACCOUNT_READ']), deps, query);
    expect(stranger).toMatchObject({ ok: false, error: { code: 'PERMISSION_DENIED' } });
  });
});
