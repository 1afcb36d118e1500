/** Groups of clients, over which roles are assigned: who is in one decides who sees whom. */
import { appendAudit } from '../audit/append-audit.js';
import type { JsonObject } from '../audit/canonical-json.js';
import type { ApiKeyScope, Role } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import { toWireId } from '../ids.js';
import type { ClientGroupId, ClientId } from '../ids.js';
import type { AccessChangeFailure, ChangeOf } from './access-change.js';
import { KEY_SCOPE_PERMISSIONS, ROLE_PERMISSIONS } from './built-in-roles.js';
import { firstNotHeld } from './grant-coverage.js';
import type { Permission } from './permission-registry.js';

interface Group {
  readonly name: string;
  readonly clientIds: readonly ClientId[];
}

export async function createGroup(
  tx: TenantTransaction,
  ctx: TenantContext,
  change: ChangeOf<'CREATE_GROUP'>,
): Promise<Result<void, AccessChangeFailure>> {
  const { groupId, name, clientIds } = change;
  const inserted = await tx.query(
    `INSERT INTO client_group (tenant_id, id, name, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (tenant_id, name) DO NOTHING`,
    [ctx.tenantId, groupId, name, tx.clock.now()],
  );
  if (inserted.rowCount === 0) return fail({ code: 'NAME_TAKEN', field: 'name' });
  if (!(await addClients(tx, ctx, groupId, clientIds))) {
    return fail({ code: 'NOT_FOUND', resource: 'Client' });
  }
  await audit(tx, ctx, { action: 'client-group.create', groupId, after: groupJson(change) });
  return ok(undefined);
}

export async function updateGroup(
  tx: TenantTransaction,
  ctx: TenantContext,
  change: ChangeOf<'UPDATE_GROUP'>,
): Promise<Result<void, AccessChangeFailure>> {
  const { groupId, name, clientIds } = change;
  const before = await lockGroup(tx, ctx, groupId);
  if (before === null) return fail({ code: 'NOT_FOUND', resource: 'ClientGroup' });
  const taken = await tx.query(
    'SELECT 1 FROM client_group WHERE tenant_id = $1 AND name = $2 AND id <> $3',
    [ctx.tenantId, name, groupId],
  );
  if (taken.rowCount > 0) return fail({ code: 'NAME_TAKEN', field: 'name' });
  const added = clientIds.filter((id) => !before.clientIds.includes(id));
  // Taking is judged as giving: nobody disarms those who hold more than he does.
  const moved = [...added, ...before.clientIds.filter((id) => !clientIds.includes(id))];
  const given = moved.length === 0 ? [] : await permissionsOver(tx, ctx, groupId);
  const permission = firstNotHeld(ctx, given, { type: 'CLIENTS', clientIds: moved });
  if (permission !== null) return fail({ code: 'GRANT_EXCEEDS_OWN', permission });
  await tx.query('UPDATE client_group SET name = $3 WHERE tenant_id = $1 AND id = $2', [
    ctx.tenantId,
    groupId,
    name,
  ]);
  await tx.query(
    `DELETE FROM client_group_member
     WHERE tenant_id = $1 AND group_id = $2 AND client_id <> ALL ($3::uuid[])`,
    [ctx.tenantId, groupId, clientIds],
  );
  if (!(await addClients(tx, ctx, groupId, added))) {
    return fail({ code: 'NOT_FOUND', resource: 'Client' });
  }
  await audit(tx, ctx, {
    action: 'client-group.update',
    groupId,
    before: groupJson(before),
    after: groupJson(change),
  });
  return ok(undefined);
}

