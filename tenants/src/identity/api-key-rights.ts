/**
 * A key holds what its scopes say, and never more than its author holds at this moment: a scope that
 * the author could not give today is not in force. It falls away whole, and comes back with the
 * author's rights. So does AUDIT with the author's right to see amounts, of which entries are full.
 * A key without an author was made by the platform and stands for itself.
 */
import { firstNotHeld } from '../access/grant-coverage.js';
import type { ResolvedScope } from '../access/grant-coverage.js';
import { permissionsOfGrant } from '../access/permissions.js';
import { withNeeds } from '../access/role-needs.js';
import type { Grant, GrantScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { unreachable } from '../errors/result.js';
import type { AccountId, ClientId, SessionId, TenantId, UserId } from '../ids.js';
import { keyGrants, ROLES_OF_USER, roleGrants, SCOPES_OF_KEY } from './load-grants.js';
import type { KeyGrantRow, RoleGrantRow } from './load-grants.js';
import type { UserStatus } from './user.entity.js';

export interface KeyRightsRow {
  readonly scopes: readonly KeyGrantRow[];
  /** The client of each account that a scope names. */
  readonly account_clients: Readonly<Record<AccountId, ClientId>>;
  readonly author_id: UserId | null;
  readonly author_name: string | null;
  readonly author_status: UserStatus | null;
  readonly author_roles: readonly RoleGrantRow[] | null;
}

/** Columns of a KeyRightsRow for the key `k` and, left-joined, its author `u`. */
export const KEY_RIGHTS = `
  ${SCOPES_OF_KEY} AS scopes,
  coalesce((
    SELECT json_object_agg(a.id, a.client_id) FROM api_key_grant g
    JOIN account a ON a.tenant_id = g.tenant_id AND a.id = g.scope_account_id
    WHERE g.tenant_id = k.tenant_id AND g.api_key_id = k.id
  ), '{}'::json) AS account_clients,
  k.author_id, u.name AS author_name, u.status AS author_status, ${ROLES_OF_USER} AS author_roles`;

export interface KeyGrant {
  readonly grant: Extract<Grant, { kind: 'KEY_SCOPE' }>;
  readonly inForce: boolean;
}

export function keyRights(tenantId: TenantId, row: KeyRightsRow): readonly KeyGrant[] {
  const author = authorOf(tenantId, row);
  return keyGrants(row.scopes).flatMap((grant) => {
    if (grant.kind !== 'KEY_SCOPE') return [];
    const scope = resolved(grant.scope, row.account_clients);
    const inForce =
      author === 'PLATFORM' ||
      (author !== null &&
        firstNotHeld(author, withNeeds(permissionsOfGrant(grant)), scope) === null);
    return [{ grant, inForce }];
  });
}

/** Null for somebody who may not enter any more. */
function authorOf(tenantId: TenantId, row: KeyRightsRow): TenantContext | 'PLATFORM' | null {
  const { author_id: id, author_name: name } = row;
  if (id === null) return 'PLATFORM';
  if (name === null || row.author_status !== 'ACTIVE') return null;
  // To decide with, never to act with: it has no session.
  const actor = {
    kind: 'USER',
    id,
    name,
    sessionId: '' as SessionId,
    mfa: false,
    steppedUpAt: null,
  } as const;
  return { tenantId, actor, requestId: '', grants: roleGrants(row.author_roles ?? []) };
}

function resolved(scope: GrantScope, accounts: KeyRightsRow['account_clients']): ResolvedScope {
  switch (scope.type) {
    case 'ALL':
      return scope;
    case 'CLIENT':
      return { type: 'CLIENTS', clientIds: [scope.id] };
    case 'CLIENT_GROUP':
      return { type: 'CLIENTS', clientIds: scope.clientIds };
    case 'ACCOUNT': {
      const clientId = accounts[scope.id];
      if (clientId === undefined) throw new Error('A scope names an account that exists');
      return { type: 'ACCOUNT', accountId: scope.id, clientId };
    }
    default:
      return unreachable(scope);
  }
}
