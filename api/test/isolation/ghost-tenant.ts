/**
 * A tenant that nobody serves, with a row in every table and its canary in every text column.
 *
 * The two partners of a test have only the rows that the product has made for them; through this
 * one, tables and columns that no seed fills yet would be seen to leak as well.
 */
import { insertSyntheticRow, tenantTables } from '@fiducia/tenants/testing';
import { newId, type TenantId } from '@fiducia/tenants';
import pg from 'pg';

export interface GhostTenant {
  readonly tenantId: TenantId;
  readonly canary: string;
  /** Text columns that carry the canary. */
  readonly columns: number;
}

/** Where workers look for something to do: they would try to do the ghost's. */
const TAKEN_BY_WORKERS: readonly string[] = [
  ...['account_lease', 'order_outbox', 'research_run', 'mail', 'audit_pending'],
];

export async function plantGhost(superuserUrl: string): Promise<GhostTenant> {
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  const ghost = { tenantId: newId<TenantId>(), canary: 'canary-of-cedar' };
  try {
    let columns = 0;
    for (const table of await tenantTables(superuser)) {
      if (TAKEN_BY_WORKERS.includes(table)) continue;
      columns += await insertSyntheticRow(superuser, table, ghost);
    }
    return { ...ghost, columns };
  } finally {
    await superuser.end();
  }
}
