/** The symbols that an account was opened with: it trades these and no others. */
import type { AccountId, TenantContext, TenantTransaction } from '@fiducia/tenants';

const SYMBOLS = `select symbols from account_summary where tenant_id = $1 and account_id = $2`;

/** Looked at before a command is stored: one about another symbol would be stored and fail at once. */
export async function readSymbols(
  tx: TenantTransaction,
  ctx: TenantContext,
  accountId: AccountId,
): Promise<readonly string[]> {
  const found = await tx.query<{ symbols: string[] }>(SYMBOLS, [ctx.tenantId, accountId]);
  return found.rows[0]?.symbols ?? [];
}
