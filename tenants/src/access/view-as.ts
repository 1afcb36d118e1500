/** Shows what another person would see and may do. It reads only, and is written down. */
import { appendAudit } from '../audit/append-audit.js';
import type { AssignedScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { fail, ok } from '../errors/result.js';
import type { NotFound, PermissionDenied, Result } from '../errors/result.js';
import type { AccountId, ClientId, UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { isAllowed } from './ability.js';
import type { GrantExceedsOwn } from './access-change.js';
import { accountScope, scopeCondition, scopeValues } from './account-scope.js';
import { readPerson } from './explain-permission.js';
import type { Person } from './explain-permission.js';
import { firstNotHeld, resolveScope } from './grant-coverage.js';
import { permissionRule, PERMISSIONS } from './permission-registry.js';
import type { Permission } from './permission-registry.js';
import { permissionsOf, permissionsOfGrant } from './permissions.js';

export interface SeenAccount {
  readonly accountId: AccountId;
  readonly name: string;
  readonly clientName: string;
  /** What the person may do with this very account. */
  readonly permissions: readonly Permission[];
}

export interface SeenAs {
  readonly person: Person;
  readonly permissions: readonly Permission[];
  readonly accounts: readonly SeenAccount[];
  readonly hasNextPage: boolean;
}

export interface ViewAsQuery {
  readonly userId: UserId;
  readonly first: number;
  readonly after: AccountId | null;
}

export type ViewAsFailure = NotFound | PermissionDenied | GrantExceedsOwn;

export const MAX_SEEN_ACCOUNTS = 200;

const PAGE = `
  SELECT a.id, a.name, a.client_id, c.name AS client_name FROM account a
  JOIN client c ON c.tenant_id = a.tenant_id AND c.id = a.client_id
  WHERE a.tenant_id = $1 AND ($2::uuid IS NULL OR a.id > $2)
    AND ${scopeCondition({ clientId: 'a.client_id', accountId: 'a.id' }, 3)}
  ORDER BY a.id LIMIT $6`;

interface SeenRow {
  readonly id: AccountId;
  readonly name: string;
  readonly client_id: ClientId;
  readonly client_name: string;
}

/** Nobody looks through the eyes of somebody who sees more. */
export function viewAs(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
  query: ViewAsQuery,
): Promise<Result<SeenAs, ViewAsFailure>> {
  return deps.db.tenants.change<SeenAs, ViewAsFailure>(ctx, async (tx) => {
    if (!isAllowed(ctx, 'read', { type: 'User' })) {
      return fail({ code: 'PERMISSION_DENIED', permission: 'USER_READ' });
    }
    const person = await readPerson(tx, ctx, query.userId);
    if (person === null) return fail({ code: 'NOT_FOUND', resource: 'User' });
    const permission = await seesMore(tx, ctx, person);
    if (permission !== null) return fail({ code: 'GRANT_EXCEEDS_OWN', permission });
    const first = Math.min(Math.max(query.first, 1), MAX_SEEN_ACCOUNTS);
    const { rows } = await tx.query<SeenRow>(PAGE, [
      ...[ctx.tenantId, query.after, ...scopeValues(accountScope(person.context))],
      first + 1,
    ]);
    await appendAudit(tx, ctx, {
      action: 'user.view-as',
      resource: { type: 'User', id: query.userId },
    });
    return ok({
      person,
      permissions: permissionsOf(person.context),
      accounts: rows.slice(0, first).map((row) => seen(person, row)),
      hasNextPage: rows.length > first,
    });
  });
}

/** Of what lets somebody see, what the other one has and the viewer lacks; null if nothing. */
async function seesMore(
  tx: TenantTransaction,
  ctx: TenantContext,
  person: Person,
): Promise<Permission | null> {
  for (const grant of person.context.grants) {
    const shown = permissionsOfGrant(grant).filter((name) => name === 'ACCOUNT_READ');
    const scope = await resolveScope(tx, ctx, grant.scope as AssignedScope);
    const missing = scope === null ? null : firstNotHeld(ctx, shown, scope);
    if (missing !== null) return missing;
  }
  return null;
}

function seen({ context }: Person, row: SeenRow): SeenAccount {
  const place = { accountId: row.id, clientId: row.client_id };
  const permissions = PERMISSIONS.filter((permission) => {
    const { allows, reach } = permissionRule(permission);
    const [first] = allows;
    if (reach !== 'PLACE' || first === undefined) return false;
    return isAllowed(context, first[0], { type: first[1], ...place });
  });
  return { accountId: row.id, name: row.name, clientName: row.client_name, permissions };
}
