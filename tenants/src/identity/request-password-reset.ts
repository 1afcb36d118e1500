/**
 * Somebody says that they forgot their password.
 *
 * Threat: somebody who wants to know which addresses have access. Known and unknown addresses take
 * the same steps here, one insert; who it is, is found out later by the process that sends mail.
 */
import { fail, ok } from '../errors/result.js';
import type { InvalidInput, RateLimited, Result } from '../errors/result.js';
import { isPlainText } from '../errors/plain-text.js';
import { newId } from '../ids.js';
import { normaliseSignInName } from '../directory/directory.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { countResetRequest } from './link-limits.js';

const MAX_EMAIL_LENGTH = 254;

export async function requestPasswordReset(
  deps: Pick<TenantsDeps, 'db' | 'clock' | 'rateLimiter'>,
  input: { readonly email: string; readonly ip: string },
): Promise<Result<void, InvalidInput | RateLimited>> {
  const name = normaliseSignInName(input.email);
  if (name.length === 0 || name.length > MAX_EMAIL_LENGTH || !isPlainText(name)) {
    return fail({ code: 'INVALID_INPUT', field: 'email', sentence: 'Use an e-mail address' });
  }
  const counted = await countResetRequest(deps.rateLimiter, input);
  if (!counted.ok) return counted;
  if (counted.value.mayWrite) {
    await deps.db.shared.run((tx) =>
      tx.query('INSERT INTO password_reset_request (id, name, requested_at) VALUES ($1, $2, $3)', [
        newId(),
        name,
        deps.clock.now(),
      ]),
    );
  }
  return ok(undefined);
}
