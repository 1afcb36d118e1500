/** The `halt` table as the kill switch writes and reads it. */
import type { AccountId, Actor, HaltId, TenantContext, TenantTransaction } from '@fiducia/tenants';

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
  select id, cause, pressed_by_kind, pressed_by from halt
  where tenant_id = $1 and account_id = $2 and released_at is null order by pressed_at, id`;

export interface HaltToPress {
  readonly haltId: HaltId;
  readonly accountId: AccountId;
}

export interface HaltInForce {
  readonly id: HaltId;
  readonly cause: 'RULE' | 'PERSON';
  readonly pressedBy: string;
}

export async function pressHalts(
  tx: TenantTransaction,
  ctx: TenantContext,
  halts: readonly HaltToPress[],
  how: { readonly reason: string; readonly closePositions: boolean },
): Promise<void> {
  const accountIds = halts.map(({ accountId }) => accountId);
  await tx.query(LOCK_LEASES, [ctx.tenantId, accountIds]);
  await tx.query(INSERT, [
    ctx.tenantId,
    halts.map(({ haltId }) => haltId),
    accountIds,
    `Halted by ${ctx.actor.name}.`,
    how.reason,
    how.closePositions,
    ctx.actor.kind,
    actorKey(ctx.actor),
    ctx.actor.name,
  ]);
}

export async function readHaltsInForce(
  tx: TenantTransaction,
  ctx: TenantContext,
  accountId: AccountId,
): Promise<readonly HaltInForce[]> {
  const { rows } = await tx.query<{
    id: HaltId;
    cause: 'RULE' | 'PERSON';
    pressed_by: string;
  }>(IN_FORCE, [ctx.tenantId, accountId]);
  return rows.map(({ id, cause, pressed_by: pressedBy }) => ({ id, cause, pressedBy }));
}

/** Tells people, keys and parts of the platform apart, whatever their ids. */
export function actorKey(actor: Actor): string {
  return `${actor.kind}:${actor.id}`;
}
