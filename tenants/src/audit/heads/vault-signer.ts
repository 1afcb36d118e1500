/** Signs with a key of Vault's transit engine (type `ed25519`), which never leaves Vault. */
import { z } from 'zod';

import { VaultProblem } from '../../secrets/vault/vault-auth.js';
import type { VaultClient } from '../../secrets/vault/vault-client.js';
import type { TransitKey } from '../../secrets/vault/vault-key-ring.js';
import type { AuditSigner } from './audit-signer.js';
import type { NoteSignature } from './checkpoint-note.js';

const PUBLIC_KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const SIGNATURE = /^vault:v(\d+):([A-Za-z0-9+/]+=*)$/;

const keyData = z.object({
  type: z.literal('ed25519'),
  keys: z.record(z.string().regex(/^\d+$/), z.object({ public_key: z.string() })),
});
const signData = z.object({ signature: z.string() });

export class VaultSigner implements AuditSigner {
  readonly #vault: VaultClient;
  readonly #transit: TransitKey;

  constructor(vault: VaultClient, transit: TransitKey) {
    this.#vault = vault;
    this.#transit = transit;
  }

  async publicKeys(): Promise<readonly Buffer[]> {
    const keys = await this.#keys();
    return [...keys].toSorted(([a], [b]) => b - a).map(([, key]) => key);
  }

  /** Vault says under which version it signed; a rotation in between changes nothing. */
  async sign(message: Buffer): Promise<NoteSignature> {
    const { mount, key } = this.#transit;
    const { data } = await this.#vault.ask({
      method: 'POST',
      path: `${mount}/sign/${key}`,
      body: { input: message.toString('base64') },
      // Ed25519 gives the same signature again.
      repeatable: true,
    });
    const [, version, encoded] =
      SIGNATURE.exec(signData.safeParse(data).data?.signature ?? '') ?? [];
    const signature = Buffer.from(encoded ?? '', 'base64');
    const publicKey = (await this.#keys()).get(Number(version));
    if (signature.length === SIGNATURE_BYTES && publicKey !== undefined) {
      return { publicKey, signature };
    }
    throw new VaultProblem(`Vault’s answer holds no Ed25519 signature by ${key}`, false);
  }

  /** By version; the key is made where there is none. */
  async #keys(): Promise<ReadonlyMap<number, Buffer>> {
    const { mount, key } = this.#transit;
    const path = `${mount}/keys/${key}`;
    let answer = await this.#vault.ask({ method: 'GET', path, repeatable: true });
    if (answer.status === 404) {
      const body = { type: 'ed25519' };
      await this.#vault.ask({ method: 'POST', path, body, repeatable: true });
      answer = await this.#vault.ask({ method: 'GET', path, repeatable: true });
    }
    const parsed = keyData.safeParse(answer.data);
    if (!parsed.success) {
      throw new VaultProblem(`The transit key ${key} is not of type ed25519`, false);
    }
    const entries = Object.entries(parsed.data.keys).map(
      ([version, { public_key: text }]) => [Number(version), Buffer.from(text, 'base64')] as const,
    );
    if (entries.every(([, bytes]) => bytes.length === PUBLIC_KEY_BYTES)) return new Map(entries);
    throw new VaultProblem(`The transit key ${key} has an odd public key`, false);
  }
}
