/**
 * Watches whether the identity behind a connection is still valid, and says when it is not.
 *
 * Threat: a stolen or dismissed person's open socket. A sign-out in any gateway is announced; what
 * was changed directly in the database (a suspended user, a revoked key) is seen by asking again.
 */
import type { TenantsDeps } from '@fiducia/tenants';
import type { Authenticator, RequestFacts } from '../identity/authenticator.js';
import type { Credential } from '../identity/credential.js';
import type { Identity, SignedInIdentity } from '../identity/identity.js';
import type { SessionRevocations } from '../identity/session-revocations.js';

const CHECK_EVERY_MS = 5_000;
/** The database may be away for a moment; longer than this, nobody vouches for the identity. */
const MAX_FAILED_CHECKS = 6;

export interface IdentityWatchOptions {
  readonly authenticator: Authenticator;
  readonly revocations: SessionRevocations;
  /** Says that somebody's rights have changed: then it is looked at once, not at the next turn. */
  readonly access: Pick<TenantsDeps['access'], 'watch'>;
  readonly checkEveryMs?: number;
}

export interface WatchedIdentity {
  readonly identity: SignedInIdentity;
  readonly credential: Credential;
  readonly facts: RequestFacts;
}

/** Calls `onEnd` once; the returned function stops watching. */
export function watchIdentity(
  options: IdentityWatchOptions,
  watched: WatchedIdentity,
  onEnd: (reason: EndReason) => void,
): () => void {
  const { actor, tenantId } = watched.identity.tenant;
  const { sessionId } = actor;
  let failures = 0;
  let stopped = false;
  let busy = false;
  let changedMeanwhile = false;
  const end = (reason: EndReason): void => {
    stop();
    onEnd(reason);
  };
  const check = async (): Promise<void> => {
    if (busy) {
      changedMeanwhile = true;
      return;
    }
    busy = true;
    changedMeanwhile = false;
    try {
      const identity = await options.authenticator.identify(watched.credential, watched.facts);
      failures = 0;
      const reason = endReason(identity, watched.identity);
      if (reason !== null) end(reason);
    } catch {
      // An unreachable database says nothing about the identity: reading events fails anyway.
      failures += 1;
      if (failures >= MAX_FAILED_CHECKS) end('SESSION_ENDED');
    } finally {
      busy = false;
    }
    // What was read may be older than the change that came while it was read.
    if (changedMeanwhile && !stopped) await check();
  };
  const timer = setInterval(() => void check(), options.checkEveryMs ?? CHECK_EVERY_MS);
  timer.unref();
  const unwatch =
    sessionId === null
      ? noop
      : options.revocations.watch(sessionId, () => {
          end('SESSION_ENDED');
        });
  const unwatchAccess = options.access.watch(tenantId, () => void check());
  const stop = (): void => {
    stopped = true;
    clearInterval(timer);
    unwatchAccess();
    unwatch();
  };
  return stop;
}

const noop = (): void => undefined;

export type EndReason = 'SESSION_ENDED' | 'PERMISSIONS_CHANGED';

/**
 * Why the connection of one identity may not go on now that it is another; null when it is the
 * same. After a changed role or scope the client connects again with what it has now.
 */
export function endReason(now: Identity, then: SignedInIdentity): EndReason | null {
  if (now.kind !== 'SIGNED_IN' || now.tenant.tenantId !== then.tenant.tenantId) {
    return 'SESSION_ENDED';
  }
  if (now.tenant.actor.id !== then.tenant.actor.id) return 'SESSION_ENDED';
  const same = JSON.stringify(now.tenant.grants) === JSON.stringify(then.tenant.grants);
  return same ? null : 'PERMISSIONS_CHANGED';
}
