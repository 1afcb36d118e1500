/** The scope of a role or an API key: checked from input, written to rows, shown in the audit log. */
import { z } from 'zod';

import type { JsonObject } from '../audit/canonical-json.js';
import type { AssignedScope, GrantScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { unreachable } from '../errors/result.js';
import { toWireId } from '../ids.js';
import type { AccountId, ClientGroupId, ClientId } from '../ids.js';

export const scopeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ALL') }),
  z.strictObject({ type: z.literal('CLIENT_GROUP'), id: z.uuid() }),
  z.strictObject({ type: z.literal('CLIENT'), id: z.uuid() }),
  z.strictObject({ type: z.literal('ACCOUNT'), id: z.uuid() }),
]);

export interface ScopeRow {
  readonly scope_type: AssignedScope['type'];
  readonly scope_id: string | null;
  /** The clients of the group, when the scope is one. */
  readonly group_clients: readonly ClientId[] | null;
}

export function scopeOfRow(row: ScopeRow): GrantScope {
  if (row.scope_type === 'ALL') return { type: 'ALL' };
  if (row.scope_id === null) throw new Error('A scope that is not all names what it is');
  switch (row.scope_type) {
    case 'CLIENT_GROUP':
      return {
        type: 'CLIENT_GROUP',
        id: row.scope_id as ClientGroupId,
        clientIds: row.group_clients ?? [],
      };
    case 'CLIENT':
      return { type: 'CLIENT', id: row.scope_id as ClientId };
    case 'ACCOUNT':
      return { type: 'ACCOUNT', id: row.scope_id as AccountId };
    default:
      return unreachable(row.scope_type);
  }
}

export function scopeIdOf(scope: AssignedScope): string | null {
  return scope.type === 'ALL' ? null : scope.id;
}

const FIND_SCOPE = {
  CLIENT_GROUP: 'SELECT 1 FROM client_group WHERE tenant_id = $1 AND id = $2 FOR SHARE',
  CLIENT: 'SELECT 1 FROM client WHERE tenant_id = $1 AND id = $2',
  ACCOUNT: 'SELECT 1 FROM account WHERE tenant_id = $1 AND id = $2',
} as const;

/** Asked first: the foreign key would end the transaction with an error instead of an answer. */
export async function scopeExists(
  tx: TenantTransaction,
  ctx: TenantContext,
  scope: AssignedScope,
): Promise<boolean> {
  if (scope.type === 'ALL') return true;
  return (await tx.query(FIND_SCOPE[scope.type], [ctx.tenantId, scope.id])).rowCount === 1;
}

export function scopeJson(scope: AssignedScope): JsonObject {
  switch (scope.type) {
    case 'ALL':
      return { type: 'ALL' };
    case 'CLIENT_GROUP':
      return { type: 'CLIENT_GROUP', id: toWireId('clientGroup', scope.id) };
    case 'CLIENT':
      return { type: 'CLIENT', id: toWireId('client', scope.id) };
    case 'ACCOUNT':
      return { type: 'ACCOUNT', id: toWireId('account', scope.id) };
    default:
      return unreachable(scope);
  }
}
