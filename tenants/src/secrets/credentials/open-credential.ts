/**
 * The one place where a venue's key comes into the open again: for the adapter of that venue, in the
 * process that talks to it. No surface calls it, and no person's context may.
 */
import type { TenantContext } from '../../context/tenant-context.js';
import { fail, ok } from '../../errors/result.js';
import type { NotFound, Result } from '../../errors/result.js';
import type { CredentialId } from '../../ids.js';
import type { TenantsDeps } from '../../tenants-deps.js';
import type { KeysUnavailable } from '../key-provider.js';
import { openSecret } from '../seal-secret.js';
import { loadSecret } from '../secret-records.js';
import { NO_CREDENTIAL } from './credential-failures.js';
import { readCredential } from './credential-records.js';
import type { CredentialRow } from './credential-records.js';
import { decodeVenueKey } from './venue-keys.js';
import type { VenueKey } from './venue-keys.js';

/** What an adapter of a live venue is given to sign its requests with. */
export interface VenueKeySource {
  /** `PREVIOUS` for orders that were sent before a rotation; there is none once it is confirmed. */
  open(
    ctx: TenantContext,
    credentialId: CredentialId,
    which?: 'ACTIVE' | 'PREVIOUS',
  ): Promise<Result<VenueKey, NotFound | KeysUnavailable>>;
}

/** The last use is written at most this often. */
const TOUCH_MS = 60_000;

export function venueKeySource(
  deps: Pick<TenantsDeps, 'db' | 'clock' | 'secretKeys'>,
): VenueKeySource {
  return {
    async open(ctx, credentialId, which = 'ACTIVE') {
      if (ctx.actor.kind !== 'SYSTEM')
        throw new Error('Venue keys are opened by the platform alone');
      const found = await deps.db.tenants.run(ctx, async (tx) => {
        const row = await readCredential(tx, ctx, credentialId, { lock: false });
        const version = which === 'ACTIVE' ? row?.active_version : row?.previous_version;
        if (row === null || version === null || version === undefined) return null;
        const ref = { purpose: 'venue', subjectId: credentialId, version } as const;
        return { row, sealed: await loadSecret(tx, ctx, ref) };
      });
      if (found === null || found.sealed === null) return fail(NO_CREDENTIAL);
      const opened = await openSecret(deps, found.sealed);
      if (!opened.ok) return opened;
      const key = decodeVenueKey(opened.value);
      opened.value.fill(0);
      await touch(deps, ctx, found.row);
      return ok(key);
    },
  };
}

/** Not audited: it records use, and changes nothing for anybody. */
async function touch(
  deps: Pick<TenantsDeps, 'db' | 'clock'>,
  ctx: TenantContext,
  row: CredentialRow,
): Promise<void> {
  const now = deps.clock.now();
  if (now.getTime() - (row.last_used_at?.getTime() ?? 0) < TOUCH_MS) return;
  await deps.db.tenants.run(ctx, (tx) =>
    tx.query('UPDATE credential SET last_used_at = $3 WHERE tenant_id = $1 AND id = $2', [
      ...[ctx.tenantId, row.id, now],
    ]),
  );
}
