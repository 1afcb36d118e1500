/** Gives a person of a TEST tenant a second factor whose secret is known: for demos and tests. */
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import { newId } from '../ids.js';
import type { UserId } from '../ids.js';
import { sealSecret } from '../secrets/seal-secret.js';
import { saveSecret } from '../secrets/secret-records.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { factorState } from './factor-state.js';
import { findFactor } from './second-factor.js';

/**
 * Throws for a LIVE tenant: there a secret is known to its owner's telephone and to nobody else.
 * Does nothing for a person who has a factor.
 */
export async function presetTotp(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db' | 'secretKeys'>,
  input: { readonly userId: UserId; readonly secret: string },
): Promise<void> {
  const { userId, secret } = input;
  const tenant = await deps.db.tenants.read<{ environment: string; enrolled: boolean }>(
    ctx,
    `SELECT environment, EXISTS (SELECT 1 FROM totp_factor f WHERE f.tenant_id = $1
       AND f.user_id = $2 AND f.status = 'ACTIVE') AS enrolled
     FROM tenant WHERE tenant_id = $1`,
    [ctx.tenantId, userId],
  );
  const found = tenant.rows[0];
  if (found?.environment !== 'TEST') throw new Error('Only a TEST tenant has known second factors');
  if (found.enrolled) return;
  const factorId = newId();
  const { tenantId } = ctx;
  const sealed = await sealSecret(deps, {
    ...{ tenantId, purpose: 'totp', subjectId: factorId, plaintext: secret },
  });
  if (!sealed.ok) throw new Error(`A second factor could not be sealed: ${sealed.error.why}`);
  await deps.db.tenants.run(ctx, async (tx) => {
    // Two processes may set up the same demo at once.
    if ((await findFactor(tx, ctx, userId, 'ACTIVE')) !== null) return;
    const before = await factorState(tx, ctx, userId);
    await tx.query(
      `INSERT INTO totp_factor (tenant_id, id, user_id, status, created_at, confirmed_at)
       VALUES ($1, $2, $3, 'ACTIVE', $4, $4)`,
      [tenantId, factorId, userId, tx.clock.now()],
    );
    await saveSecret(tx, ctx, sealed.value);
    await appendAudit(tx, ctx, {
      action: 'second-factor.enrol',
      resource: { type: 'User', id: userId },
      before,
      after: await factorState(tx, ctx, userId),
    });
  });
}
