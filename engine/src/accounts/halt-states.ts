/** What the audit log says of an account's halts before and after one is pressed or ended. */
import { toWireId } from '@fiducia/tenants';
import type {
  AccountId,
  HaltId,
  JsonObject,
  TenantContext,
  TenantTransaction,
} from '@fiducia/tenants';

const IN_FORCE = `
  select account_id, id from halt
  where tenant_id = $1 and account_id = any($2::uuid[]) and released_at is null
  order by pressed_at, id`;

export interface States {
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** To be asked before the change, in its transaction. */
export async function haltIdsInForce(
  tx: TenantTransaction,
  ctx: TenantContext,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, readonly HaltId[]>> {
  const values = [ctx.tenantId, accountIds];
  const { rows } = await tx.query<{ account_id: AccountId; id: HaltId }>(IN_FORCE, values);
  const of = Map.groupBy(rows, ({ account_id }) => account_id);
  return new Map(accountIds.map((id) => [id, (of.get(id) ?? []).map((row) => row.id)]));
}

export function pressedStates(
  inForce: readonly HaltId[],
  pressed: { readonly haltId: HaltId; readonly closePositions: boolean },
): States {
  return {
    before: haltState(inForce),
    after: {
      ...haltState([...inForce, pressed.haltId]),
      haltId: toWireId('halt', pressed.haltId),
      closePositions: pressed.closePositions,
    },
  };
}

export function releasedStates(inForce: readonly HaltId[], released: readonly HaltId[]): States {
  return {
    before: haltState(inForce),
    after: haltState(inForce.filter((id) => !released.includes(id))),
  };
}

/** Each halt has a life of its own: the account trades again when none is left. */
function haltState(haltIds: readonly HaltId[]): JsonObject {
  const status = haltIds.length === 0 ? 'ACTIVE' : 'HALTED';
  return { status, haltIds: haltIds.map((id) => toWireId('halt', id)) };
}
