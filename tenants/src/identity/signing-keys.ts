/**
 * The Ed25519 keys that sign tokens, derived from the installation's secret: every process has the
 * same without exchanging any, and they change by themselves.
 *
 * Each environment has keys of its own, so that a TEST token never verifies as a LIVE one, whatever
 * it claims.
 */
import { createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { ENVIRONMENTS } from '../hierarchy/tenant.entity.js';
import type { Environment } from '../hierarchy/tenant.entity.js';

export interface SigningKey {
  readonly id: string;
  readonly environment: Environment;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** A key signs for so long; what it signed is verified through the period after it as well. */
export const KEY_PERIOD_MS = 30 * 86_400_000;
const SEED_BYTES = 32;
/** RFC 8410: a PKCS #8 Ed25519 key is this prefix and the 32 bytes of the seed. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const KEY_ID = /^(test|live)-(\d{1,6})$/;
/** Two environments, three periods each; more would be a sign of a clock that jumps about. */
const MAX_KEYS = 16;

export class SigningKeys {
  readonly #secret: Uint8Array;
  readonly #keys = new Map<string, SigningKey>();

  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  /** The key that signs at this time. */
  current(environment: Environment, now: Date): SigningKey {
    return this.#key(environment, periodOf(now));
  }

  /** Null unless the id names a key of the present period or of one beside it. */
  find(keyId: unknown, now: Date): SigningKey | null {
    const match = typeof keyId === 'string' ? KEY_ID.exec(keyId) : null;
    const environment = ENVIRONMENTS.find((name) => name.toLowerCase() === match?.[1]);
    if (match === null || environment === undefined) return null;
    const period = Number(match[2]);
    // The one ahead: another process's clock may be past the turn already.
    return Math.abs(period - periodOf(now)) <= 1 ? this.#key(environment, period) : null;
  }

  #key(environment: Environment, period: number): SigningKey {
    const id = `${environment.toLowerCase()}-${period}`;
    const known = this.#keys.get(id);
    if (known !== undefined) return known;
    const key = deriveKey(this.#secret, id, environment);
    if (this.#keys.size >= MAX_KEYS) this.#keys.clear();
    this.#keys.set(id, key);
    return key;
  }
}

function periodOf(now: Date): number {
  return Math.floor(now.getTime() / KEY_PERIOD_MS);
}

function deriveKey(secret: Uint8Array, id: string, environment: Environment): SigningKey {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', `fiducia/token-key/1/${id}`, SEED_BYTES));
  const der = Buffer.concat([PKCS8_PREFIX, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { id, environment, privateKey, publicKey: createPublicKey(privateKey) };
}
