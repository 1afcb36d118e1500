/** Two partners with data of the same shape, whose texts tell at a glance whose they are. */
import { PARTNER_ROLES } from '../context/grants.js';
import type { AssignedScope, PartnerRole } from '../context/grants.js';
import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { Result } from '../errors/result.js';
import { createAccount } from '../hierarchy/create-account.js';
import { createClient } from '../hierarchy/create-client.js';
import { provisionTenant } from '../hierarchy/provision-tenant.js';
import { needsSecondFactor } from '../access/permissions.js';
import { createUser } from '../identity/create-user.js';
import { presetTotp } from '../identity/preset-totp.js';
import type { JsonObject } from '../audit/canonical-json.js';
import type { AccountId, ClientId, TenantId, UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { SEED_TOTP_SECRET } from './sign-in-seeded.js';

export interface SeededUser {
  readonly userId: UserId;
  readonly email: string;
  readonly password: string;
  readonly role: PartnerRole;
}

export interface SeededTenant {
  readonly tenantId: TenantId;
  readonly slug: string;
  readonly host: string;
  /** Stands in every text of this tenant and nowhere in the other one's. */
  readonly canary: string;
  readonly context: TenantContext;
  readonly clientIds: readonly ClientId[];
  readonly accountIds: readonly AccountId[];
  /** One for each role of a partner; the CLIENT_READER sees the first client only. */
  readonly users: readonly SeededUser[];
}

/** A mandate with the product's figures; the engine reads it, this package does not. */
export const SEED_MANDATE: JsonObject = {
  maxOrderNotionalPct: '5',
  maxGrossExposurePct: '80',
  cashReservePct: '20',
  maxDrawdownPct: '10',
  maxDailyLossPct: '5',
  allowShort: false,
  onStop: 'CLOSE_POSITIONS',
};

const CLIENTS = 2;
const WHOLE = { type: 'ALL' } as const;

export async function seedTwoTenants(
  deps: Pick<TenantsDeps, 'db' | 'passwords' | 'secretKeys'>,
): Promise<{ readonly a: SeededTenant; readonly b: SeededTenant }> {
  return { a: await seedTenant(deps, 'alder'), b: await seedTenant(deps, 'birch') };
}

export async function seedTenant(
  deps: Pick<TenantsDeps, 'db' | 'passwords' | 'secretKeys'>,
  slug: string,
): Promise<SeededTenant> {
  const canary = `canary-of-${slug}`;
  const host = `${slug}.example`;
  const { tenantId } = must(
    await provisionTenant(deps, {
      slug,
      name: `Tenant ${canary}`,
      environment: 'TEST',
      branding: {
        productName: `Product ${canary}`,
        primaryColor: '#123456',
        accentColor: '#fedcba',
        logoSvg: null,
      },
      hosts: [host],
    }),
  );
  const context = systemContext(tenantId, 'seed');
  const clientIds: ClientId[] = [];
  const accountIds: AccountId[] = [];
  for (let number = 1; number <= CLIENTS; number += 1) {
    const name = `Client ${number} ${canary}`;
    const client = must(await createClient(context, deps, { name, reference: `C-${number}` }));
    clientIds.push(client.clientId);
    accountIds.push(
      await seedAccount(context, deps, client.clientId, `Account ${number} ${canary}`),
    );
  }
  const users: SeededUser[] = [];
  for (const role of PARTNER_ROLES)
    users.push(await seedUser(context, deps, role, { slug, clientIds }));
  return { tenantId, slug, host, canary, context, clientIds, accountIds, users };
}

async function seedAccount(
  context: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
  clientId: ClientId,
  name: string,
): Promise<AccountId> {
  const terms = { mode: 'PAPER', currency: 'USD', startingCash: '10000' } as const;
  const input = { clientId, name, ...terms, mandate: SEED_MANDATE };
  return must(await createAccount(context, deps, input)).accountId;
}

async function seedUser(
  context: TenantContext,
  deps: Pick<TenantsDeps, 'db' | 'passwords' | 'secretKeys'>,
  role: PartnerRole,
  place: { readonly slug: string; readonly clientIds: readonly ClientId[] },
): Promise<SeededUser> {
  const email = `${role.toLowerCase().replaceAll('_', '-')}@${place.slug}.example`;
  const password = `correct horse battery ${place.slug}`;
  const firstClient = place.clientIds[0];
  const scope: AssignedScope =
    role === 'CLIENT_READER' && firstClient !== undefined
      ? { type: 'CLIENT', id: firstClient }
      : { type: 'ALL' };
  const name = `${role} canary-of-${place.slug}`;
  const roles = [{ role, scope }];
  const { userId } = must(await createUser(context, deps, { email, name, password, roles }));
  // Where nothing can be sealed, the test is not about people who sign in.
  if (
    deps.secretKeys.active !== null &&
    needsSecondFactor([{ kind: 'ROLE', role, scope: WHOLE }])
  ) {
    await presetTotp(context, deps, { userId, secret: SEED_TOTP_SECRET });
  }
  return { userId, email, password, role };
}

/** A failure here is a broken test, not an outcome. */
export function must<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value;
  throw new Error(`Unexpected failure ${JSON.stringify(result.error)}`);
}
