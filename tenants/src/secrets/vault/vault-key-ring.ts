/**
 * Data keys wrapped by a key of Vault's transit engine, which never leaves Vault
 * (https://developer.hashicorp.com/vault/api-docs/secret/transit). The key is `derived`: the
 * tenant's id is the context, so Vault wraps each tenant's data keys under a key of its own.
 */
import { fail, ok } from '../../errors/result.js';
import type { TenantId } from '../../ids.js';
import { DATA_KEY_BYTES, SecretDamagedError } from '../key-provider.js';
import type { DataKey, KeyProvider, KeyResult, WrappedKey } from '../key-provider.js';
import { VaultProblem } from './vault-auth.js';
import type { VaultAnswer, VaultClient, VaultRequest } from './vault-client.js';

export interface TransitKey {
  /** Where transit is mounted, usually `transit`. */
  readonly mount: string;
  readonly key: string;
}

const NAME_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
const CIPHERTEXT_PATTERN = /^vault:v([1-9]\d{0,8}):[A-Za-z0-9+/=]+$/;

/** What Vault says of a ciphertext that was changed, or that belongs to another context. */
const NOT_GENUINE = /message authentication failed|invalid ciphertext|unable to decrypt/i;

export class VaultKeyRing implements KeyProvider {
  readonly ring: string;
  readonly #vault: VaultClient;
  readonly #transit: TransitKey;

  constructor(vault: VaultClient, transit: TransitKey) {
    for (const name of [transit.mount, transit.key]) {
      if (!NAME_PATTERN.test(name)) throw new Error('A name of Vault’s has letters, digits, . _ -');
    }
    this.#vault = vault;
    this.#transit = transit;
    this.ring = `vault:${transit.mount}/${transit.key}`;
  }

  /** Creates the key where there is none; a key that is not derived is refused. */
  async prepare(): KeyResult<number> {
    const found = await this.#ask('GET', 'keys', { repeatable: true });
    if (!found.ok) return found;
    if (found.value.status === 404) {
      const body = { type: 'aes256-gcm96', derived: true };
      const created = await this.#ask('POST', 'keys', { body, repeatable: true });
      if (!created.ok) return created;
    } else if (found.value.data['derived'] !== true) {
      return unavailable(
        `the key ${this.ring} exists and is not derived: create it with derived=true`,
      );
    }
    return this.keyVersion();
  }

  async keyVersion(): KeyResult<number> {
    const answer = await this.#ask('GET', 'keys', { repeatable: true });
    if (!answer.ok) return answer;
    const version = answer.value.data['latest_version'];
    return typeof version === 'number' ? ok(version) : this.#unexpected(answer.value);
  }

  async createDataKey(tenantId: TenantId): KeyResult<DataKey> {
    const body = { ...contextOf(tenantId), bits: DATA_KEY_BYTES * 8 };
    const answer = await this.#ask('POST', 'datakey/plaintext', { body, repeatable: true });
    if (!answer.ok) return answer;
    const plaintext = bytesOf(answer.value.data['plaintext']);
    const wrapped = this.#wrapped(answer.value);
    if (plaintext === null || wrapped === null) return this.#unexpected(answer.value);
    return ok({ plaintext, wrapped });
  }

  async wrapKey(tenantId: TenantId, plaintext: Buffer): KeyResult<WrappedKey> {
    const body = { ...contextOf(tenantId), plaintext: plaintext.toString('base64') };
    return this.#answerWrapped(await this.#ask('POST', 'encrypt', { body, repeatable: true }));
  }

  async unwrapKey(tenantId: TenantId, wrapped: WrappedKey): KeyResult<Buffer> {
    const body = { ...contextOf(tenantId), ciphertext: genuineForm(wrapped) };
    const answer = await this.#ask('POST', 'decrypt', { body, repeatable: true });
    if (!answer.ok) return answer;
    refuseForged(answer.value);
    const plaintext = bytesOf(answer.value.data['plaintext']);
    return plaintext === null ? this.#unexpected(answer.value) : ok(plaintext);
  }

  async rewrapKey(tenantId: TenantId, wrapped: WrappedKey): KeyResult<WrappedKey> {
    const body = { ...contextOf(tenantId), ciphertext: genuineForm(wrapped) };
    const answer = await this.#ask('POST', 'rewrap', { body, repeatable: true });
    if (answer.ok) refuseForged(answer.value);
    return this.#answerWrapped(answer);
  }

  async rotate(): KeyResult<number> {
    // Not repeated: after a lost answer each repeat would add one more version.
    const request = { action: 'rotate', repeatable: false } as const;
    const answer = await this.#ask('POST', 'keys', request);
    if (!answer.ok) return answer;
    if (answer.value.status >= 300) return this.#unexpected(answer.value);
    return this.keyVersion();
  }

  async #ask(
    method: VaultRequest['method'],
    operation: string,
    { action, ...request }: Omit<VaultRequest, 'method' | 'path'> & { readonly action?: string },
  ): KeyResult<VaultAnswer> {
    const { mount, key } = this.#transit;
    const path = `${mount}/${operation}/${key}${action === undefined ? '' : `/${action}`}`;
    try {
      return ok(await this.#vault.ask({ ...request, method, path }));
    } catch (error) {
      if (error instanceof VaultProblem) return unavailable(error.message);
      throw error;
    }
  }

  #answerWrapped(answer: Awaited<KeyResult<VaultAnswer>>) {
    if (!answer.ok) return answer;
    const wrapped = this.#wrapped(answer.value);
    return wrapped === null ? this.#unexpected(answer.value) : ok(wrapped);
  }

  #wrapped({ data }: VaultAnswer): WrappedKey | null {
    const text = data['ciphertext'];
    if (typeof text !== 'string') return null;
    const version = CIPHERTEXT_PATTERN.exec(text)?.[1];
    return version === undefined ? null : { ring: this.ring, version: Number(version), text };
  }

  /** The key is missing, too old or not allowed: for the operator of Vault to mend. */
  #unexpected({ status }: VaultAnswer) {
    return unavailable(`Vault answers ${status} for ${this.ring} without what was asked for`);
  }
}

function contextOf(tenantId: TenantId): { readonly context: string } {
  return { context: Buffer.from(tenantId, 'utf8').toString('base64') };
}

/** What is not in Vault's form was never given out by it: nobody needs to be asked. */
function genuineForm({ text }: WrappedKey): string {
  if (CIPHERTEXT_PATTERN.test(text)) return text;
  throw new SecretDamagedError('It is not wrapped by Vault');
}

function refuseForged({ status, errors }: VaultAnswer): void {
  if (status === 400 && errors.some((text) => NOT_GENUINE.test(text))) {
    throw new SecretDamagedError('Vault says that it was changed, or belongs somewhere else');
  }
}

function bytesOf(base64: unknown): Buffer | null {
  if (typeof base64 !== 'string') return null;
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length === DATA_KEY_BYTES ? bytes : null;
}

function unavailable(why: string) {
  return fail({ code: 'KEYS_UNAVAILABLE' as const, why });
}
