/** The port behind which the keys that wrap all others are kept: a key file, or HashiCorp Vault. */
import type { Result } from '../errors/result.js';
import type { TenantId } from '../ids.js';

/** A data key that only its ring can open again. */
export interface WrappedKey {
  /** Which set of keys wrapped it: `file:3f9c21d07b55aa10`, `vault:transit/fiducia`. */
  readonly ring: string;
  /** The ring's version; newer ones are added, older ones stay until nothing needs them. */
  readonly version: number;
  /** As the ring reads it; means nothing to anybody else. */
  readonly text: string;
}

export interface DataKey {
  /** 256 bits. Whoever holds it overwrites it after use. */
  readonly plaintext: Buffer;
  readonly wrapped: WrappedKey;
}

/** The keys cannot be asked: nothing is opened or sealed until they can. */
export interface KeysUnavailable {
  readonly code: 'KEYS_UNAVAILABLE';
  /** For the log: what was tried, never a key, a token or an answer's body. */
  readonly why: string;
}

export type KeyResult<Value> = Promise<Result<Value, KeysUnavailable>>;

/**
 * Each tenant's data keys are wrapped under a key derived for this tenant alone, so that a wrapped
 * key that is moved to another tenant's row opens nothing. A wrapped key that is not genuine throws
 * a SecretDamagedError: it is no outage, and waiting will not mend it.
 */
export interface KeyProvider {
  readonly ring: string;
  /** The version that wraps from now on. */
  keyVersion(): KeyResult<number>;
  createDataKey(tenantId: TenantId): KeyResult<DataKey>;
  /** For a data key that another ring has opened: how secrets move from one provider to the next. */
  wrapKey(tenantId: TenantId, plaintext: Buffer): KeyResult<WrappedKey>;
  unwrapKey(tenantId: TenantId, wrapped: WrappedKey): KeyResult<Buffer>;
  /** The same data key under the newest version. */
  rewrapKey(tenantId: TenantId, wrapped: WrappedKey): KeyResult<WrappedKey>;
  /** Adds a version, which wraps from now on; answers it. */
  rotate(): KeyResult<number>;
}

export const DATA_KEY_BYTES = 32;

/** Something stored is not what was sealed, or not where it was sealed: never opened, never used. */
export class SecretDamagedError extends Error {
  override readonly name = 'SecretDamagedError';
}
