/** Carries out one access change inside a transaction, under the rights that its author has now. */
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { fail, unreachable } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import { isAllowed } from './ability.js';
import type { AccessChange, AccessChangeFailure } from './access-change.js';
import { createGroup, deleteGroup, updateGroup } from './client-groups.js';
import { createRole, deleteRole, updateRole } from './custom-roles.js';
import type { AccessAction, AccessSubject } from './permission-registry.js';
import { assignRole, unassignRole } from './role-assignments.js';

/** What each change asks of its author. */
const ASKS: { readonly [Type in AccessChange['type']]: readonly [AccessAction, AccessSubject] } = {
  CREATE_ROLE: ['create', 'Role'],
  UPDATE_ROLE: ['update', 'Role'],
  DELETE_ROLE: ['delete', 'Role'],
  ASSIGN_ROLE: ['assign', 'Role'],
  UNASSIGN_ROLE: ['assign', 'Role'],
  CREATE_GROUP: ['create', 'ClientGroup'],
  UPDATE_GROUP: ['update', 'ClientGroup'],
  DELETE_GROUP: ['delete', 'ClientGroup'],
};

export async function applyAccessChange(
  tx: TenantTransaction,
  ctx: TenantContext,
  change: AccessChange,
): Promise<Result<void, AccessChangeFailure>> {
  const [action, type] = ASKS[change.type];
  if (!isAllowed(ctx, action, { type })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'ROLE_MANAGE' });
  }
  switch (change.type) {
    case 'CREATE_ROLE':
      return createRole(tx, ctx, change);
    case 'UPDATE_ROLE':
      return updateRole(tx, ctx, change);
    case 'DELETE_ROLE':
      return deleteRole(tx, ctx, change);
    case 'ASSIGN_ROLE':
      return assignRole(tx, ctx, change);
    case 'UNASSIGN_ROLE':
      return unassignRole(tx, ctx, change);
    case 'CREATE_GROUP':
      return createGroup(tx, ctx, change);
    case 'UPDATE_GROUP':
      return updateGroup(tx, ctx, change);
    case 'DELETE_GROUP':
      return deleteGroup(tx, ctx, change);
    default:
      return unreachable(change);
  }
}
