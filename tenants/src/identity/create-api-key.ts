/** Makes an API key for a program; its secret is shown once and never again. */
import { z } from 'zod';

import { isAllowed } from '../access/ability.js';
import type { GrantExceedsOwn } from '../access/access-change.js';
import { API_KEY_SCOPES } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { plainText } from '../errors/plain-text.js';
import { fail, parseInput } from '../errors/result.js';
import type { InvalidInput, NotFound, PermissionDenied, Result } from '../errors/result.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { scopeSchema } from './grant-scope.js';
import { insertApiKey } from './insert-api-key.js';
import type { ApiKeyFacts, CreatedApiKey } from './insert-api-key.js';
import { allowedIpsSchema } from './ip-allow-list.js';
import { requireStepUp } from './require-step-up.js';
import type { StepUpRequired } from './require-step-up.js';

export type { CreatedApiKey, KeyGrantInput } from './insert-api-key.js';

const MAX_GRANTS = 50;

const inputSchema = z.strictObject({
  name: plainText(120),
  grants: z
    .array(z.strictObject({ keyScope: z.enum(API_KEY_SCOPES), scope: scopeSchema }))
    .min(1, 'Choose at least one scope')
    .max(MAX_GRANTS)
    .refine((grants) => new Set(grants.map(nameOfGrant)).size === grants.length, {
      error: 'Name each scope once',
    }),
  allowedIps: allowedIpsSchema,
  expiresAt: z.date().nullable(),
});

export type CreateApiKeyInput = ApiKeyFacts;

export type CreateApiKeyFailure =
  InvalidInput | PermissionDenied | NotFound | StepUpRequired | GrantExceedsOwn;

export async function createApiKey(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db' | 'clock' | 'apiKeyPepper'>,
  input: CreateApiKeyInput,
): Promise<Result<CreatedApiKey, CreateApiKeyFailure>> {
  if (!isAllowed(ctx, 'create', { type: 'ApiKey' })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'API_KEY_MANAGE' });
  }
  const steppedUp = requireStepUp(ctx, deps.clock);
  if (!steppedUp.ok) return steppedUp;
  const checked = parseInput(inputSchema, input);
  if (!checked.ok) return checked;
  if (input.expiresAt !== null && input.expiresAt <= deps.clock.now()) {
    return fail({ code: 'INVALID_INPUT', field: 'expiresAt', sentence: 'Use a time to come' });
  }
  const facts = { ...input, name: checked.value.name, rotatedFrom: null };
  return deps.db.tenants.change<CreatedApiKey, CreateApiKeyFailure>(ctx, (tx) =>
    insertApiKey(tx, ctx, deps.apiKeyPepper, facts),
  );
}

function nameOfGrant(grant: { keyScope: string; scope: { type: string; id?: string } }): string {
  return `${grant.keyScope}|${grant.scope.type}|${grant.scope.id ?? ''}`;
}
