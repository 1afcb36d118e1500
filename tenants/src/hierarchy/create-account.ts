/** Opens an account for a client: the agreement, which the engine then runs. */
import { z } from 'zod';

import { isAllowed } from '../access/ability.js';
import { appendAudit } from '../audit/append-audit.js';
import type { JsonObject } from '../audit/canonical-json.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { plainText } from '../errors/plain-text.js';
import { fail, ok, parseInput } from '../errors/result.js';
import type { InvalidInput, NotFound, PermissionDenied, Result } from '../errors/result.js';
import { newId, toWireId } from '../ids.js';
import type { AccountId, ClientId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { ACCOUNT_MODES } from './account.entity.js';

const inputSchema = z.strictObject({
  clientId: z.uuid(),
  name: plainText(200),
  mode: z.enum(ACCOUNT_MODES),
  currency: z.string().regex(/^[A-Z0-9]{3,10}$/, 'Use a currency code such as USD'),
  startingCash: z
    .string()
    .regex(/^(?=.*[1-9])\d{1,24}(\.\d{1,8})?$/, 'Use a decimal above zero, at most eight places'),
  mandate: z.record(z.string(), z.json()),
});

export interface CreateAccountInput {
  readonly clientId: ClientId;
  readonly name: string;
  readonly mode: 'PAPER' | 'LIVE';
  readonly currency: string;
  /** Decimal string, at most eight places. */
  readonly startingCash: string;
  /** Whoever calls has checked it as the engine's mandate. */
  readonly mandate: JsonObject;
}

export type CreateAccountFailure =
  InvalidInput | PermissionDenied | NotFound | { readonly code: 'LIVE_NOT_APPROVED' };

export type CreateAccountResult = Result<{ readonly accountId: AccountId }, CreateAccountFailure>;

export function createAccount(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
  input: CreateAccountInput,
): Promise<CreateAccountResult> {
  return deps.db.tenants.change(ctx, (tx) => addAccount(tx, ctx, input));
}

/** The same inside a transaction of the caller, who has rows of its own to write with it. */
export async function addAccount(
  tx: TenantTransaction,
  ctx: TenantContext,
  input: CreateAccountInput,
): Promise<CreateAccountResult> {
  const { clientId } = input;
  if (!isAllowed(ctx, 'create', { type: 'Account', clientId })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'create Account' });
  }
  const checked = parseInput(inputSchema, input);
  if (!checked.ok) return checked;
  // Nobody can give the approval yet, so real money stays out.
  if (input.mode === 'LIVE') return fail({ code: 'LIVE_NOT_APPROVED' });
  const accountId = newId<AccountId>();
  const { name, mode, currency, startingCash, mandate } = checked.value;
  const inserted = await tx.query(
    `INSERT INTO account (tenant_id, id, client_id, name, mode, currency, starting_cash, mandate,
       created_at)
     SELECT $1, $2, c.id, $4, $5, $6, $7, $8, $9
     FROM client c WHERE c.tenant_id = $1 AND c.id = $3`,
    [
      ...[ctx.tenantId, accountId, clientId, name, mode, currency, startingCash],
      JSON.stringify(mandate),
      tx.clock.now(),
    ],
  );
  if (inserted.rowCount === 0) return fail({ code: 'NOT_FOUND', resource: 'Client' });
  await appendAudit(tx, ctx, {
    action: 'account.create',
    resource: { type: 'Account', id: accountId },
    accountId,
    after: {
      client: toWireId('client', clientId),
      mode,
      currency,
      startingCash,
      mandate: input.mandate,
    },
  });
  return ok({ accountId });
}
