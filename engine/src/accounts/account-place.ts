/** Where an account lies and how it stands, for the decision whether something may be asked of it. */
import type { AccountId, ClientId, TenantContext, TenantTransaction } from '@fiducia/tenants';
import { assertThat } from '../domain/assert.js';
import type { Mandate } from '../domain/mandate.js';
import { parseMandate } from '../domain/parse-mandate.js';

const READ = `
  select a.client_id, a.name, a.mandate, a.live_approved_at, c.name as client_name
  from account a join client c on c.tenant_id = a.tenant_id and c.id = a.client_id
  where a.tenant_id = $1 and a.id = $2`;

/** Two changes at once wait for each other here. */
const LOCK = `${READ} for update of a`;

interface Row {
  readonly client_id: ClientId;
  readonly name: string;
  readonly client_name: string;
  readonly mandate: unknown;
  readonly live_approved_at: Date | null;
}

export interface AccountPlace {
  readonly accountId: AccountId;
  readonly clientId: ClientId;
  readonly name: string;
  readonly clientName: string;
  readonly mandate: Mandate;
  readonly liveApprovedAt: Date | null;
}

export async function lockAccount(
  tx: TenantTransaction,
  ctx: TenantContext,
  accountId: AccountId,
): Promise<AccountPlace | null> {
  const row = (await tx.query<Row>(LOCK, [ctx.tenantId, accountId])).rows[0];
  if (row === undefined) return null;
  const parsed = parseMandate(row.mandate);
  assertThat(parsed.ok, 'the mandate of an account was checked when it was stored');
  return {
    ...{ accountId, clientId: row.client_id, name: row.name, clientName: row.client_name },
    ...{ mandate: parsed.mandate, liveApprovedAt: row.live_approved_at },
  };
}
