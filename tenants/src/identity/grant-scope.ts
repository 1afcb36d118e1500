/** The scope of a role or an API key: checked from input, written to rows, shown in the audit log. */
import { z } from 'zod';

import type { JsonObject } from '../audit/canonical-json.js';
import type { GrantScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { unreachable } from '../errors/result.js';
import { toWireId } from '../ids.js';
import type { AccountId, ClientId } from '../ids.js';

export const scopeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ALL') }),
  z.strictObject({ type: z.literal('CLIENT'), id: z.uuid() }),
  z.strictObject({ type: z.literal('ACCOUNT'), id: z.uuid() }),
]);

export interface ScopeRow {
  readonly scope_type: GrantScope['type'];
  readonly scope_id: string | null;
}

export function scopeOfRow(row: ScopeRow): GrantScope {
  if (row.scope_type === 'ALL') return { type: 'ALL' };
  if (row.scope_id === null) throw new Error('A scope of one client or account names it');
  return row.scope_type === 'CLIENT'
    ? { type: 'CLIENT', id: row.scope_id as ClientId }
    : { type: 'ACCOUNT', id: row.scope_id as AccountId };
}

export function scopeIdOf(scope: GrantScope): string | null {
  return scope.type === 'ALL' ? null : scope.id;
}

/** Asked first: the foreign key would end the transaction with an error instead of an answer. */
export async function scopeExists(
  tx: TenantTransaction,
  ctx: TenantContext,
  scope: GrantScope,
): Promise<boolean> {
  if (scope.type === 'ALL') return true;
  const sql =
    scope.type === 'CLIENT'
      ? 'SELECT 1 FROM client WHERE tenant_id = $1 AND id = $2'
      : 'SELECT 1 FROM account WHERE tenant_id = $1 AND id = $2';
  return (await tx.query(sql, [ctx.tenantId, scope.id])).rowCount === 1;
}

export function scopeJson(scope: GrantScope): JsonObject {
  switch (scope.type) {
    case 'ALL':
      return { type: 'ALL' };
    case 'CLIENT':
      return { type: 'CLIENT', id: toWireId('client', scope.id) };
    case 'ACCOUNT':
      return { type: 'ACCOUNT', id: toWireId('account', scope.id) };
    default:
      return unreachable(scope);
  }
}
