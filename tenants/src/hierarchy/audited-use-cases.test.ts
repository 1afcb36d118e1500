/** Every use case of this package that writes leaves its audit entry, in its own transaction. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { PartnerRole } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { checkHistory } from '../audit/heads/check-history.js';
import { prepareAuditExport } from '../audit/export-audit.js';
import { raiseAlarm } from '../audit/heads/audit-alarms.js';
import { AUDIT_STATES, stateProblems } from '../testing/audit-states.js';
import type { StoredLeaf } from '../testing/audit-states.js';
import { auditWrites, sourcesOf } from '../testing/audit-writes.js';
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
import { newId } from '../ids.js';
import type { ApiKeyId, ClientId, SessionId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import {
  freshCode,
  must,
  SEED_MANDATE,
  seedTwoTenants,
  signInSeeded,
  startTestDatabase,
  testKeyRing,
} from '../testing/index.js';
import type { SeededTenant, SeededUser, TestDatabase } from '../testing/index.js';
import { createAccount } from './create-account.js';
import { createClient } from './create-client.js';
import { provisionTenant } from './provision-tenant.js';
import type { ProvisionTenantInput } from './provision-tenant.js';

let server: TestDatabase;
let deps: TenantsDeps;
let a: SeededTenant;
let b: SeededTenant;
/** The owner of tenant a, signed in. */
const IP = '192.0.2.1';

let owner: TenantContext;
let apiKeyId: ApiKeyId;

