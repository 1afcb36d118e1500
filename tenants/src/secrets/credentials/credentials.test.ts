/** A venue's key from the moment it is given: who may, what is shown, how it is followed and ended. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { ApprovalDesk } from '../../approvals/approval-desk.js';
import { approveRequest, rejectRequest } from '../../approvals/decide-approval.js';
import { listAuditEntries } from '../../audit/list-audit-entries.js';
import type { Grant } from '../../context/grants.js';
import type { TenantContext } from '../../context/tenant-context.js';
import { newId } from '../../ids.js';
import type { AccountId, ClientId, SessionId } from '../../ids.js';
import { createTenantsDeps } from '../../tenants-deps.js';
import {
  FakeClock,
  must,
  seedTwoTenants,
  startTestDatabase,
  testKeyRing,
} from '../../testing/index.js';
import type { SeededTenant, TestDatabase } from '../../testing/index.js';
import type { CredentialDeps } from './credential-failures.js';
import { credentialRotationKind } from './credential-rotation-kind.js';
import { confirmVenueCredential, deleteVenueCredential } from './end-credential.js';
import { getVenueCredential, listVenueCredentials } from './list-credentials.js';
import { venueKeySource } from './open-credential.js';
import { rotateVenueCredential } from './rotate-credential.js';
import { storeVenueCredential } from './store-credential.js';
import type { VenueKey } from './venue-keys.js';

let server: TestDatabase;
let deps: CredentialDeps;
let a: SeededTenant;
let b: SeededTenant;
const clock = new FakeClock();
const ALL = { type: 'ALL' } as const;

beforeAll(async () => {
  server = await startTestDatabase({ clock });
  const tenants = createTenantsDeps({
    ...{ db: server.db, clock, apiKeyPepper: new Uint8Array(32).fill(3) },
    keyProvider: testKeyRing(),
  });
  deps = {
    ...tenants,
    approvals: new ApprovalDesk([credentialRotationKind]),
    venueKeyInspectors: [
      {
        venue: 'asked-venue',
        mayWithdraw: ({ keyId }) =>
          Promise.resolve(keyId === 'all' ? 'YES' : keyId === 'mute' ? 'UNKNOWN' : 'NO'),
      },
    ],
  };
  ({ a, b } = await seedTwoTenants(tenants));
});
afterAll(() => server.stop());

function person(tenant: SeededTenant, role: string, scope: Grant['scope'] = ALL): TenantContext {
  const user = tenant.users.find((one) => one.role === role);
  if (user === undefined) throw new Error(`No ${role}`);
  const actor = {
    kind: 'USER',
    id: user.userId,
    name: role,
    sessionId: newId<SessionId>(),
    mfa: true,
    steppedUpAt: clock.now(),
  } as const;
  const grants: readonly Grant[] = [{ kind: 'ROLE', role: user.role, scope }];
  return { tenantId: tenant.tenantId, requestId: newId(), actor, grants };
}

const owner = (tenant = a, scope: Grant['scope'] = ALL) => person(tenant, 'TENANT_OWNER', scope);
const officer = () => person(a, 'RISK_OFFICER');
const accountOf = (tenant: SeededTenant, at = 0) => tenant.accountIds[at] as AccountId;

let labels = 0;
function key(secret = `S3CRET-${newId()}`, keyId = 'key-id'): VenueKey {
  return { keyId, secret, passphrase: null };
}

function store(ctx: TenantContext, more: object = {}) {
  labels += 1;
  return storeVenueCredential(ctx, deps, {
    ...{ accountId: accountOf(a), venue: 'binance', label: `Main ${labels}`, key: key() },
    ...more,
  });
}

/** The policy of a partner that wants no second person for keys. */
async function policy(required: boolean): Promise<void> {
  await server.asSuperuser(
    `INSERT INTO approval_policy (tenant_id, kind, required, updated_at)
     VALUES ($1, 'KEY_ROTATION', $2, now())
     ON CONFLICT (tenant_id, kind) DO UPDATE SET required = $2`,
    [a.tenantId, required],
  );
}

const open = async (
  id: Parameters<ReturnType<typeof venueKeySource>['open']>[1],
  which?: 'PREVIOUS',
) => await venueKeySource(deps).open(a.context, id, which);

