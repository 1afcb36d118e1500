/** The mutations about API keys and venue credentials, each in a way in which it succeeds. */
import { createApiKey, listApiKeys, listVenueCredentials, newId, toWireId } from '@fiducia/tenants';
import { must } from '@fiducia/tenants/testing';
import type { TestGateway } from '../support/test-gateway.js';
import type { AsRole, MutationStep } from './mutation-step.js';

export function keySteps(gatewayOf: () => TestGateway, asRole: AsRole): readonly MutationStep[] {
  const token = asRole('TENANT_OWNER');
  const all = { type: 'ALL', id: null } as const;
  const newestKey = async () => {
    const { a, tenants } = gatewayOf();
    const { keys } = must(await listApiKeys(a.context, tenants, { first: 1 }));
    const id = keys[0]?.id;
    if (id === undefined) throw new Error('A key was made before');
    return { apiKeyId: toWireId('apiKey', id) };
  };
  const credential = async () => {
    const { a, tenants } = gatewayOf();
    const [accountId] = a.accountIds;
    if (accountId === undefined) throw new Error('There is an account');
    const id = (await listVenueCredentials(a.context, tenants, accountId))[0]?.id;
    if (id === undefined) throw new Error('A credential was stored before');
    return { credentialId: toWireId('credential', id) };
  };
  return [
    {
      field: 'createApiKey',
      token,
      overrides: () => Promise.resolve({ grants: [{ keyScope: 'READ', scope: all }], ...all }),
    },
    {
      field: 'rotateApiKey',
      token,
      overrides: async () => {
        const { a, tenants } = gatewayOf();
        const grants = [{ keyScope: 'READ', scope: { type: 'ALL' } }] as const;
        const facts = { name: 'Followed', grants, allowedIps: [], expiresAt: null };
        const { apiKeyId } = must(await createApiKey(a.context, tenants, facts));
        return { apiKeyId: toWireId('apiKey', apiKeyId) };
      },
    },
    { field: 'revokeApiKey', token, overrides: newestKey },
    { field: 'storeVenueCredential', token, overrides: () => Promise.resolve({ label: newId() }) },
    { field: 'rotateVenueCredential', token, overrides: rotatable(gatewayOf, credential) },
    { field: 'confirmVenueCredential', token, overrides: credential },
    { field: 'deleteVenueCredential', token, overrides: credential },
  ];
}

/** Without a second person, so that there is something to confirm. */
function rotatable(gatewayOf: () => TestGateway, credential: () => Promise<object>) {
  return async () => {
    const { a, database } = gatewayOf();
    await database.asSuperuser(
      `INSERT INTO approval_policy (tenant_id, kind, required, updated_at)
       VALUES ($1, 'KEY_ROTATION', false, now())
       ON CONFLICT (tenant_id, kind) DO UPDATE SET required = false`,
      [a.tenantId],
    );
    return { ...(await credential()), secret: 'another secret of nobody' };
  };
}
