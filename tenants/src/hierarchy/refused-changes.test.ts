/** A change that is refused says why, and leaves neither a row nor an entry behind. */
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { TenantContext } from '../context/tenant-context.js';
import { createApiKey } from '../identity/create-api-key.js';
import { createUser } from '../identity/create-user.js';
import { revokeApiKey } from '../identity/revoke-api-key.js';
import type { ApiKeyId, ClientId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import {
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
let b: SeededTenant;
/** Of tenant a, signed in. */
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
  const person = a.users.find(({ role }) => role === 'TENANT_OWNER') as SeededUser;
  ({ context: owner } = await signInSeeded(deps, a, person));
  apiKeyId = must(await createApiKey(owner, deps, READING_KEY)).apiKeyId;
});
afterAll(() => server.stop());

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
    () => provisionTenant(deps, { ...NEW_TENANT, slug: 'alder', hosts: [] }),
  ],
  [
    'a taken host',
    { ok: false, error: { code: 'NAME_TAKEN', field: 'hosts.1' } },
    () =>
      provisionTenant(deps, {
        ...NEW_TENANT,
        slug: 'dogwood',
        hosts: ['d.example', 'birch.example'],
      }),
  ],
  [
    'a colour that is none',
    { ok: false, error: { code: 'INVALID_INPUT', field: 'branding.primaryColor' } },
    () =>
      provisionTenant(deps, {
        ...NEW_TENANT,
        branding: { ...NEW_TENANT.branding, primaryColor: 'red;}' },
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
    () => createAccount(owner, deps, newAccount(b.clientIds[0])),
  ],
  [
    'an account for real money without an approval',
    { ok: false, error: { code: 'LIVE_NOT_APPROVED' } },
    () => createAccount(owner, deps, { ...newAccount(a.clientIds[0]), mode: 'LIVE' }),
  ],
  ...['0', '-5', '1e9', '0.000000001', 'NaN', '', '1'.repeat(25)].map(
    (startingCash) =>
      [
        `starting cash of ${JSON.stringify(startingCash)}`,
        { ok: false, error: { code: 'INVALID_INPUT', field: 'startingCash' } },
        () => createAccount(owner, deps, { ...newAccount(a.clientIds[0]), startingCash }),
      ] as const,
  ),
  [
    'an e-mail address that the other tenant uses',
    { ok: false, error: { code: 'NAME_TAKEN', field: 'email' } },
    () => createUser(owner, deps, { ...NEW_PERSON, email: 'TENANT-OWNER@birch.example '.trim() }),
  ],
  [
    'a role over a client of the other tenant',
    { ok: false, error: { code: 'NOT_FOUND', resource: 'CLIENT' } },
    () =>
      createUser(owner, deps, {
        ...NEW_PERSON,
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
        ...READING_KEY,
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
    () => createAccount(reader(), deps, newAccount(a.clientIds[0])),
  ],
  ['creating a user without the right', denied, () => createUser(reader(), deps, NEW_PERSON)],
  ['creating a key without the right', denied, () => createApiKey(reader(), deps, READING_KEY)],
  [
    'revoking a key without the right',
    denied,
    () => revokeApiKey(reader(), deps, { apiKeyId, reason: 'x' }),
  ],
];

function reader(): TenantContext {
  return { ...owner, grants: [{ kind: 'ROLE', ...clientReader }] };
}

test.each(refusals)(
  'a change that is refused for %s says so and leaves nothing behind',
  async (_why, expected, run) => {
    const before = await state();
    expect(await run()).toMatchObject(expected);
    expect(await state()).toBe(before);
  },
);
