/** Puts one demo partner into the database, as far as it is not there yet. */
import {
  createApiKey,
  createClient,
  createUser,
  needsSecondFactor,
  presetTotp,
  provisionTenant,
  revokeApiKey,
  systemContext,
  toWireId,
  type ApiKeyId,
  type ClientId,
  type GrantScope,
  type TenantContext,
  type TenantsDeps,
  type UserId,
} from '@fiducia/tenants';

import type { DemoKeyScope, DemoPartner } from './demo-file.js';
import {
  DEMO_PASSWORD,
  DEMO_TOTP_SECRET,
  type DemoPartnerPlan,
  type DemoUserPlan,
} from './demo-partners.js';

/** Named in the audit log as who set the demo up. */
const SEEDER = 'demo';

/** Releasing takes another key than halting, as it takes another person. */
const KEYS: readonly { readonly name: string; readonly scopes: readonly DemoKeyScope[] }[] = [
  { name: 'Demo desk', scopes: ['READ', 'TRADE', 'HALT'] },
  { name: 'Demo risk', scopes: ['READ', 'RELEASE'] },
  { name: 'Demo audit', scopes: ['AUDIT'] },
];

export interface SeededPartner {
  readonly ctx: TenantContext;
  readonly clients: ReadonlyMap<string, ClientId>;
}

export async function seedPartner(
  deps: TenantsDeps,
  plan: DemoPartnerPlan,
): Promise<SeededPartner> {
  const ctx = await seedTenant(deps, plan);
  const clients = await seedClients(ctx, deps, plan);
  await Promise.all(plan.users.map((user) => seedUser(ctx, deps, user, clients)));
  return { ctx, clients };
}

async function seedTenant(deps: TenantsDeps, plan: DemoPartnerPlan): Promise<TenantContext> {
  const known = await deps.db.directory.tenantBySlug(plan.slug);
  if (known !== null) return systemContext(known, SEEDER);
  const { slug, name, productName, primaryColor, accentColor, logoSvg } = plan;
  const { tenantId } = expectOk(
    `the partner ${slug}`,
    await provisionTenant(deps, {
      slug,
      name,
      environment: 'TEST',
      branding: { productName, primaryColor, accentColor, logoSvg },
      hosts: [hostOf(plan)],
    }),
  );
  return systemContext(tenantId, SEEDER);
}

/** Browsers resolve every name under `localhost` to this machine. */
export function hostOf(plan: DemoPartnerPlan): string {
  return `${plan.slug}.localhost`;
}

async function seedClients(
  ctx: TenantContext,
  deps: TenantsDeps,
  plan: DemoPartnerPlan,
): Promise<ReadonlyMap<string, ClientId>> {
  const found = await deps.db.tenants.read<{ id: ClientId; reference: string }>(
    ctx,
    'SELECT id, reference FROM client',
  );
  const clients = new Map(found.rows.map((row) => [row.reference, row.id]));
  for (const client of plan.clients) {
    if (clients.has(client.reference)) continue;
    const { clientId } = expectOk(client.name, await createClient(ctx, deps, client));
    clients.set(client.reference, clientId);
  }
  return clients;
}

async function seedUser(
  ctx: TenantContext,
  deps: TenantsDeps,
  user: DemoUserPlan,
  clients: ReadonlyMap<string, ClientId>,
): Promise<void> {
  const userId = await findOrCreateUser(ctx, deps, user, clients);
  const grant = { kind: 'ROLE', role: user.role, scope: { type: 'ALL' } } as const;
  if (!needsSecondFactor([grant])) return;
  await presetTotp(ctx, deps, { userId, secret: DEMO_TOTP_SECRET });
}

async function findOrCreateUser(
  ctx: TenantContext,
  deps: TenantsDeps,
  user: DemoUserPlan,
  clients: ReadonlyMap<string, ClientId>,
): Promise<UserId> {
  const known = await deps.db.directory.findSignIn(user.email);
  if (known !== null) return known.userId;
  const { email, name, role } = user;
  const roles = [{ role, scope: scopeOf(user, clients) }];
  const person = { email, name, password: DEMO_PASSWORD, roles };
  return expectOk(email, await createUser(ctx, deps, person)).userId;
}

function scopeOf(user: DemoUserPlan, clients: ReadonlyMap<string, ClientId>): GrantScope {
  if (user.clientReference === null) return { type: 'ALL' };
  const id = clients.get(user.clientReference);
  if (id === undefined) throw new Error(`The demo has no client ${user.clientReference}`);
  return { type: 'CLIENT', id };
}

/** Keys cannot be read back: those of the demo file are kept, or all are replaced together. */
export async function seedApiKeys(
  ctx: TenantContext,
  deps: TenantsDeps,
  known: DemoPartner | undefined,
): Promise<DemoPartner['apiKeys']> {
  if (known !== undefined && known.tenantId === toWireId('tenant', ctx.tenantId)) {
    const missing = KEYS.filter(({ name }) => known.apiKeys.every((key) => key.name !== name));
    return [...known.apiKeys, ...(await createKeys(ctx, deps, missing))];
  }
  await revokeOldKeys(ctx, deps);
  return createKeys(ctx, deps, KEYS);
}

function createKeys(
  ctx: TenantContext,
  deps: TenantsDeps,
  plans: typeof KEYS,
): Promise<DemoPartner['apiKeys']> {
  return Promise.all(
    plans.map(async ({ name, scopes }) => {
      const grants = scopes.map((keyScope) => ({ keyScope, scope: { type: 'ALL' } as const }));
      const input = { name, grants, allowedIps: [], expiresAt: null };
      const { key } = expectOk(name, await createApiKey(ctx, deps, input));
      return { name, key, scopes: [...scopes] };
    }),
  );
}

async function revokeOldKeys(ctx: TenantContext, deps: TenantsDeps): Promise<void> {
  const found = await deps.db.tenants.read<{ id: ApiKeyId }>(
    ctx,
    'SELECT id FROM api_key WHERE revoked_at IS NULL AND name = ANY ($1)',
    [KEYS.map(({ name }) => name)],
  );
  for (const { id: apiKeyId } of found.rows) {
    const reason = 'The file with the keys of the demo is gone';
    expectOk('an old key', await revokeApiKey(ctx, deps, { apiKeyId, reason }));
  }
}

/** The demo's own data are right by construction: a refusal is a defect of ours. */
export function expectOk<Value>(
  what: string,
  result:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly error: { readonly code: string } },
): Value {
  if (result.ok) return result.value;
  throw new Error(`The demo could not create ${what}: ${JSON.stringify(result.error)}`);
}
