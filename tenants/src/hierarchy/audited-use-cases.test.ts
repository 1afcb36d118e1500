/** Every use case of this package that writes leaves its audit entry, in its own transaction. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { PartnerRole } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { checkHistory } from '../audit/heads/check-history.js';
import { prepareAuditExport } from '../audit/export-audit.js';
import { raiseAlarm } from '../audit/heads/audit-alarms.js';
import { stateProblems } from '../testing/audit-states.js';
import type { StoredLeaf } from '../testing/audit-states.js';
import { openSigningHome } from '../testing/signed-log.js';
import { createApiKey } from '../identity/create-api-key.js';
import { createUser } from '../identity/create-user.js';
import { revokeApiKey } from '../identity/revoke-api-key.js';
import { changePassword } from '../identity/change-password.js';
import { confirmTotpEnrolment, startTotpEnrolment } from '../identity/enrol-totp.js';
import { disableTotp, regenerateRecoveryCodes } from '../identity/manage-second-factor.js';
import type { SignedIn } from '../identity/open-session.js';
import { refreshSession } from '../identity/refresh-session.js';
import { resetSecondFactor } from '../identity/reset-second-factor.js';
import { revokeSession } from '../identity/revoke-session.js';
import { stepUp } from '../identity/step-up.js';
import { totpCode } from '../identity/totp.js';
import { signOut } from '../identity/sign-out.js';
import type { ApiKeyId, SessionId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import {
  freshCode,
  must,
  seedTwoTenants,
  signInSeeded,
  startTestDatabase,
  testKeyRing,
} from '../testing/index.js';
import type { SeededTenant, SeededUser, TestDatabase } from '../testing/index.js';
import { newAccount, NEW_PERSON, NEW_TENANT, READING_KEY } from '../testing/use-case-inputs.js';
import { createAccount } from './create-account.js';
import { createClient } from './create-client.js';
import { provisionTenant } from './provision-tenant.js';

let server: TestDatabase;
let deps: TenantsDeps;
let a: SeededTenant;
const IP = '192.0.2.1';

/** The owner of tenant a, signed in. */
let owner: TenantContext;
let apiKeyId: ApiKeyId;

beforeAll(async () => {
  server = await startTestDatabase();
  deps = createTenantsDeps({
    db: server.db,
    apiKeyPepper: new Uint8Array(32),
    keyProvider: testKeyRing(),
  });
  ({ a } = await seedTwoTenants(deps));
  ({ context: owner } = await signInOwner());
  apiKeyId = must(await createApiKey(owner, deps, READING_KEY)).apiKeyId;
});
afterAll(() => server.stop());

function userOf(role: PartnerRole): SeededUser {
  const user = a.users.find((candidate) => candidate.role === role);
  if (user === undefined) throw new Error(`no ${role}`);
  return user;
}

function signInAs(role: PartnerRole): Promise<SignedIn> {
  return signInSeeded(deps, a, userOf(role));
}

const signInOwner = () => signInAs('TENANT_OWNER');

/** Somebody whose role asks for no second factor, with one all the same. */
async function enrolledReader(): Promise<TenantContext> {
  const { context } = await signInAs('SUPPORT');
  await enrol(context);
  const actor = { ...context.actor, mfa: true, steppedUpAt: deps.clock.now() };
  return { ...context, actor } as TenantContext;
}

async function enrol(context: TenantContext): Promise<void> {
  const { secret } = must(await startTotpEnrolment(context, deps, { password: null, ip: IP }));
  const code = totpCode(secret, deps.clock.now());
  must(await confirmTotpEnrolment(context, deps, { code, ip: IP }));
}

