/** What use cases accept: the least of each that is whole, for tests of what they do with it. */
import type { ProvisionTenantInput } from '../hierarchy/provision-tenant.js';
import { newId } from '../ids.js';
import type { ClientId } from '../ids.js';
import { SEED_MANDATE } from './seed-two-tenants.js';

export const NEW_TENANT: ProvisionTenantInput = {
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
export const NEW_PERSON = {
  email: 'new@alder.example',
  name: 'Newcomer',
  password: 'correct horse battery',
  roles: [{ role: 'RISK_OFFICER', scope: { type: 'ALL' } }],
} as const;
export const READING_KEY = {
  name: 'Bot',
  grants: [{ keyScope: 'READ', scope: { type: 'ALL' } }],
  allowedIps: [],
  expiresAt: null,
} as const;

export function newAccount(clientId: ClientId | undefined) {
  return {
    clientId: clientId ?? newId<ClientId>(),
    name: 'Growth',
    mode: 'PAPER',
    currency: 'USD',
    startingCash: '10000.50',
    mandate: SEED_MANDATE,
  } as const;
}
