/** Everything by which one tenant's data would be recognised in another one's answers. */
import pg from 'pg';
import type { TestTenant } from '../support/test-gateway.js';

export interface TenantSecrets {
  /** Texts that stand in this tenant's data only. */
  readonly texts: readonly string[];
  /** Ids of its rows as 32 hex digits, as they are on the wire. */
  readonly ids: ReadonlySet<string>;
  readonly idsOf: {
    readonly account: readonly string[];
    readonly client: readonly string[];
  } & Record<
    'order' | 'deployment' | 'fill' | 'audit' | 'user' | 'halt' | 'research',
    readonly string[]
  >;
}

const TABLES = {
  account: 'account',
  client: 'client',
  order: 'trade_order',
  deployment: 'deployment',
  fill: 'fill',
  audit: 'audit_entry',
  user: 'app_user',
  halt: 'halt',
  research: 'research_run',
} as const;

/** Read behind the policies, as a superuser: the product could not. */
export async function secretsOf(superuserUrl: string, tenant: TestTenant): Promise<TenantSecrets> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const idsOf: Record<string, readonly string[]> = {};
    for (const [kind, table] of Object.entries(TABLES)) {
      const name = client.escapeIdentifier(table);
      const text = `select id::text from ${name} where tenant_id = $1 order by id`;
      const { rows } = await client.query<{ id: string }>({ text, values: [tenant.tenantId] });
      idsOf[kind] = rows.map(({ id }) => id.replaceAll('-', ''));
    }
    const ids = new Set([tenant.tenantId.replaceAll('-', ''), ...Object.values(idsOf).flat()]);
    const texts = [tenant.canary, `${tenant.slug}.example`, tenant.apiKey];
    return { texts, ids, idsOf: idsOf as TenantSecrets['idsOf'] };
  } finally {
    await client.end();
  }
}

/** The first secret that a text gives away, or null. Hyphens are ignored: an id has two forms. */
export function findSecret(text: string, secrets: TenantSecrets): string | null {
  const known = secrets.texts.find((secret) => text.includes(secret));
  if (known !== undefined) return known;
  const flat = text.replaceAll('-', '');
  for (const candidate of flat.match(/[0-9a-f]{32}/g) ?? []) {
    if (secrets.ids.has(candidate)) return candidate;
  }
  return null;
}
