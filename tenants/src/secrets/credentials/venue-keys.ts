/** What a venue's key consists of, and the port by which a venue tells what a key may do. */
import { createHmac } from 'node:crypto';

import { z } from 'zod';

import type { TenantId } from '../../ids.js';

/** The key as its venue gives it out: two parts, sometimes three. */
export interface VenueKey {
  readonly keyId: string;
  readonly secret: string;
  readonly passphrase: string | null;
}

/** Visible characters, and line breaks as in a PEM key. */
const part = (max: number) =>
  z
    .string()
    .min(1, 'Must not be empty')
    .max(max, `Use at most ${max} characters`)
    .regex(/^[\x20-\x7e\r\n]+$/, 'Use the key as the venue shows it, in plain ASCII');

export const venueKeySchema = z.strictObject({
  keyId: part(512),
  secret: part(4_096),
  passphrase: part(512).nullable(),
});

/**
 * Implemented by the adapter of a venue that can be asked. A key that may withdraw money is refused:
 * whoever stole it could take what the account holds, and trading never needs it.
 */
export interface VenueKeyInspector {
  readonly venue: string;
  /** `UNKNOWN` when the venue did not answer: the key is not stored then. */
  mayWithdraw(key: VenueKey): Promise<'YES' | 'NO' | 'UNKNOWN'>;
}

/** 64 bits of a keyed hash: enough to tell keys apart, useless for guessing one. */
export function fingerprintOf(pepper: Uint8Array, tenantId: TenantId, key: VenueKey): string {
  return createHmac('sha256', pepper)
    .update(
      JSON.stringify(['fiducia/venue-key/1', tenantId, key.keyId, key.secret, key.passphrase]),
    )
    .digest('hex')
    .slice(0, 16);
}

export function encodeVenueKey({ keyId, secret, passphrase }: VenueKey): string {
  return JSON.stringify({ keyId, secret, passphrase });
}

export function decodeVenueKey(plaintext: Buffer): VenueKey {
  return venueKeySchema.parse(JSON.parse(plaintext.toString('utf8')));
}
