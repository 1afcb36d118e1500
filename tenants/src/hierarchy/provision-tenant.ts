/** Takes a new partner onto the platform: its name, its brand, its hosts. */
import { z } from 'zod';

import { appendAudit } from '../audit/append-audit.js';
import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { plainText } from '../errors/plain-text.js';
import { fail, ok, parseInput } from '../errors/result.js';
import type { InvalidInput, Result } from '../errors/result.js';
import { newId } from '../ids.js';
import type { TenantId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { checkLogo } from './logo.js';
import { ENVIRONMENTS } from './tenant.entity.js';

const color = z.string().regex(/^#[0-9a-f]{6}$/, 'A colour is written #rrggbb in lower case');
const MAX_HOSTS = 20;

const inputSchema = z.strictObject({
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'Use 2 to 40 of a–z, 0–9 and -'),
  name: plainText(120),
  environment: z.enum(ENVIRONMENTS),
  branding: z.strictObject({
    productName: plainText(120),
    primaryColor: color,
    accentColor: color,
    logoSvg: z.string().refine(checkLogo, 'Use a plain SVG without scripts or links').nullable(),
  }),
  hosts: z.array(z.hostname().toLowerCase()).max(MAX_HOSTS),
});

export type ProvisionTenantInput = z.input<typeof inputSchema>;
type CheckedInput = z.output<typeof inputSchema>;

export interface NameTaken {
  readonly code: 'NAME_TAKEN';
  readonly field: string;
}

/** For the platform's operator only: no surface of a tenant reaches it. */
export async function provisionTenant(
  deps: Pick<TenantsDeps, 'db'>,
  input: ProvisionTenantInput,
): Promise<Result<{ readonly tenantId: TenantId }, InvalidInput | NameTaken>> {
  const checked = parseInput(inputSchema, input);
  if (!checked.ok) return checked;
  const tenantId = newId<TenantId>();
  const ctx = systemContext(tenantId, 'platform');
  return deps.db.tenants.change(ctx, async (tx) => {
    if (!(await insertTenant(tx, ctx, checked.value))) {
      return fail({ code: 'NAME_TAKEN', field: 'slug' });
    }
    const taken = await insertHosts(tx, ctx, checked.value.hosts);
    if (taken !== null) return fail({ code: 'NAME_TAKEN', field: taken });
    const { slug, name, environment, branding, hosts } = checked.value;
    await appendAudit(tx, ctx, {
      action: 'tenant.provision',
      resource: { type: 'Tenant', id: tenantId },
      after: { slug, name, environment, branding, hosts },
    });
    return ok({ tenantId });
  });
}

async function insertTenant(
  tx: TenantTransaction,
  ctx: TenantContext,
  input: CheckedInput,
): Promise<boolean> {
  const { branding } = input;
  const inserted = await tx.query(
    `INSERT INTO tenant (tenant_id, slug, name, environment, product_name, primary_color,
       accent_color, logo_svg, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (slug) DO NOTHING`,
    [
      ctx.tenantId,
      input.slug,
      input.name,
      input.environment,
      branding.productName,
      branding.primaryColor,
      branding.accentColor,
      branding.logoSvg,
      tx.clock.now(),
    ],
  );
  return inserted.rowCount === 1;
}

async function insertHosts(
  tx: TenantTransaction,
  ctx: TenantContext,
  hosts: readonly string[],
): Promise<string | null> {
  for (const [index, host] of hosts.entries()) {
    const inserted = await tx.query(
      'INSERT INTO tenant_host (tenant_id, host) VALUES ($1, $2) ON CONFLICT (host) DO NOTHING',
      [ctx.tenantId, host],
    );
    if (inserted.rowCount === 0) return `hosts.${index}`;
  }
  return null;
}
