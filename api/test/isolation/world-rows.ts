/** What the rows of a database hold, and how to take a tenant out of it as if it had never been. */
import { columnsOf, quote, tenantTables } from '@fiducia/tenants/testing';
import pg from 'pg';

const HEX =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{32}|\bf[a-z2-7]{26}\b/g;
/** The part of an API key that is shown of it. */
const KEY_ID = /^[0-9A-Za-z]{8}$/;

/** Every id and hash that stands in a row of a tenant, without hyphens. */
export async function idsIn(superuserUrl: string): Promise<ReadonlySet<string>> {
  return withSuperuser(superuserUrl, async (client) => {
    const ids = new Set<string>();
    const others = ['series', 'bar', 'instrument', 'market_replay'];
    for (const table of [...(await tenantTables(client)), ...others]) {
      for (const { name, type } of await columnsOf(client, table)) {
        if (!['uuid', 'text', 'jsonb', 'bytea', 'text[]'].includes(type)) continue;
        const value = type === 'bytea' ? `encode(${quote(name)}, 'hex')` : `${quote(name)}::text`;
        const text = `SELECT DISTINCT ${value} AS value FROM ${quote(table)}
          WHERE length(${value}) BETWEEN 8 AND 100000`;
        const { rows } = await client.query<{ value: string }>({ text });
        for (const { value: found } of rows) {
          if (KEY_ID.test(found)) ids.add(found);
          for (const [id] of found.matchAll(HEX)) ids.add(id.replaceAll('-', ''));
        }
      }
    }
    return ids;
  });
}

/** Triggers and foreign keys are out of the way: only the tenant's own rows go. */
export async function removeTenants(
  superuserUrl: string,
  tenantIds: readonly string[],
): Promise<number> {
  return withSuperuser(superuserUrl, async (client) => {
    let removed = 0;
    await client.query("SET session_replication_role = 'replica'");
    for (const table of await tenantTables(client)) {
      const text = `DELETE FROM ${quote(table)} WHERE tenant_id = ANY ($1::uuid[])`;
      removed += (await client.query({ text, values: [tenantIds] })).rowCount ?? 0;
    }
    return removed;
  });
}

async function withSuperuser<Value>(
  url: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
