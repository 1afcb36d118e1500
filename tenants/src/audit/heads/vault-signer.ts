/** Signs with a key of HashiCorp Vault's transit engine (type `ed25519`): it never leaves Vault. */
import { z } from 'zod';

import type { AuditSigner } from './audit-signer.js';
import type { NoteSignature } from './checkpoint-note.js';

export interface VaultTransitConfig {
  /** `https://vault.example:8200`. */
  readonly url: string;
  readonly token: () => Promise<string> | string;
  /** Where the engine is mounted; `transit` unless told otherwise. */
  readonly mount?: string;
  readonly key: string;
  readonly namespace?: string | undefined;
}

const TIMEOUT_MS = 5_000;
const PUBLIC_KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const SIGNATURE = /^vault:v(\d+):([A-Za-z0-9+/]+=*)$/;

const keyAnswer = z.object({
  data: z.object({
    type: z.string(),
    latest_version: z.number().int().positive(),
    keys: z.record(z.string(), z.object({ public_key: z.string() })),
  }),
});
const signAnswer = z.object({ data: z.object({ signature: z.string() }) });

/** Vault does not answer, or answers what we cannot use; never with a token in it. */
export class VaultSignerError extends Error {
  override readonly name = 'VaultSignerError';
}

export class VaultSigner implements AuditSigner {
  readonly #config: VaultTransitConfig;

  constructor(config: VaultTransitConfig) {
    this.#config = config;
  }

  async publicKeys(): Promise<readonly Buffer[]> {
    const keys = await this.#keys();
    return [...keys].toSorted(([a], [b]) => b - a).map(([, key]) => key);
  }

  /** Vault says under which version it signed; a rotation in between changes nothing. */
  async sign(message: Buffer): Promise<NoteSignature> {
    const body = { input: message.toString('base64') };
    const answer = signAnswer.safeParse(await this.#ask('POST', 'sign', body));
    const [, version, encoded] = SIGNATURE.exec(answer.data?.data.signature ?? '') ?? [];
    const signature = Buffer.from(encoded ?? '', 'base64');
    const publicKey = (await this.#keys()).get(Number(version));
    if (signature.length !== SIGNATURE_BYTES || publicKey === undefined) {
      throw new VaultSignerError('Vault’s answer holds no Ed25519 signature of a version it names');
    }
    return { publicKey, signature };
  }

  async #keys(): Promise<ReadonlyMap<number, Buffer>> {
    const answer = keyAnswer.safeParse(await this.#ask('GET', 'keys'));
    if (!answer.success || answer.data.data.type !== 'ed25519') {
      throw new VaultSignerError(`The transit key ${this.#config.key} is not of type ed25519`);
    }
    const entries = Object.entries(answer.data.data.keys).map(
      ([version, { public_key: text }]) => [Number(version), Buffer.from(text, 'base64')] as const,
    );
    if (entries.every(([, key]) => key.length === PUBLIC_KEY_BYTES)) return new Map(entries);
    throw new VaultSignerError(`The transit key ${this.#config.key} has an odd public key`);
  }

  async #ask(method: string, verb: 'keys' | 'sign', body?: object): Promise<unknown> {
    const { url, mount = 'transit', key, namespace } = this.#config;
    const address = `${url.replace(/\/$/, '')}/v1/${mount}/${verb}/${encodeURIComponent(key)}`;
    try {
      const response = await fetch(address, {
        method,
        headers: {
          'x-vault-token': await this.#config.token(),
          'x-vault-request': 'true',
          ...(namespace !== undefined && { 'x-vault-namespace': namespace }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (response.ok) return await response.json();
      throw new VaultSignerError(`Vault answered ${response.status} to ${verb} with ${key}`);
    } catch (error) {
      if (error instanceof VaultSignerError) throw error;
      throw new VaultSignerError(`Vault at ${url} does not answer`, { cause: error });
    }
  }
}