describe('a venue key', () => {
  test('is shown by label, fingerprint and dates, and opened by the platform alone', async () => {
    const given = key();
    const stored = must(await store(owner(), { key: given, label: 'Shown' }));
    expect(stored).toMatchObject({ venue: 'binance', label: 'Shown', withdrawalExcluded: false });
    expect(stored.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    const shown = JSON.stringify([
      stored,
      await listVenueCredentials(owner(), deps, accountOf(a)),
      await listAuditEntries(owner(), deps, { first: 50 }),
    ]);
    expect(shown).toContain(stored.fingerprint);
    expect(shown).not.toContain(given.secret);
    expect(must(await open(stored.id))).toEqual(given);
    expect(await getVenueCredential(owner(), deps, stored.id)).toMatchObject({
      lastUsedAt: clock.now(),
    });
    await expect(venueKeySource(deps).open(owner(), stored.id)).rejects.toThrow('platform alone');
  });

  test.each([
    ['a role without the permission', () => person(a, 'PORTFOLIO_MANAGER'), 'PERMISSION_DENIED'],
    [
      'an owner of another client alone',
      () => owner(a, { type: 'CLIENT', id: a.clientIds[1] as ClientId }),
      'NOT_FOUND',
    ],
    ['an owner of another partner', () => owner(b), 'NOT_FOUND'],
    [
      'somebody who has shown no factor just now',
      () => ({ ...owner(), actor: { ...owner().actor, steppedUpAt: null } }) as TenantContext,
      'STEP_UP_REQUIRED',
    ],
  ])('is not taken from %s', async (_who, ctx, code) => {
    expect(await store(ctx())).toMatchObject({ ok: false, error: { code } });
  });

  test.each([
    ['no venue', { venue: 'Binance!' }, 'venue'],
    ['no label', { label: ' ' }, 'label'],
    ['an empty secret', { key: key('') }, 'key.secret'],
    ['a secret with a NUL', { key: key('a\u0000b') }, 'key.secret'],
  ])('with %s is refused and names the field', async (_what, more, field) => {
    expect(await store(owner(), more)).toMatchObject({ error: { code: 'INVALID_INPUT', field } });
  });

  test('has a label of its own on its venue and account', async () => {
    must(await store(owner(), { label: 'Twice' }));
    expect(await store(owner(), { label: 'Twice' })).toMatchObject({
      error: { code: 'NAME_TAKEN' },
    });
  });

  test.each([
    ['that may withdraw', 'all', 'KEY_MAY_WITHDRAW'],
    ['of which the venue says nothing', 'mute', 'VENUE_UNREACHABLE'],
  ])('%s is refused where the venue can be asked', async (_what, keyId, code) => {
    const more = { venue: 'asked-venue', key: key('s', keyId) };
    expect(await store(owner(), more)).toMatchObject({ error: { code } });
  });

  test('that cannot withdraw is marked so', async () => {
    const stored = must(await store(owner(), { venue: 'asked-venue' }));
    expect(stored.withdrawalExcluded).toBe(true);
  });

  test('is gone with all its versions when it is deleted', async () => {
    const { id } = must(await store(owner()));
    const input = { credentialId: id, reason: 'leaked' };
    expect(await deleteVenueCredential(owner(b), deps, input)).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    must(await deleteVenueCredential(owner(), deps, input));
    expect(await open(id)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await getVenueCredential(owner(), deps, id)).toBeNull();
  });
});

describe('a rotated venue key', () => {
  test('is used at once where no second person is wanted; the one before until confirmed', async () => {
    await policy(false);
    const [first, second] = [key(), key()];
    const { id, fingerprint } = must(await store(owner(), { key: first }));
    const rotate = { credentialId: id, key: second, reason: 'quarterly' };
    const rotated = must(await rotateVenueCredential(owner(), deps, rotate));
    expect(rotated.approval).toBeNull();
    expect(rotated.credential).toMatchObject({ rotationUnconfirmed: true });
    expect(rotated.credential.fingerprint).not.toBe(fingerprint);
    expect(must(await open(id))).toEqual(second);
    expect(must(await open(id, 'PREVIOUS'))).toEqual(first);
    const confirmed = must(await confirmVenueCredential(owner(), deps, { credentialId: id }));
    expect(confirmed.rotationUnconfirmed).toBe(false);
    expect(await open(id, 'PREVIOUS')).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await confirmVenueCredential(owner(), deps, { credentialId: id })).toMatchObject({
      error: { code: 'CONFLICT' },
    });
  });

  test('waits for a second person, whose request names it and never holds it', async () => {
    await policy(true);
    const [first, second] = [key(), key()];
    const { id } = must(await store(owner(), { key: first }));
    const rotate = { credentialId: id, key: second, reason: 'quarterly' };
    const { approval, credential } = must(await rotateVenueCredential(owner(), deps, rotate));
    if (approval === null) throw new Error('It waits');
    expect(JSON.stringify(approval)).not.toContain(second.secret);
    expect(credential.pendingFingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(must(await open(id))).toEqual(first);
    expect(await rotateVenueCredential(owner(), deps, { ...rotate, key: key() })).toMatchObject({
      error: { code: 'APPROVAL_PENDING' },
    });
    const decide = { approvalId: approval.id, reason: 'agreed with the client' };
    must(await approveRequest(officer(), deps, decide));
    expect(must(await open(id))).toEqual(second);
    expect(must(await open(id, 'PREVIOUS'))).toEqual(first);
  });

  test('that was rejected is never used, and can be asked for again', async () => {
    await policy(true);
    const [first, third] = [key(), key()];
    const { id } = must(await store(owner(), { key: first }));
    const ask = async (next: VenueKey) =>
      must(await rotateVenueCredential(owner(), deps, { credentialId: id, key: next, reason: 'r' }))
        .approval?.id as never;
    must(await rejectRequest(officer(), deps, { approvalId: await ask(key()), reason: 'no' }));
    expect(must(await open(id))).toEqual(first);
    must(await approveRequest(officer(), deps, { approvalId: await ask(third), reason: 'yes' }));
    expect(must(await open(id))).toEqual(third);
  });
});
