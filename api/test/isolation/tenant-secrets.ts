/**
 * Everything by which one tenant's data would be recognised in another one's answers, read from
 * every column of every table: a table that comes later is covered without being named here.
 */
import { randomUUID } from 'node:crypto';
import { toWireId } from '@fiducia/tenants';
import { columnsOf, quote, tenantTables } from '@fiducia/tenants/testing';
import pg from 'pg';
import type { TestTenant } from '../support/test-gateway.js';
import { ID_KINDS, NAMED_IDS, type IdArgument, type NamedId } from './id-kinds.js';
import { SecretFinder } from './secret-finder.js';

export interface TenantSecrets {
  readonly finder: SecretFinder;
  /** Ids of its rows as they are on the wire; null where it has none of the kind. */
  idOf(kind: IdArgument): string | null;
  /** One of each kind that it has: what a field is tried with that takes any. */
  readonly anyIds: readonly string[];
  /** Columns with a text that is nowhere else. */
  readonly columns: number;
}

/** What stands in several tenants' rows, or is too short to be told apart, proves nothing. */
const TELLING = /[A-Za-z]/;
const MIN_LENGTH = 12;

/** Read behind the policies, as a superuser: the product could not. */
export async function secretsOf(
  superuserUrl: string,
  tenant: Pick<TestTenant, 'tenantId' | 'canary'> & Partial<TestTenant>,
): Promise<TenantSecrets> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const texts = new Set([tenant.canary]);
    if (tenant.slug !== undefined) texts.add(`${tenant.slug}.example`);
    if (tenant.apiKey !== undefined) texts.add(tenant.apiKey);
    const ids = new Set<string>([tenant.tenantId]);
    const tables = await tenantTables(client);
    let columns = 0;
    for (const table of tables) {
      const found = await ownValues(client, table, tenant.tenantId);
      columns += found.columns;
      for (const text of found.texts) texts.add(text);
      for (const id of found.ids) ids.add(id);
    }
    const wire = await wireIds(client, tables, tenant.tenantId);
    return {
      finder: new SecretFinder(texts, new Set([...ids].map((id) => id.replaceAll('-', '')))),
      idOf: (kind) =>
        kind === 'ANY_ID' ? (wire.get('ACCOUNT_ID') ?? null) : (wire.get(kind) ?? null),
      anyIds: [...wire.values()],
      columns,
    };
  } finally {
    await client.end();
  }
}

/** Values that stand in rows of this tenant only: texts that tell something, and ids. */
async function ownValues(client: pg.Client, table: string, tenantId: string) {
  const texts: string[] = [];
  const ids: string[] = [];
  let columns = 0;
  for (const { name, type, listed } of await columnsOf(client, table)) {
    // A status is one of a few words, whoever's row it stands in.
    if (listed !== null) continue;
    if (!['text', 'text[]', 'jsonb', 'uuid'].includes(type)) continue;
    const column = quote(name);
    const text = `SELECT DISTINCT ${column}::text AS value FROM ${quote(table)}
      WHERE tenant_id = $1 AND ${column} IS NOT NULL
      EXCEPT SELECT ${column}::text FROM ${quote(table)} WHERE tenant_id <> $1`;
    const { rows } = await client.query<{ value: string }>({ text, values: [tenantId] });
    const own = rows.map(({ value }) => value);
    if (type === 'uuid') ids.push(...own);
    else {
      const telling = own.filter((value) => value.length >= MIN_LENGTH && TELLING.test(value));
      if (telling.length > 0) columns += 1;
      texts.push(...telling);
    }
  }
  return { texts, ids, columns };
}

async function wireIds(
  client: pg.Client,
  tables: readonly string[],
  tenantId: string,
): Promise<ReadonlyMap<NamedId, string>> {
  const found = new Map<NamedId, string>();
  for (const named of NAMED_IDS) {
    const { kind, table } = ID_KINDS[named];
    if (!tables.includes(table)) continue;
    const column = table === 'tenant' ? 'tenant_id' : 'id';
    const text = `SELECT ${column}::text AS id FROM ${quote(table)} WHERE tenant_id = $1
      ORDER BY 1 LIMIT 1`;
    const { rows } = await client.query<{ id: never }>({ text, values: [tenantId] });
    if (rows[0] !== undefined) found.set(named, toWireId(kind, rows[0].id));
  }
  return found;
}

/** An id of the kind that nobody has. */
export function unknownId(kind: IdArgument): string {
  const named = ID_KINDS[kind === 'ANY_ID' ? 'ACCOUNT_ID' : kind];
  return toWireId(named.kind, randomUUID() as never);
}
