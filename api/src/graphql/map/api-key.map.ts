/** API keys and venue credentials as the schema shows them. */
import { toWireId, type ApiKeyPage, type ApiKeyView, type CredentialView } from '@fiducia/tenants';
import type { KeyedPage } from '../page.js';
import type { ApiKeyType } from '../types/api-key.type.js';
import type { VenueCredentialType } from '../types/credential.type.js';
import { toScope } from './team.map.js';

export function toApiKey(key: ApiKeyView): ApiKeyType {
  return {
    ...key,
    id: toWireId('apiKey', key.id),
    grants: key.grants.map(({ keyScope, scope, inForce }) => ({
      ...{ keyScope, inForce },
      scope: toScope(scope, null),
    })),
    rotatedFrom: key.rotatedFrom === null ? null : toWireId('apiKey', key.rotatedFrom),
  };
}

export function toApiKeyPage({ keys, hasNextPage }: ApiKeyPage): KeyedPage<ApiKeyView> {
  return { nodes: keys, cursors: keys.map(({ id }) => toWireId('apiKey', id)), hasNextPage };
}

export function toVenueCredential(credential: CredentialView): VenueCredentialType {
  return {
    ...credential,
    id: toWireId('credential', credential.id),
    accountId: toWireId('account', credential.accountId),
  };
}
