/** Where a person has signed in before: strangers who use up a name's attempts do not count there. */
import type { TenantContext } from '../context/tenant-context.js';
import type { Database } from '../database/open-database.js';
import type { UserId } from '../ids.js';
import { addressPlace } from './client-address.js';

const REMEMBERED_MS = 90 * 86_400_000;
/** More places than a traveller sees in that time. */
const MAX_PLACES = 200;

const PLACES = `
  SELECT host(ip) AS ip FROM session
  WHERE tenant_id = $1 AND user_id = $2 AND ip IS NOT NULL AND created_at > $3
  GROUP BY ip ORDER BY max(created_at) DESC LIMIT $4`;

/** False for whoever does not exist, by the same query. */
export async function isKnownPlace(
  ctx: TenantContext,
  { db, clock }: { readonly db: Database; readonly clock: { now(): Date } },
  { userId, ip }: { readonly userId: UserId; readonly ip: string },
): Promise<boolean> {
  const since = new Date(clock.now().getTime() - REMEMBERED_MS);
  const values = [ctx.tenantId, userId, since, MAX_PLACES];
  const { rows } = await db.tenants.read<{ ip: string }>(ctx, PLACES, values);
  const place = addressPlace(ip);
  return rows.some((row) => addressPlace(row.ip) === place);
}