beforeAll(async () => {
  server = await startTestDatabase();
  deps = createTenantsDeps({
    db: server.db,
    apiKeyPepper: new Uint8Array(32),
    keyProvider: testKeyRing(),
  });
  ({ a, b } = await seedTwoTenants(deps));
  ({ context: owner } = await signInOwner());
  apiKeyId = must(await createApiKey(owner, deps, apiKey)).apiKeyId;
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

const brand: ProvisionTenantInput = {
  slug: 'cedar',
  name: 'Cedar',
  environment: 'TEST',
  branding: {
    productName: 'Cedar',
    primaryColor: '#000000',
    accentColor: '#ffffff',
    logoSvg: null,
  },
  hosts: ['cedar.example'],
};
const person = {
  email: 'new@alder.example',
  name: 'Newcomer',
  password: 'correct horse battery',
  roles: [{ role: 'RISK_OFFICER', scope: { type: 'ALL' } }],
} as const;
const apiKey = {
  name: 'Bot',
  grants: [{ keyScope: 'READ', scope: { type: 'ALL' } }],
  allowedIps: [],
  expiresAt: null,
} as const;

function accountFor(clientId: ClientId | undefined) {
  return {
    clientId: clientId ?? newId<ClientId>(),
    name: 'Growth',
    mode: 'PAPER',
    currency: 'USD',
    startingCash: '10000.50',
    mandate: SEED_MANDATE,
  } as const;
}

/** What is written without an entry of its own, and why. */
const UNAUDITED_TENANTS: Readonly<Record<string, string>> = {
  'audit/sequence-tenant.ts': 'places entries; the tree itself shows it',
  'audit/heads/sign-tree.ts': 'stores heads; that they are signed shows it',
  'audit/heads/copy-heads.ts': 'notes where heads were copied to',
  'audit/heads/audit-checkpointer.ts': 'announces public keys, which heads name',
  'audit/heads/audit-alarms.ts': 'the log is in doubt; how that ended is an entry',
  'database/migrate.ts': 'has its own register',
  'idempotency/with-idempotency.ts': 'goes with the change that it protects',
  'identity/authenticate-session.ts': 'records the last use, and changes nothing for anybody',
  'identity/authenticate-api-key.ts': 'records the last use, and changes nothing for anybody',
  'identity/recovery-codes.ts': 'its callers audit what the codes are made or used for',
  'identity/request-password-reset.ts': 'knows no tenant yet; the link that follows is an entry',
  'identity/second-factor.ts': 'that a code is used up is part of what its callers audit',
  'identity/session-tokens.ts': 'its callers audit the sign-in, the refresh or the end',
  'identity/write-password.ts': 'its callers audit the change or the reset',
  'mail/queue-mail.ts': 'goes with the change that the mail is about',
  'mail/send-mail.ts': 'delivers what was queued, and notes that it did',
  'secrets/key-ring-records.ts': 'versions of the installation’s keys; of no tenant',
  'secrets/secret-records.ts': 'its callers audit whose secret it is',
  'secrets/credentials/rotate-credential.ts':
    'puts a secret aside; the approval that uses it is an entry',
  'secrets/credentials/open-credential.ts': 'records the last use, and changes nothing for anybody',
};

const BY_COMMAND = 'an answer to a command, whose request is an entry';
const JOURNALED = 'follows from the journal, whose head is committed by an entry';
const UNAUDITED_ENGINE: Readonly<Record<string, string>> = {
  'accounts/command-records.ts': 'stores commands; who asks audits',
  'accounts/halt-records.ts': 'stores halts; who halts or releases audits',
  'jobs/run-records.ts': 'how far a run is; that it was asked for is an entry',
  'jobs/trial-records.ts': 'results of a run that was asked for',
  'journal/account-snapshots.ts': 'a cache of the journal',
  'journal/append-entries.ts': JOURNALED,
  'market-data/import-series.ts': 'market data of the installation, of no tenant',
  'market-data/replay-record.ts': 'market data of the installation, of no tenant',
  'projections/account-summaries.ts': JOURNALED,
  'projections/deployments.ts': JOURNALED,
  'projections/equity-points.ts': JOURNALED,
  'projections/fills.ts': JOURNALED,
  'projections/ledger.ts': JOURNALED,
  'projections/order-intents.ts': JOURNALED,
  'projections/positions.ts': JOURNALED,
  'projections/trade-orders.ts': JOURNALED,
  'runtime/apply-command.ts': BY_COMMAND,
  'runtime/change-limits-command.ts': BY_COMMAND,
  'runtime/restore-account.ts': JOURNALED,
  'venues/outbox-records.ts': 'orders on their way; they stand in the journal',
  'venues/paper-book.ts': 'the simulated venue’s own books',
  'venues/paper-records.ts': 'the simulated venue’s own books',
};

/** A new use case that writes belongs here: the test below finds it by its action otherwise. */
const useCases: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['tenant.provision', async () => must(await provisionTenant(deps, brand))],
  [
    'client.create',
    async () => must(await createClient(owner, deps, { name: 'X', reference: 'X' })),
  ],
  [
    'account.create',
    async () => must(await createAccount(owner, deps, accountFor(a.clientIds[0]))),
  ],
  ['user.create', async () => must(await createUser(owner, deps, person))],
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
  ['api-key.create', async () => must(await createApiKey(owner, deps, apiKey))],
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

/**
 * What other tests see written. `access.test` asks every mutation of the schema and wants an entry
 * of each; the others name the entry themselves.
 */
const ACCESS_TEST = 'api/test/access/access.test.ts: ';
const elsewhere: Readonly<Record<string, string>> = {
  'account.approve-live': `${ACCESS_TEST}approveRequest of requestGoLive`,
  'account.change-limits': 'api/test/gateway/approvals.test.ts',
  'account.halt': `${ACCESS_TEST}haltAccount, haltAllAccounts`,
  'account.open': 'api/test/audit/audit.test.ts',
  'account.release': `${ACCESS_TEST}approveRequest of releaseAccount`,
  'account.suspend': 'engine/src/runtime/engine-problem.ts, by the tests of journals that break',
  'api-key.rotate': `${ACCESS_TEST}rotateApiKey`,
  'approval-policy.set': `${ACCESS_TEST}setApprovalPolicy`,
  'approval.approve': `${ACCESS_TEST}approveRequest`,
  'approval.expire': 'tenants/src/approvals/approvals.test.ts',
  'approval.fail': 'tenants/src/approvals/approvals.test.ts',
  'approval.reject': `${ACCESS_TEST}rejectRequest`,
  'approval.request': `${ACCESS_TEST}releaseAccount`,
  'approval.withdraw': `${ACCESS_TEST}withdrawRequest`,
  'client-group.create': `${ACCESS_TEST}createClientGroup`,
  'client-group.delete': `${ACCESS_TEST}deleteClientGroup`,
  'client-group.update': `${ACCESS_TEST}updateClientGroup`,
  'credential.confirm': `${ACCESS_TEST}confirmCredentialRotation`,
  'credential.delete': `${ACCESS_TEST}deleteCredential`,
  'credential.rotate': `${ACCESS_TEST}rotateCredential`,
  'credential.store': `${ACCESS_TEST}storeCredential`,
  'idempotency-keys.forget': 'tenants/src/idempotency/forget-old-keys.test.ts',
  'invitation.accept': `${ACCESS_TEST}acceptInvitation`,
  'invitation.revoke': `${ACCESS_TEST}revokeInvitation`,
  'invitation.send': `${ACCESS_TEST}inviteUser, resendInvitation`,
  'journal.commit': 'api/test/audit/audit.test.ts',
  'password.reset': `${ACCESS_TEST}resetPassword`,
  'password.reset-link': `${ACCESS_TEST}requestPasswordReset`,
  'research-limits.set': 'engine/src/jobs/research-limits.test.ts',
  'research-run.cancel': `${ACCESS_TEST}cancelResearchRun`,
  'research-run.forget': 'engine/src/jobs/forget-research.test.ts',
  'research-run.request': `${ACCESS_TEST}requestBacktest, requestSweep, rerunResearchRun`,
  'role.assign': `${ACCESS_TEST}assignRole`,
  'role.create': `${ACCESS_TEST}createRole`,
  'role.delete': `${ACCESS_TEST}deleteRole`,
  'role.unassign': `${ACCESS_TEST}unassignRole`,
  'role.update': `${ACCESS_TEST}updateRole`,
  'secret.rewrap': 'tenants/src/secrets/rewrap-secrets.test.ts',
  'user.invite': `${ACCESS_TEST}inviteUser`,
  'user.reactivate': `${ACCESS_TEST}reactivateUser`,
  'user.suspend': `${ACCESS_TEST}suspendUser`,
  'user.view-as': `${ACCESS_TEST}viewAs`,
};

describe('in the sources', () => {
  test('every action that is written is seen by a test that would miss it', () => {
    const known = new Set([...useCases.map(([action]) => action), ...Object.keys(elsewhere)]);
    const unseen = auditWrites().filter(({ action }) => !known.has(action));
    expect(unseen).toEqual([]);
  });

  test('every action is in the table of what entries say before and after', () => {
    expect(auditWrites().filter(({ action }) => !(action in AUDIT_STATES))).toEqual([]);
  });

  test.each([
    ['tenants/src', UNAUDITED_TENANTS],
    ['engine/src', UNAUDITED_ENGINE],
  ])(
    'every file of %s that writes calls the audit log, or is listed with its reason',
    (folder, unaudited) => {
      const silent = sourcesOf(folder)
        .filter(({ text }) => /\b(INSERT INTO|DELETE FROM|UPDATE \w+( \w+)?\s+SET)\b/i.test(text))
        .filter(({ text }) => !text.includes('appendAudit('))
        .map(({ path }) => path);
      expect(silent.filter((path) => !(path in unaudited)).toSorted()).toEqual([]);
      expect(Object.keys(unaudited).filter((path) => !silent.includes(path))).toEqual([]);
    },
  );
});

describe('a change that is refused', () => {
  const clientReader = { role: 'CLIENT_READER', scope: { type: 'ALL' } } as const;
  const denied = { ok: false, error: { code: 'PERMISSION_DENIED' } };

  async function state(): Promise<string> {
    const { rows } = await deps.db.tenants.read(
      a.context,
      `SELECT (SELECT count(*) FROM audit_entry), (SELECT count(*) FROM client),
         (SELECT count(*) FROM account), (SELECT count(*) FROM app_user),
         (SELECT count(*) FROM api_key), (SELECT count(*) FROM role_assignment)`,
    );
    return JSON.stringify(rows);
  }

  const refusals: readonly (readonly [string, object, () => Promise<unknown>])[] = [
    [
      'a taken slug',
      { ok: false, error: { code: 'NAME_TAKEN', field: 'slug' } },
      () => provisionTenant(deps, { ...brand, slug: 'alder', hosts: [] }),
    ],
    [
      'a taken host',
      { ok: false, error: { code: 'NAME_TAKEN', field: 'hosts.1' } },
      () =>
        provisionTenant(deps, { ...brand, slug: 'dogwood', hosts: ['d.example', 'birch.example'] }),
    ],
    [
      'a colour that is none',
      { ok: false, error: { code: 'INVALID_INPUT', field: 'branding.primaryColor' } },
      () =>
        provisionTenant(deps, {
          ...brand,
          branding: { ...brand.branding, primaryColor: 'red;}' },
        }),
    ],
    [
      'a taken client reference',
      { ok: false, error: { code: 'NAME_TAKEN', field: 'reference' } },
      () => createClient(owner, deps, { name: 'Twin', reference: 'C-1' }),
    ],
    [
      'a name that PostgreSQL cannot hold',
      { ok: false, error: { code: 'INVALID_INPUT', field: 'name' } },
      () => createClient(owner, deps, { name: 'a\0b', reference: 'NUL' }),
    ],
    [
      'a name of half a character',
      { ok: false, error: { code: 'INVALID_INPUT', field: 'name' } },
      () => createClient(owner, deps, { name: 'a\ud800b', reference: 'half' }),
    ],
    [
      'a client of the other tenant',
      { ok: false, error: { code: 'NOT_FOUND', resource: 'Client' } },
      () => createAccount(owner, deps, accountFor(b.clientIds[0])),
    ],
    [
      'an account for real money without an approval',
      { ok: false, error: { code: 'LIVE_NOT_APPROVED' } },
      () => createAccount(owner, deps, { ...accountFor(a.clientIds[0]), mode: 'LIVE' }),
    ],
    ...['0', '-5', '1e9', '0.000000001', 'NaN', '', '1'.repeat(25)].map(
      (startingCash) =>
        [
          `starting cash of ${JSON.stringify(startingCash)}`,
          { ok: false, error: { code: 'INVALID_INPUT', field: 'startingCash' } },
          () => createAccount(owner, deps, { ...accountFor(a.clientIds[0]), startingCash }),
        ] as const,
    ),
    [
      'an e-mail address that the other tenant uses',
      { ok: false, error: { code: 'NAME_TAKEN', field: 'email' } },
      () => createUser(owner, deps, { ...person, email: 'TENANT-OWNER@birch.example '.trim() }),
    ],
    [
      'a role over a client of the other tenant',
      { ok: false, error: { code: 'NOT_FOUND', resource: 'CLIENT' } },
      () =>
        createUser(owner, deps, {
          ...person,
          email: 'foreign@alder.example',
          roles: [
            { role: 'CLIENT_READER', scope: { type: 'CLIENT', id: b.clientIds[0] as ClientId } },
          ],
        }),
    ],
    [
      'a key over a client of the other tenant',
      { ok: false, error: { code: 'NOT_FOUND', resource: 'CLIENT' } },
      () =>
        createApiKey(owner, deps, {
          ...apiKey,
          grants: [{ keyScope: 'READ', scope: { type: 'CLIENT', id: b.clientIds[0] as ClientId } }],
        }),
    ],
    [
      'a key of the other tenant',
      { ok: false, error: { code: 'NOT_FOUND', resource: 'ApiKey' } },
      () => revokeApiKey({ ...owner, tenantId: b.tenantId }, deps, { apiKeyId, reason: 'x' }),
    ],
    [
      'creating a client without the right',
      denied,
      () => createClient(reader(), deps, { name: 'N', reference: 'N' }),
    ],
    [
      'creating an account without the right',
      denied,
      () => createAccount(reader(), deps, accountFor(a.clientIds[0])),
    ],
    ['creating a user without the right', denied, () => createUser(reader(), deps, person)],
    ['creating a key without the right', denied, () => createApiKey(reader(), deps, apiKey)],
    [
      'revoking a key without the right',
      denied,
      () => revokeApiKey(reader(), deps, { apiKeyId, reason: 'x' }),
    ],
  ];

  function reader(): TenantContext {
    return { ...owner, grants: [{ kind: 'ROLE', ...clientReader }] };
  }

  test.each(refusals)('for %s says so and leaves nothing behind', async (_why, expected, run) => {
    const before = await state();
    expect(await run()).toMatchObject(expected);
    expect(await state()).toBe(before);
  });
});
