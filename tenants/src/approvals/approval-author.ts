/** Who asked: whose eyes they are, and what they may do at this moment. */
import { actorWireId } from '../audit/audit-leaf.js';
import type { Actor, TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { parseWireId, toWireId } from '../ids.js';
import type { ApiKeyId, UserId } from '../ids.js';
import { KEY_RIGHTS, keyRights } from '../identity/api-key-rights.js';
import type { KeyRightsRow } from '../identity/api-key-rights.js';
import { ROLES_OF_USER, roleGrants } from '../identity/load-grants.js';
import type { RoleGrantRow } from '../identity/load-grants.js';
import type { ApprovalRow } from './approval-rows.js';

const USER = `
  SELECT u.name, ${ROLES_OF_USER} AS grants FROM app_user u
  WHERE u.tenant_id = $1 AND u.id = $2 AND u.status = 'ACTIVE'`;

const KEY = `
  SELECT k.name, ${KEY_RIGHTS} FROM api_key k
  LEFT JOIN app_user u ON u.tenant_id = k.tenant_id AND u.id = k.author_id
  WHERE k.tenant_id = $1 AND k.id = $2 AND k.revoked_at IS NULL
    AND (k.expires_at IS NULL OR k.expires_at > $3)`;

const KEY_MADE_BY = 'SELECT created_by FROM api_key WHERE tenant_id = $1 AND id = $2';

/** The person behind an actor; null where there is none, as behind a key that the platform made. */
export async function personBehind(
  tx: TenantTransaction,
  ctx: TenantContext,
): Promise<UserId | null> {
  const { actor } = ctx;
  if (actor.kind === 'USER') return actor.id;
  if (actor.kind !== 'API_KEY') return null;
  const { rows } = await tx.query<{ created_by: string }>(KEY_MADE_BY, [ctx.tenantId, actor.id]);
  const maker = parseWireId('user', rows[0]?.created_by ?? '');
  return maker.ok ? maker.id : null;
}

/** The same person in another session or through a key of theirs is the author still. */
export async function isAuthor(
  tx: TenantTransaction,
  ctx: TenantContext,
  row: ApprovalRow,
): Promise<boolean> {
  if (row.requested_by === actorWireId(ctx.actor)) return true;
  const person = await personBehind(tx, ctx);
  if (person === null) return false;
  return row.requested_by_user === person || row.requested_by === toWireId('user', person);
}

/** The author with the rights of now; null once suspended, revoked or expired. */
export async function authorContext(
  tx: TenantTransaction,
  ctx: TenantContext,
  row: ApprovalRow,
): Promise<TenantContext | null> {
  const base = { tenantId: ctx.tenantId, requestId: ctx.requestId, approvalId: row.id };
  if (row.requested_by_kind === 'USER') {
    const { requested_by_user: id, requested_session: sessionId } = row;
    if (id === null || sessionId === null) return null;
    const found = await tx.query<{ name: string; grants: readonly RoleGrantRow[] }>(USER, [
      ctx.tenantId,
      id,
    ]);
    const user = found.rows[0];
    if (user === undefined) return null;
    // Asking took a second factor; carrying it out takes the decider's.
    const actor: Actor = {
      ...{ kind: 'USER', id, name: user.name, sessionId },
      ...{ mfa: false, steppedUpAt: null },
    };
    return { ...base, actor, grants: roleGrants(user.grants) };
  }
  const id = parseWireId('apiKey', row.requested_by);
  if (!id.ok) return null;
  return keyContext(tx, base, id.id);
}

async function keyContext(
  tx: TenantTransaction,
  base: Pick<TenantContext, 'tenantId' | 'requestId' | 'approvalId'>,
  id: ApiKeyId,
): Promise<TenantContext | null> {
  const found = await tx.query<KeyRightsRow & { readonly name: string }>(KEY, [
    base.tenantId,
    id,
    tx.clock.now(),
  ]);
  const key = found.rows[0];
  if (key === undefined) return null;
  // As at every request of a key: it holds what whoever made it holds at this moment.
  if (key.author_id !== null && key.author_status !== 'ACTIVE') return null;
  const grants = keyRights(base.tenantId, key).flatMap((one) => (one.inForce ? [one.grant] : []));
  const actor: Actor = { kind: 'API_KEY', id, name: key.name, sessionId: null, mfa: false };
  return { ...base, actor, grants };
}