export async function deleteGroup(
  tx: TenantTransaction,
  ctx: TenantContext,
  { groupId }: ChangeOf<'DELETE_GROUP'>,
): Promise<Result<void, AccessChangeFailure>> {
  const before = await lockGroup(tx, ctx, groupId);
  if (before === null) return fail({ code: 'NOT_FOUND', resource: 'ClientGroup' });
  const used = await tx.query(
    `SELECT 1 FROM role_assignment WHERE tenant_id = $1 AND scope_client_group_id = $2
     UNION ALL SELECT 1 FROM api_key_grant WHERE tenant_id = $1 AND scope_client_group_id = $2
     LIMIT 1`,
    [ctx.tenantId, groupId],
  );
  if (used.rowCount > 0) {
    const sentence = 'A role or an API key is given over this group; take it away first.';
    return fail({ code: 'IN_USE', sentence });
  }
  const values = [ctx.tenantId, groupId];
  await tx.query('DELETE FROM client_group_member WHERE tenant_id = $1 AND group_id = $2', values);
  await tx.query('DELETE FROM client_group WHERE tenant_id = $1 AND id = $2', values);
  await audit(tx, ctx, { action: 'client-group.delete', groupId, before: groupJson(before) });
  return ok(undefined);
}

async function lockGroup(
  tx: TenantTransaction,
  ctx: TenantContext,
  groupId: ClientGroupId,
): Promise<Group | null> {
  const values = [ctx.tenantId, groupId];
  const { rows } = await tx.query<{ name: string }>(
    'SELECT name FROM client_group WHERE tenant_id = $1 AND id = $2 FOR UPDATE',
    values,
  );
  if (rows[0] === undefined) return null;
  const members = await tx.query<{ client_id: ClientId }>(
    `SELECT client_id FROM client_group_member
     WHERE tenant_id = $1 AND group_id = $2 ORDER BY client_id`,
    values,
  );
  return { name: rows[0].name, clientIds: members.rows.map((row) => row.client_id) };
}

/** All that people and keys hold over the group: whoever adds a client gives it over the client. */
async function permissionsOver(
  tx: TenantTransaction,
  ctx: TenantContext,
  groupId: ClientGroupId,
): Promise<readonly Permission[]> {
  const { rows } = await tx.query<{ role: Role | null; permissions: Permission[] | null }>(
    `SELECT DISTINCT r.role, cr.permissions FROM role_assignment r
     LEFT JOIN custom_role cr ON cr.tenant_id = r.tenant_id AND cr.id = r.custom_role_id
     WHERE r.tenant_id = $1 AND r.scope_client_group_id = $2`,
    [ctx.tenantId, groupId],
  );
  const keys = await tx.query<{ key_scope: ApiKeyScope }>(
    `SELECT DISTINCT g.key_scope FROM api_key_grant g
     JOIN api_key k ON k.tenant_id = g.tenant_id AND k.id = g.api_key_id
     WHERE g.tenant_id = $1 AND g.scope_client_group_id = $2 AND k.revoked_at IS NULL`,
    [ctx.tenantId, groupId],
  );
  const ofPeople = rows.flatMap(({ role, permissions }) =>
    role === null ? (permissions ?? []) : ROLE_PERMISSIONS[role],
  );
  const ofKeys = keys.rows.flatMap((row) => KEY_SCOPE_PERMISSIONS[row.key_scope]);
  return [...new Set([...ofPeople, ...ofKeys])];
}

/** False when one of them is no client of this tenant. */
async function addClients(
  tx: TenantTransaction,
  ctx: TenantContext,
  groupId: ClientGroupId,
  clientIds: readonly ClientId[],
): Promise<boolean> {
  const inserted = await tx.query(
    `INSERT INTO client_group_member (tenant_id, group_id, client_id)
     SELECT $1, $2, c.id FROM client c WHERE c.tenant_id = $1 AND c.id = ANY ($3::uuid[])`,
    [ctx.tenantId, groupId, clientIds],
  );
  return inserted.rowCount === clientIds.length;
}

function groupJson({ name, clientIds }: Group): JsonObject {
  return { name, clients: clientIds.map((id) => toWireId('client', id)) };
}

async function audit(
  tx: TenantTransaction,
  ctx: TenantContext,
  what: {
    readonly action: `client-group.${'create' | 'update' | 'delete'}`;
    readonly groupId: ClientGroupId;
    readonly before?: JsonObject;
    readonly after?: JsonObject;
  },
): Promise<void> {
  const { action, groupId, ...states } = what;
  await appendAudit(tx, ctx, { action, resource: { type: 'ClientGroup', id: groupId }, ...states });
}
