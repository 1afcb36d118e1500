/**
 * Signs with a key file: PKCS #8 in PEM, 0600, outside the database. Several keys may stand in it;
 * the first one signs, and all of them prove what they have signed.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

import type { AuditSigner } from './audit-signer.js';
import { rawPublicKey } from './checkpoint-note.js';
import type { NoteSignature } from './checkpoint-note.js';

const BLOCK = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/g;

/** What is wrong with the key file, in a sentence that names the file and no key. */
export class AuditKeyError extends Error {
  override readonly name = 'AuditKeyError';
}

/** Null when there is no such file: whether a new key may begin is for the caller to say. */
export function openAuditKeyFile(path: string): AuditSigner | null {
  if (!existsSync(path)) return null;
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new AuditKeyError(`${path} can be read by others: chmod 600, and put a new key on top`);
  }
  const blocks = readFileSync(path, 'utf8').match(BLOCK) ?? [];
  const keys = blocks.map((pem) => readKey(path, pem));
  const [newest] = keys;
  if (newest === undefined) {
    throw new AuditKeyError(`${path} holds no private key: restore it from a backup`);
  }
  return new KeyFileSigner(newest, keys);
}

/** Two processes that begin at once end with the one key that was there first. */
export function createAuditKeyFile(path: string): AuditSigner {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeDurably(temporary, pem);
    linkSync(temporary, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  const opened = openAuditKeyFile(path);
  if (opened === null) throw new AuditKeyError(`${path} is gone again after it was written`);
  return opened;
}

class KeyFileSigner implements AuditSigner {
  readonly #newest: KeyObject;
  readonly #publicKeys: readonly Buffer[];

  constructor(newest: KeyObject, keys: readonly KeyObject[]) {
    this.#newest = newest;
    this.#publicKeys = keys.map((key) => rawPublicKey(createPublicKey(key)));
  }

  publicKeys(): Promise<readonly Buffer[]> {
    return Promise.resolve(this.#publicKeys);
  }

  sign(message: Buffer): Promise<NoteSignature> {
    const publicKey = this.#publicKeys[0] as Buffer;
    return Promise.resolve({ publicKey, signature: sign(null, message, this.#newest) });
  }
}

function readKey(path: string, pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Falls through: a sentence instead of OpenSSL's words.
  }
  throw new AuditKeyError(`${path} holds a key that is no Ed25519 key: restore it from a backup`);
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
