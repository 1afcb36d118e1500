/**
 * Remembers whose a credential is that was accepted before, so that its next request is put into the
 * right tenant's line before anything is looked up. It says nothing about rights: those are looked
 * up each time. A credential that was never accepted is nobody's, whatever it claims.
 */
import { createHash } from 'node:crypto';
import type { TenantId } from '@fiducia/tenants';
import type { Credential } from './credential.js';
import type { Identity } from './identity.js';

export interface KnownCaller {
  readonly tenantId: TenantId;
  readonly actorId: string;
}

/** The oldest goes; it stands in its address's line once and is known again. */
const MAX_CALLERS = 10_000;

export class KnownCallers {
  readonly #known = new Map<string, KnownCaller>();

  find(credential: Credential): KnownCaller | null {
    return credential.kind === 'NONE' ? null : (this.#known.get(keyOf(credential)) ?? null);
  }

  /** What came of looking the credential up. */
  note(credential: Credential, identity: Identity): void {
    if (credential.kind === 'NONE') return;
    const key = keyOf(credential);
    this.#known.delete(key);
    if (identity.kind === 'ANONYMOUS') return;
    const { tenantId, actor } = identity.tenant;
    this.#known.set(key, { tenantId, actorId: actor.id });
    const oldest = this.#known.size > MAX_CALLERS ? this.#known.keys().next() : null;
    if (oldest?.done === false) this.#known.delete(oldest.value);
  }
}

/** Not the credential itself: memory is dumped and looked into. */
function keyOf(credential: Exclude<Credential, { kind: 'NONE' }>): string {
  const text = credential.kind === 'API_KEY' ? credential.key : credential.token;
  return createHash('sha256').update(text).digest('base64url');
}
