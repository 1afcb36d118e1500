/**
 * Envelopes: each secret has a data key of its own, which a key provider wraps. The tenant, the
 * purpose, the subject and the version are authenticated with it, so that nobody with the database
 * in their hands can put one customer's secret, or an older one, in another's place.
 */
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import type { TenantId } from '../ids.js';
import { decrypt, encrypt } from './aes-gcm.js';
import type { KeysUnavailable, WrappedKey } from './key-provider.js';
import type { SecretKeys } from './secret-keys.js';

/** What a secret is for. A name is never used for a second thing. */
export const SECRET_PURPOSES = ['totp', 'venue', 'mail'] as const;

export type SecretPurpose = (typeof SECRET_PURPOSES)[number];

/** Where a secret belongs; all of it is authenticated. */
export interface SecretRef {
  readonly purpose: SecretPurpose;
  /** The UUID of what the secret is of: a credential, a TOTP device. */
  readonly subjectId: string;
  /** Counted by whoever stores it, from 1; an older version in its place is refused. */
  readonly version: number;
}

export interface SealedSecret extends SecretRef {
  readonly tenantId: TenantId;
  /** Nonce ‖ ciphertext ‖ tag. */
  readonly payload: Buffer;
  readonly wrapped: WrappedKey;
}

export interface SecretToSeal extends Omit<SecretRef, 'version'> {
  readonly tenantId: TenantId;
  /** 1 unless said otherwise. */
  readonly version?: number;
  readonly plaintext: string | Uint8Array;
}

/** Long enough for a PEM key; a secret is not a file. */
export const MAX_SECRET_BYTES = 8_192;

export interface SecretsDeps {
  readonly secretKeys: SecretKeys;
}

/** Asks the key provider, so never inside a transaction: seal first, then store in it. */
export async function sealSecret(
  deps: SecretsDeps,
  secret: SecretToSeal,
): Promise<Result<SealedSecret, KeysUnavailable>> {
  const { tenantId, purpose, subjectId, version = 1 } = secret;
  const plaintext = Buffer.from(secret.plaintext);
  try {
    if (plaintext.length === 0 || plaintext.length > MAX_SECRET_BYTES) {
      throw new Error(`A secret has 1 to ${MAX_SECRET_BYTES} bytes`);
    }
    const created = await deps.secretKeys.createDataKey(tenantId);
    if (!created.ok) return created;
    const { plaintext: dataKey, wrapped } = created.value;
    const ref = { purpose, subjectId, version };
    const payload = encrypt(dataKey, plaintext, contextOf(tenantId, ref));
    dataKey.fill(0);
    return ok({ tenantId, ...ref, payload, wrapped });
  } finally {
    plaintext.fill(0);
  }
}

/**
 * The plaintext, for the caller to overwrite after use. Throws a SecretDamagedError when anything
 * of it was changed or moved.
 */
export async function openSecret(
  deps: SecretsDeps,
  sealed: SealedSecret,
): Promise<Result<Buffer, KeysUnavailable>> {
  const unwrapped = await deps.secretKeys.unwrapKey(sealed.tenantId, sealed.wrapped);
  if (!unwrapped.ok) return fail(unwrapped.error);
  const dataKey = unwrapped.value;
  try {
    return ok(decrypt(dataKey, sealed.payload, contextOf(sealed.tenantId, sealed)));
  } finally {
    dataKey.fill(0);
  }
}

/** JSON, because its quotes make it unambiguous where one part ends and the next begins. */
function contextOf(tenantId: TenantId, { purpose, subjectId, version }: SecretRef): string {
  return JSON.stringify(['fiducia/secret/1', tenantId, purpose, subjectId, version]);
}
