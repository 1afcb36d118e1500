/** Reads clients by id, as far as the viewer may see an account of them. */
import type { ClientId, TenantContext } from '@fiducia/tenants';
import { visibility } from './account-queries.js';
import { VISIBLE } from './order-queries.js';
import type { ReadDeps } from './use-case-deps.js';

export interface ClientView {
  readonly id: ClientId;
  readonly name: string;
  readonly reference: string;
}

/** Whoever sees the whole tenant also sees clients without an account yet. */
const BY_ID = `
  select c.id, c.name, c.reference from client c
  where c.tenant_id = $1 and c.id = any($5::uuid[]) and ($2::boolean or exists (
    select 1 from account a where a.client_id = c.id and ${VISIBLE}))`;

/** In no particular order; what is not visible is left out. */
export async function clientsById(
  ctx: TenantContext,
  deps: ReadDeps,
  ids: readonly ClientId[],
): Promise<readonly ClientView[]> {
  const { rows } = await deps.db.tenants.read<ClientView>(ctx, BY_ID, [...visibility(ctx), ids]);
  return rows;
}
