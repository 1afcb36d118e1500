/** Checkpoints of a tenant's tree as signed notes: C2SP tlog-checkpoint and signed-note. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { toWireId } from '../../ids.js';
import type { TenantId } from '../../ids.js';

export interface Head {
  readonly treeSize: bigint;
  readonly rootHash: Buffer;
}

export interface ParsedNote extends Head {
  readonly origin: string;
}

/** Signature type of Ed25519 in a key id. */
const ED25519 = 1;
const KEY_ID_BYTES = 4;
const HASH_BYTES = 32;
/** SubjectPublicKeyInfo of an Ed25519 key (RFC 8410) is this and the key's 32 bytes. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const NOTE =
  /^(?<text>[^\n]+\n(?<size>0|[1-9]\d{0,14})\n(?<root>[A-Za-z0-9+/]{43}=)\n)\n(?<lines>(?:\u2014 [^\n]+\n)+)$/u;

/** Names the log: a head of one tenant never passes for another's. */
export function logOrigin(tenantId: TenantId): string {
  return `fiducia/audit/${toWireId('tenant', tenantId)}`;
}

export function checkpointText(origin: string, { treeSize, rootHash }: Head): string {
  return `${origin}\n${treeSize}\n${rootHash.toString('base64')}\n`;
}

export interface NoteSignature {
  /** 32 bytes. */
  readonly publicKey: Buffer;
  readonly signature: Buffer;
}

export function writeNote(origin: string, text: string, by: NoteSignature): string {
  const signed = Buffer.concat([noteKeyId(origin, by.publicKey), by.signature]);
  return `${text}\n\u2014 ${origin} ${signed.toString('base64')}\n`;
}

/** Null when it is no checkpoint; whether it is signed is for `isSignedBy`. */
export function readNote(note: string): ParsedNote | null {
  const { text, size, root } = NOTE.exec(note)?.groups ?? {};
  if (text === undefined || size === undefined || root === undefined) return null;
  const rootHash = Buffer.from(root, 'base64');
  if (rootHash.length !== HASH_BYTES) return null;
  return { origin: text.slice(0, text.indexOf('\n')), treeSize: BigInt(size), rootHash };
}

export function isSignedBy(note: string, publicKeys: readonly Buffer[]): boolean {
  const { text, lines } = NOTE.exec(note)?.groups ?? {};
  if (text === undefined || lines === undefined) return false;
  const origin = text.slice(0, text.indexOf('\n'));
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => line.slice('\u2014 '.length).split(' '))
    .filter(([name]) => name === origin)
    .map(([, encoded]) => Buffer.from(encoded ?? '', 'base64'))
    .some((signed) =>
      publicKeys.some(
        (key) =>
          signed.subarray(0, KEY_ID_BYTES).equals(noteKeyId(origin, key)) &&
          verify(null, Buffer.from(text), publicKeyObject(key), signed.subarray(KEY_ID_BYTES)),
      ),
    );
}

export function publicKeyObject(publicKey: Buffer): KeyObject {
  const key = Buffer.concat([SPKI_PREFIX, publicKey]);
  return createPublicKey({ key, format: 'der', type: 'spki' });
}

/** The 32 bytes of an Ed25519 public key. */
export function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length);
}

function noteKeyId(name: string, publicKey: Buffer): Buffer {
  const hash = createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.from([ED25519]));
  return hash.update(publicKey).digest().subarray(0, KEY_ID_BYTES);
}
