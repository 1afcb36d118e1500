/** Adds an investor of the partner. */
import { z } from 'zod';

import { isAllowed } from '../access/ability.js';
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import { plainText } from '../errors/plain-text.js';
import { fail, ok, parseInput } from '../errors/result.js';
import type { InvalidInput, PermissionDenied, Result } from '../errors/result.js';
import { newId } from '../ids.js';
import type { ClientId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import type { NameTaken } from './provision-tenant.js';

const inputSchema = z.strictObject({
  name: plainText(200),
  reference: plainText(64),
});

export type CreateClientInput = z.input<typeof inputSchema>;

export async function createClient(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
  input: CreateClientInput,
): Promise<Result<{ readonly clientId: ClientId }, InvalidInput | PermissionDenied | NameTaken>> {
  if (!isAllowed(ctx, 'create', { type: 'Client' })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'create Client' });
  }
  const checked = parseInput(inputSchema, input);
  if (!checked.ok) return checked;
  const clientId = newId<ClientId>();
  return deps.db.tenants.change(ctx, async (tx) => {
    const inserted = await tx.query(
      `INSERT INTO client (tenant_id, id, name, reference, created_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, reference) DO NOTHING`,
      [ctx.tenantId, clientId, checked.value.name, checked.value.reference, tx.clock.now()],
    );
    if (inserted.rowCount === 0) return fail({ code: 'NAME_TAKEN', field: 'reference' });
    await appendAudit(tx, ctx, {
      action: 'client.create',
      resource: { type: 'Client', id: clientId },
      after: checked.value,
      personal: true,
    });
    return ok({ clientId });
  });
}
