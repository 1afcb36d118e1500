/** The operator of the platform: of all partners it is shown names and counts, and nothing besides. */
import {
  createUser,
  PLATFORM_SLUG,
  presetTotp,
  provisionTenant,
  systemContext,
  toWireId,
  type TenantId,
} from '@fiducia/tenants';
import { freshCode, must, SEED_TOTP_SECRET } from '@fiducia/tenants/testing';
import pg from 'pg';
import { completeSignIn } from '../support/sign-in-over.js';
import type { TestGateway } from '../support/test-gateway.js';

const PERSON = { email: 'operator@platform.example', password: 'five lanterns over the harbour' };
const BRANDING = {
  ...{ productName: 'Platform', primaryColor: '#123456', accentColor: '#fedcba', logoSvg: null },
};

export interface Operator {
  readonly tenantId: TenantId;
  readonly canary: string;
  /** A new session, with a second factor shown in it. */
  signIn(): Promise<string>;
}

export async function seedOperator({ tenants, url }: TestGateway): Promise<Operator> {
  const plan = { slug: PLATFORM_SLUG, name: 'The platform', environment: 'TEST' } as const;
  const { tenantId } = must(
    await provisionTenant(tenants, { ...plan, branding: BRANDING, hosts: [] }),
  );
  const context = systemContext(tenantId, 'seed');
  const roles = [{ role: 'PLATFORM_OPERATOR', scope: { type: 'ALL' } }] as const;
  const person = { ...PERSON, name: 'An operator', roles };
  const { userId } = must(await createUser(context, tenants, person));
  await presetTotp(context, tenants, { userId, secret: SEED_TOTP_SECRET });
  const codeOf = () => freshCode(tenants, tenantId, { userId });
  return {
    ...{ tenantId, canary: 'canary-of-platform' },
    signIn: async () => (await completeSignIn(url, PERSON, codeOf)).accessToken,
  };
}

/** What the operator may be told of these tenants: what names them in the list of partners. */
export async function namesOf(
  superuserUrl: string,
  tenantIds: readonly TenantId[],
): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; slug: string }>(
      'SELECT name, slug FROM tenant WHERE tenant_id = ANY ($1::uuid[])',
      [tenantIds],
    );
    return [
      ...rows.flatMap(({ name, slug }) => [name, slug]),
      ...tenantIds.map((id) => toWireId('tenant', id)),
    ];
  } finally {
    await client.end();
  }
}
