/** An access change in words that a second person can decide by: of whom, what was, what will be. */
import { createHash } from 'node:crypto';

import type { ApprovalLine } from '../approvals/approval-kinds.js';
import { differences } from '../approvals/approval-kinds.js';
import type { AuditResource } from '../audit/audit-leaf.js';
import type { JsonObject } from '../audit/canonical-json.js';
import type { AssignedScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { unreachable } from '../errors/result.js';
import { toWireId } from '../ids.js';
import type { ClientGroupId, ClientId, RoleId, UserId } from '../ids.js';
import { isAllowed } from './ability.js';
import type { AccessChange, RoleRef } from './access-change.js';
import { readAssignment } from './role-assignments.js';

export interface DescribedChange {
  readonly resource: AuditResource;
  readonly name: string;
  readonly lines: readonly ApprovalLine[];
}

/** Names beyond these are counted: a group may hold a thousand clients. */
const NAMES_SHOWN = 20;
/** 64 bits: nobody finds another list of their own clients with the same ones. */
const FINGERPRINT_DIGITS = 16;

/** Null when what it is about is not there. */
export async function describeAccessChange(
  tx: TenantTransaction,
  ctx: TenantContext,
  change: AccessChange,
): Promise<DescribedChange | null> {
  switch (change.type) {
    case 'CREATE_ROLE':
    case 'UPDATE_ROLE':
    case 'DELETE_ROLE':
      return describeRole(tx, ctx, change);
    case 'ASSIGN_ROLE': {
      const { assignmentId, userId, role } = change;
      const scope = change.scope as AssignedScope;
      return describeAssignment(tx, ctx, { assignmentId, userId, role, scope, gives: true });
    }
    case 'UNASSIGN_ROLE': {
      const { assignmentId } = change;
      const found = await readAssignment(tx, ctx, assignmentId);
      if (found === null) return null;
      return describeAssignment(tx, ctx, { ...found, assignmentId, gives: false });
    }
    case 'CREATE_GROUP':
    case 'UPDATE_GROUP':
    case 'DELETE_GROUP':
      return describeGroup(tx, ctx, change);
    default:
      return unreachable(change);
  }
}

type RoleChange = Extract<AccessChange, { roleId: RoleId }>;

async function describeRole(
  tx: TenantTransaction,
  ctx: TenantContext,
  change: RoleChange,
): Promise<DescribedChange | null> {
  const before = change.type === 'CREATE_ROLE' ? null : await roleFacts(tx, ctx, change.roleId);
  if (change.type !== 'CREATE_ROLE' && before === null) return null;
  const after = change.type === 'DELETE_ROLE' ? null : factsOf(change);
  const name = String((after ?? before)?.['name']);
  const resource = { type: 'Role', id: change.roleId } as const;
  return { resource, name, lines: differences(before ?? {}, after ?? {}) };
}

async function roleFacts(
  tx: TenantTransaction,
  ctx: TenantContext,
  roleId: RoleId,
): Promise<JsonObject | null> {
  const { rows } = await tx.query<{ name: string; description: string; permissions: string[] }>(
    'SELECT name, description, permissions FROM custom_role WHERE tenant_id = $1 AND id = $2',
    [ctx.tenantId, roleId],
  );
  return rows[0] === undefined ? null : factsOf(rows[0]);
}

function factsOf(role: {
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly string[];
}): JsonObject {
  const { name, description, permissions } = role;
  return { name, description, permissions: permissions.join(', ') };
}

interface NamedAssignment {
  readonly assignmentId: string;
  readonly userId: UserId;
  readonly role: RoleRef;
  readonly scope: AssignedScope;
  readonly gives: boolean;
}

async function describeAssignment(
  tx: TenantTransaction,
  ctx: TenantContext,
  { assignmentId, userId, role, scope, gives }: NamedAssignment,
): Promise<DescribedChange | null> {
  const person = await nameOf(tx, ctx, 'app_user', userId);
  const given = await contentOfRole(tx, ctx, role);
  const place = await nameOfScope(tx, ctx, scope);
  if (person === null || given === null || place === null) return null;
  const facts = { person, ...given, scope: place, ...(await contentOfScope(tx, ctx, scope)) };
  const resource = { type: 'RoleAssignment', id: assignmentId } as const;
  const lines = gives ? differences({}, facts) : differences(facts, {});
  return { resource, name: person, lines };
}

/** What a custom role holds is shown as well: a name says nothing, and the content may change. */
async function contentOfRole(
  tx: TenantTransaction,
  ctx: TenantContext,
  role: RoleRef,
): Promise<JsonObject | null> {
  if ('builtIn' in role) return { role: role.builtIn };
  const found = await roleFacts(tx, ctx, role.customRoleId);
  if (found === null) return null;
  const { name = null, permissions = null } = found;
  return { role: name, permissions };
}

async function contentOfScope(
  tx: TenantTransaction,
  ctx: TenantContext,
  scope: AssignedScope,
): Promise<JsonObject> {
  if (scope.type !== 'CLIENT_GROUP') return {};
  return { clients: await clientNames(tx, ctx, await clientsOf(tx, ctx, scope.id)) };
}

const SCOPE_TABLE = { CLIENT_GROUP: 'client_group', CLIENT: 'client', ACCOUNT: 'account' } as const;

async function nameOfScope(
  tx: TenantTransaction,
  ctx: TenantContext,
  scope: AssignedScope,
): Promise<string | null> {
  if (scope.type === 'ALL') return 'ALL';
  const name = await nameOf(tx, ctx, SCOPE_TABLE[scope.type], scope.id);
  if (name === null) return null;
  return `${scope.type} ${(await hiddenAs(tx, ctx, scope)) ?? name}`;
}

/** The id of what its author may not see; null for what they may. */
async function hiddenAs(
  tx: TenantTransaction,
  ctx: TenantContext,
  scope: AssignedScope,
): Promise<string | null> {
  if (scope.type === 'CLIENT') {
    return maySeeClient(ctx, scope.id) ? null : toWireId('client', scope.id);
  }
  if (scope.type !== 'ACCOUNT') return null;
  const { rows } = await tx.query<{ client_id: ClientId }>(
    'SELECT client_id FROM account WHERE tenant_id = $1 AND id = $2',
    [ctx.tenantId, scope.id],
  );
  const clientId = rows[0]?.client_id;
  const place = { accountId: scope.id, ...(clientId !== undefined && { clientId }) };
  return isAllowed(ctx, 'read', { type: 'Account', ...place })
    ? null
    : toWireId('account', scope.id);
}

const NAME_OF = {
  // With the address: whoever may invite can have somebody of any name, and it is no proof of who.
  app_user: `SELECT name || ' <' || email || '>' AS name FROM app_user
    WHERE tenant_id = $1 AND id = $2`,
  client_group: 'SELECT name FROM client_group WHERE tenant_id = $1 AND id = $2',
  client: 'SELECT name FROM client WHERE tenant_id = $1 AND id = $2',
  account: 'SELECT name FROM account WHERE tenant_id = $1 AND id = $2',
} as const;

async function nameOf(
  tx: TenantTransaction,
  ctx: TenantContext,
  table: keyof typeof NAME_OF,
  id: string,
): Promise<string | null> {
  const { rows } = await tx.query<{ name: string }>(NAME_OF[table], [ctx.tenantId, id]);
  return rows[0]?.name ?? null;
}

type GroupChange = Extract<AccessChange, { groupId: ClientGroupId }>;

async function describeGroup(
  tx: TenantTransaction,
  ctx: TenantContext,
  change: GroupChange,
): Promise<DescribedChange | null> {
  const { groupId } = change;
  const was = await nameOf(tx, ctx, 'client_group', groupId);
  if (change.type !== 'CREATE_GROUP' && was === null) return null;
  const members = await clientsOf(tx, ctx, groupId);
  const will = change.type === 'DELETE_GROUP' ? [] : change.clientIds;
  const added = await clientNames(tx, ctx, without(will, members));
  const removed = await clientNames(tx, ctx, without(members, will));
  const name = change.type === 'DELETE_GROUP' ? null : change.name;
  const lines = [
    ...differences(was === null ? {} : { name: was }, name === null ? {} : { name }),
    ...(added === null ? [] : [{ field: 'addedClients', before: null, after: added }]),
    ...(removed === null ? [] : [{ field: 'removedClients', before: removed, after: null }]),
  ];
  return { resource: { type: 'ClientGroup', id: groupId }, name: name ?? was ?? '', lines };
}

function without(ids: readonly ClientId[], others: readonly ClientId[]): readonly ClientId[] {
  return ids.filter((id) => !others.includes(id));
}

async function clientsOf(
  tx: TenantTransaction,
  ctx: TenantContext,
  groupId: ClientGroupId,
): Promise<readonly ClientId[]> {
  const { rows } = await tx.query<{ client_id: ClientId }>(
    'SELECT client_id FROM client_group_member WHERE tenant_id = $1 AND group_id = $2',
    [ctx.tenantId, groupId],
  );
  return rows.map((row) => row.client_id);
}

async function clientNames(
  tx: TenantTransaction,
  ctx: TenantContext,
  ids: readonly ClientId[],
): Promise<string | null> {
  if (ids.length === 0) return null;
  const { rows } = await tx.query<{ id: ClientId; name: string }>(
    `SELECT id, name FROM client WHERE tenant_id = $1 AND id = ANY ($2::uuid[])
     ORDER BY name, id LIMIT $3`,
    [ctx.tenantId, ids, NAMES_SHOWN],
  );
  const names = rows
    .map(({ id, name }) => (maySeeClient(ctx, id) ? name : toWireId('client', id)))
    .join(', ');
  const more = ids.length - rows.length;
  if (more === 0) return names;
  return `${names} and ${more} more: ${ids.length} clients in all, list ${fingerprintOf(ids)}`;
}

/** So that what is not shown by name cannot be exchanged between the request and its grant. */
function fingerprintOf(ids: readonly ClientId[]): string {
  const list = ids.toSorted().join();
  return createHash('sha256').update(list).digest('hex').slice(0, FINGERPRINT_DIGITS);
}

/** The author reads the request as well: who may not see a client is shown its id. */
function maySeeClient(ctx: TenantContext, clientId: ClientId): boolean {
  return isAllowed(ctx, 'read', { type: 'Client', clientId });
}
