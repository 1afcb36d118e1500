/** A set of keys in this process, under which data keys are wrapped with AES-256-GCM. */
import { hkdfSync, randomBytes } from 'node:crypto';

import { fail, ok } from '../errors/result.js';
import type { TenantId } from '../ids.js';
import { decrypt, encrypt } from './aes-gcm.js';
import { DATA_KEY_BYTES, SecretDamagedError } from './key-provider.js';
import type { DataKey, KeyProvider, KeyResult, WrappedKey } from './key-provider.js';

/** Where the versions are kept; read again whenever one is missing, as other processes add some. */
export interface KeyStore {
  /** Random, written with the first version: two rings are never taken for one another. */
  readonly ringId: string;
  newest(): number;
  /** Null when there is no such version. */
  read(version: number): Buffer | null;
  /** Answers the number of the version that was added. */
  add(): number;
}

const PREFIX = 'f1:';

export class StoredKeyRing implements KeyProvider {
  readonly ring: string;
  readonly #store: KeyStore;

  constructor(store: KeyStore) {
    this.#store = store;
    this.ring = `file:${store.ringId}`;
  }

  keyVersion(): KeyResult<number> {
    return this.#reading(() => this.#store.newest());
  }

  createDataKey(tenantId: TenantId): KeyResult<DataKey> {
    const plaintext = randomBytes(DATA_KEY_BYTES);
    return this.#reading(() => ({ plaintext, wrapped: this.#wrap(tenantId, plaintext) }));
  }

  wrapKey(tenantId: TenantId, plaintext: Buffer): KeyResult<WrappedKey> {
    return this.#reading(() => this.#wrap(tenantId, plaintext));
  }

  unwrapKey(tenantId: TenantId, wrapped: WrappedKey): KeyResult<Buffer> {
    return this.#reading(() => this.#unwrap(tenantId, wrapped));
  }

  rewrapKey(tenantId: TenantId, wrapped: WrappedKey): KeyResult<WrappedKey> {
    const rewrap = () => {
      const plaintext = this.#unwrap(tenantId, wrapped);
      try {
        return this.#wrap(tenantId, plaintext);
      } finally {
        plaintext.fill(0);
      }
    };
    return this.#reading(rewrap);
  }

  rotate(): KeyResult<number> {
    return this.#reading(() => this.#store.add());
  }

  #wrap(tenantId: TenantId, plaintext: Buffer): WrappedKey {
    const version = this.#store.newest();
    const context = this.#context(tenantId, version);
    const sealed = encrypt(this.#tenantKey(tenantId, version), plaintext, context);
    return { ring: this.ring, version, text: PREFIX + sealed.toString('base64url') };
  }

  #unwrap(tenantId: TenantId, { version, text }: WrappedKey): Buffer {
    if (!text.startsWith(PREFIX)) throw new SecretDamagedError('It is not wrapped by a key file');
    const sealed = Buffer.from(text.slice(PREFIX.length), 'base64url');
    const key = decrypt(
      this.#tenantKey(tenantId, version),
      sealed,
      this.#context(tenantId, version),
    );
    if (key.length !== DATA_KEY_BYTES) throw new SecretDamagedError('It is not a data key');
    return key;
  }

  /** RFC 5869; the master key itself encrypts nothing. */
  #tenantKey(tenantId: TenantId, version: number): Buffer {
    const master = this.#store.read(version);
    if (master === null) throw new KeyMissing(`version ${version} of ${this.ring} is missing`);
    const info = `fiducia/wrapping-key/1/${tenantId}`;
    const derived = Buffer.from(hkdfSync('sha256', master, '', info, DATA_KEY_BYTES));
    master.fill(0);
    return derived;
  }

  #context(tenantId: TenantId, version: number): string {
    return JSON.stringify(['fiducia/data-key/1', this.ring, version, tenantId]);
  }

  /** A file that is gone or unreadable is an outage; a key that is not genuine is not. */
  async #reading<Value>(work: () => Value): KeyResult<Value> {
    try {
      return ok(work());
    } catch (error) {
      if (error instanceof SecretDamagedError) throw error;
      const why = error instanceof Error ? error.message : 'the key files cannot be read';
      return fail({ code: 'KEYS_UNAVAILABLE' as const, why });
    }
  }
}

class KeyMissing extends Error {
  override readonly name = 'KeyMissing';
}
