/** The `halt` table as the kill switch writes and reads it. */
import { openAlarm, toWireId } from '@fiducia/tenants';
import type {
  AccountId,
  Actor,
  HaltId,
  TenantContext,
  TenantTransaction,
  UserId,
} from '@fiducia/tenants';
import type { AccountKey } from '../projections/projection.js';
import { haltIdsInForce, pressedStates } from './halt-states.js';
import type { States } from './halt-states.js';

/**
 * Locks the leases first: an order that the gateway is letting through right now is either before
 * this halt, or sees it. From this commit on nothing new is sent.
 */
const LOCK_LEASES = `
  select account_id from account_lease
  where tenant_id = $1 and account_id = any($2::uuid[]) order by account_id for update`;

const INSERT = `
  insert into halt (tenant_id, id, account_id, cause, sentence, reason, close_positions,
    pressed_by_kind, pressed_by, pressed_by_name)
  select $1, h.id, h.account_id, 'PERSON', $4, $5, $6, $7, $8, $9
  from unnest($2::uuid[], $3::uuid[]) as h (id, account_id)`;

const IN_FORCE = `
  select h.id, h.sentence, h.pressed_by, k.created_by as key_made_by
  from halt h
  left join api_key k on k.tenant_id = h.tenant_id and h.pressed_by = 'API_KEY:' || k.id
  where h.tenant_id = $1 and h.account_id = $2 and h.released_at is null
  order by h.pressed_at, h.id`;

const NOT_YET_RELEASED = `
  select id from halt
  where tenant_id = $1 and account_id = $2 and id = any($3::uuid[]) and released_at is null`;

const KEY_MADE_BY = `select created_by from api_key where tenant_id = $1 and id = $2`;

export interface HaltToPress {
  readonly haltId: HaltId;
  readonly accountId: AccountId;
}

export interface HaltInForce {
  readonly id: HaltId;
  readonly sentence: string;
  /** The actor, and the person behind a key. */
  readonly pressedBy: readonly string[];
}

/** Returns what the audit log says of each account, before and after. */
export async function pressHalts(
  tx: TenantTransaction,
  ctx: TenantContext,
  halts: readonly HaltToPress[],
  how: { readonly reason: string; readonly closePositions: boolean },
): Promise<ReadonlyMap<AccountId, States>> {
  const accountIds = halts.map(({ accountId }) => accountId);
  await tx.query(LOCK_LEASES, [ctx.tenantId, accountIds]);
  const inForce = await haltIdsInForce(tx, ctx, accountIds);
  await tx.query(INSERT, [
    ctx.tenantId,
    halts.map(({ haltId }) => haltId),
    accountIds,
    await haltSentence(tx, ctx, how.closePositions),
    how.reason,
    how.closePositions,
    ctx.actor.kind,
    actorKey(ctx.actor),
    ctx.actor.name,
  ]);
  const { closePositions } = how;
  return new Map(
    halts.map(({ accountId, haltId }) => [
      accountId,
      pressedStates(inForce.get(accountId) ?? [], { haltId, closePositions }),
    ]),
  );
}

/** What the halt does, where that is not the usual: nobody may take it for done when it is not. */
async function haltSentence(
  tx: TenantTransaction,
  ctx: TenantContext,
  closePositions: boolean,
): Promise<string> {
  const sentence = `Halted by ${ctx.actor.name}.`;
  if ((await openAlarm(tx, ctx)) === null) return sentence;
  const rest = closePositions ? 'are cancelled and positions closed' : 'are cancelled';
  return (
    `${sentence} No order leaves from now on. The audit log is in doubt, so the account is not ` +
    `run: working orders ${rest} when the operator has settled that.`
  );
}

export async function readHaltsInForce(
  tx: TenantTransaction,
  ctx: TenantContext,
  accountId: AccountId,
): Promise<readonly HaltInForce[]> {
  const { rows } = await tx.query<{
    id: HaltId;
    sentence: string;
    pressed_by: string;
    key_made_by: string | null;
  }>(IN_FORCE, [ctx.tenantId, accountId]);
  return rows.map((row) => ({
    id: row.id,
    sentence: row.sentence,
    pressedBy: eyes(row.pressed_by, row.key_made_by),
  }));
}

/** Of these halts, those that nothing has ended since. */
export async function notYetReleased(
  tx: TenantTransaction,
  account: AccountKey,
  haltIds: readonly HaltId[],
): Promise<readonly HaltId[]> {
  const values = [account.tenantId, account.accountId, haltIds];
  return (await tx.query<{ id: HaltId }>(NOT_YET_RELEASED, values)).rows.map(({ id }) => id);
}

/** Whose eyes an actor has: its own, and those of the person who made the key. */
export async function eyesOf(
  tx: TenantTransaction,
  ctx: TenantContext,
): Promise<readonly string[]> {
  const { actor } = ctx;
  if (actor.kind !== 'API_KEY') return eyes(actorKey(actor), null);
  const { rows } = await tx.query<{ created_by: string }>(KEY_MADE_BY, [ctx.tenantId, actor.id]);
  return eyes(actorKey(actor), rows[0]?.created_by ?? null);
}

/** A key that a person made acts for that person: pressing here and releasing there is not two. */
function eyes(key: string, keyMadeBy: string | null): readonly string[] {
  const user = /^USER:(.+)$/.exec(key)?.[1];
  if (user !== undefined) return [key, toWireId('user', user as UserId)];
  return keyMadeBy?.startsWith('usr_') === true ? [key, keyMadeBy] : [key];
}

/** Tells people, keys and parts of the platform apart, whatever their ids. */
export function actorKey(actor: Actor): string {
  return `${actor.kind}:${actor.id}`;
}
