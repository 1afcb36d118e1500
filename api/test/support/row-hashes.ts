/** Fingerprints every row of one tenant in every table, to show that nothing of it was changed. */
import pg from 'pg';

/** Tables whose rows change by themselves while an engine runs, with the reason. */
const CHANGES_BY_ITSELF: Readonly<Record<string, string>> = {
  account_lease: 'the engine renews its leases every few seconds',
  audit_pending: 'the sequencer empties it',
  audit_leaf: 'the sequencer fills it',
  audit_tree_head: 'the sequencer fills it',
};

/** One hash per table; needs a superuser, who alone sees behind the policies. */
export async function hashRowsOfTenant(
  superuserUrl: string,
  tenantId: string,
): Promise<Readonly<Record<string, string>>> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c
         join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
       where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`,
    );
    const hashes: Record<string, string> = {};
    for (const { name } of tables.rows) {
      if (name in CHANGES_BY_ITSELF) continue;
      const table = client.escapeIdentifier(name);
      const text = `select count(*) || ':' || md5(coalesce(string_agg(t::text, '|' order by t::text), ''))
        as hash from ${table} t where tenant_id = $1`;
      const result = await client.query<{ hash: string }>({ text, values: [tenantId] });
      hashes[name] = result.rows[0]?.hash ?? '';
    }
    return hashes;
  } finally {
    await client.end();
  }
}
