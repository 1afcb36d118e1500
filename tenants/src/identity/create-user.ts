/** Adds a person who may sign in, with roles. */
import { z } from 'zod';

import { isAllowed } from '../access/ability.js';
import { appendAudit } from '../audit/append-audit.js';
import type { JsonArray } from '../audit/canonical-json.js';
import { ROLES } from '../context/grants.js';
import type { AssignedScope, Role } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { normaliseSignInName } from '../directory/directory.js';
import { plainText } from '../errors/plain-text.js';
import { fail, ok, parseInput } from '../errors/result.js';
import type { InvalidInput, NotFound, PermissionDenied, Result } from '../errors/result.js';
import type { NameTaken } from '../hierarchy/provision-tenant.js';
import { newId } from '../ids.js';
import type { UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { scopeExists, scopeIdOf, scopeJson, scopeSchema } from './grant-scope.js';
import { checkPassword } from './password-rules.js';

const MAX_ROLES = 20;

const inputSchema = z.strictObject({
  email: z.email('Use an e-mail address').max(254),
  name: plainText(200),
  password: z.string(),
  roles: z
    .array(z.strictObject({ role: z.enum(ROLES), scope: scopeSchema }))
    .min(1)
    .max(MAX_ROLES),
});

export interface RoleGrant {
  readonly role: Role;
  readonly scope: AssignedScope;
}

export interface CreateUserInput {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly RoleGrant[];
}

export type CreateUserFailure = InvalidInput | PermissionDenied | NameTaken | NotFound;

export async function createUser(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db' | 'passwords'>,
  input: CreateUserInput,
): Promise<Result<{ readonly userId: UserId }, CreateUserFailure>> {
  if (!isAllowed(ctx, 'create', { type: 'User' })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'create User' });
  }
  const checked = parseInput(inputSchema, input);
  if (!checked.ok) return checked;
  const password = await checkPassword(input.password, input.email);
  if (!password.ok) return password;
  // Outside the transaction: hashing takes longer than a connection should be held.
  const passwordHash = await deps.passwords.hashPassword(input.password);
  return deps.db.tenants.change(ctx, (tx) => addUser(tx, ctx, { ...input, passwordHash }));
}

async function addUser(
  tx: TenantTransaction,
  ctx: TenantContext,
  input: CreateUserInput & { readonly passwordHash: string },
): Promise<Result<{ readonly userId: UserId }, NameTaken | NotFound>> {
  const userId = newId<UserId>();
  await tx.query(
    `INSERT INTO app_user (tenant_id, id, email, name, password_hash, status, created_at)
     VALUES ($1, $2, $3, $4, $5, 'ACTIVE', $6)`,
    [ctx.tenantId, userId, input.email, input.name, input.passwordHash, tx.clock.now()],
  );
  const named = await tx.query(
    `INSERT INTO sign_in_name (tenant_id, name, user_id) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO NOTHING`,
    [ctx.tenantId, normaliseSignInName(input.email), userId],
  );
  if (named.rowCount === 0) return fail({ code: 'NAME_TAKEN', field: 'email' });
  for (const grant of input.roles) {
    if (!(await scopeExists(tx, ctx, grant.scope))) {
      return fail({ code: 'NOT_FOUND', resource: grant.scope.type });
    }
    await assignRole(tx, ctx, userId, grant);
  }
  await appendAudit(tx, ctx, {
    action: 'user.create',
    resource: { type: 'User', id: userId },
    after: { email: input.email, name: input.name, roles: rolesJson(input.roles) },
    personal: true,
  });
  return ok({ userId });
}

async function assignRole(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
  grant: RoleGrant,
): Promise<void> {
  const { role, scope } = grant;
  await tx.query(
    `INSERT INTO role_assignment (tenant_id, id, user_id, role, scope_type, scope_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [ctx.tenantId, newId(), userId, role, scope.type, scopeIdOf(scope), tx.clock.now()],
  );
}

function rolesJson(grants: readonly RoleGrant[]): JsonArray {
  return grants.map((grant) => ({ role: grant.role, scope: scopeJson(grant.scope) }));
}
