/** The port to the key that signs heads: a key file, or a service that never gives the key away. */
import type { NoteSignature } from './checkpoint-note.js';

export interface AuditSigner {
  /** 32 bytes each, newest first; older ones still prove what they have signed. */
  publicKeys(): Promise<readonly Buffer[]>;
  /** Ed25519 (RFC 8032) with the newest key. Rejects when the key cannot be reached. */
  sign(message: Buffer): Promise<NoteSignature>;
}