/** What only this package does stands here; the API's tests walk every other writer. */
const useCases: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['tenant.provision', async () => must(await provisionTenant(deps, NEW_TENANT))],
  [
    'client.create',
    async () => must(await createClient(owner, deps, { name: 'X', reference: 'X' })),
  ],
  [
    'account.create',
    async () => must(await createAccount(owner, deps, newAccount(a.clientIds[0]))),
  ],
  ['user.create', async () => must(await createUser(owner, deps, NEW_PERSON))],
  ['session.sign-in', signInOwner],
  ['session.sign-out', async () => signOut((await signInOwner()).context, deps)],
  [
    'session.refresh',
    async () => {
      const { refreshToken } = (await signInOwner()).tokens;
      must(await refreshSession(deps, { refreshToken, ip: IP, userAgent: null }));
    },
  ],
  [
    'session.refresh-reused',
    async () => {
      const { refreshToken } = (await signInOwner()).tokens;
      must(await refreshSession(deps, { refreshToken, ip: IP, userAgent: null }));
      await refreshSession(deps, { refreshToken, ip: '198.51.100.1', userAgent: null });
    },
  ],
  [
    'session.step-up',
    async () => {
      const { context } = await signInOwner();
      const code = await freshCode(deps, a.tenantId, userOf('TENANT_OWNER'));
      must(await stepUp(context, deps, { code, ip: IP }));
    },
  ],
  [
    'session.revoke',
    async () => {
      const { context, revoked } = { ...(await signInOwner()), revoked: await signInOwner() };
      const sessionId = revoked.context.actor.sessionId as SessionId;
      must(await revokeSession(context, deps, { sessionId }));
    },
  ],
  [
    'user.change-password',
    async () => {
      const { context } = await signInAs('CLIENT_READER');
      const { password: currentPassword } = userOf('CLIENT_READER');
      const newPassword = 'another horse battery staple';
      must(await changePassword(context, deps, { currentPassword, newPassword, ip: IP }));
    },
  ],
  [
    'second-factor.start',
    async () => {
      const { context } = await signInAs('SUPPORT');
      must(await startTotpEnrolment(context, deps, { password: null, ip: IP }));
    },
  ],
  ['second-factor.enrol', async () => enrol((await signInAs('SUPPORT')).context)],
  [
    'second-factor.replace',
    async () => {
      const { context } = await signInAs('COMPLIANCE_OFFICER');
      await enrol(context);
    },
  ],
  [
    'second-factor.reset',
    async () => {
      const { userId } = userOf('SUPPORT');
      const { context } = await signInOwner();
      must(await resetSecondFactor(context, deps, { userId, reason: 'lost telephone' }));
    },
  ],
  [
    'second-factor.new-recovery-codes',
    async () => must(await regenerateRecoveryCodes((await signInOwner()).context, deps)),
  ],
  ['second-factor.disable', async () => must(await disableTotp(await enrolledReader(), deps))],
  [
    'audit.export',
    // Nobody signs here; that somebody asked stands in the log all the same.
    () =>
      prepareAuditExport(owner, deps, {
        from: null,
        to: null,
        accountId: null,
        withPrivate: false,
      }),
  ],
  [
    'audit.accept',
    async () => {
      const home = openSigningHome();
      const signing = home.deps(deps.db);
      const doubt = { kind: 'SET_BACK', sentence: 'for the test' } as const;
      await deps.db.tenants.run(a.context, (tx) => raiseAlarm(tx, a.context, doubt));
      signing.kept.accept(a.tenantId, { at: '2026-01-01T00:00:00Z', reason: 'looked at' });
      await checkHistory(signing, a.tenantId);
      home.remove();
    },
  ],
  ['api-key.create', async () => must(await createApiKey(owner, deps, READING_KEY))],
  [
    'api-key.revoke',
    async () => must(await revokeApiKey(owner, deps, { apiKeyId, reason: 'no longer used' })),
  ],
];

async function countAll(action: string): Promise<number> {
  let count = 0;
  for (const tenantId of await deps.db.directory.listTenants()) {
    const sql = 'SELECT 1 FROM audit_entry WHERE action = $1';
    const ctx = { ...a.context, tenantId };
    count += (await deps.db.tenants.read(ctx, sql, [action])).rowCount;
  }
  return count;
}

describe('an audit entry', () => {
  test.each(useCases)('is left by %s', async (action, run) => {
    const before = await countAll(action);
    await run();
    expect(await countAll(action)).toBe(before + 1);
  });

  test('says what was before and what is after, wherever there was or is something', async () => {
    const all: StoredLeaf[] = [];
    for (const tenantId of await deps.db.directory.listTenants()) {
      const ctx = { ...a.context, tenantId };
      const sql = 'SELECT action, leaf FROM audit_entry';
      all.push(...(await deps.db.tenants.read<StoredLeaf>(ctx, sql, [])).rows);
    }
    expect(all.length).toBeGreaterThan(useCases.length);
    expect(stateProblems(all)).toEqual([]);
  });
});
