/** Remembers for a moment whom a session belongs to, so that not every request asks the database. */
import type { Clock } from '../clock.js';
import type { Actor } from '../context/tenant-context.js';
import type { Grant } from '../context/grants.js';
import type { Environment } from '../hierarchy/tenant.entity.js';
import type { SessionId, TenantId } from '../ids.js';

export interface KnownSession {
  readonly tenantId: TenantId;
  readonly environment: Environment;
  readonly actor: Extract<Actor, { kind: 'USER' }>;
  readonly email: string;
  readonly grants: readonly Grant[];
  readonly enrolOnly: boolean;
  /** When the session ends. */
  readonly expiresAt: Date;
  /** When the access token by which it was found does. */
  readonly tokenExpiresAt: Date;
}

/**
 * The longest that anything is remembered: what another process changed is announced and counts at
 * once, and when the announcement was lost, after this.
 */
export const SESSION_CACHE_MS = 1_000;
const MAX_SESSIONS = 10_000;

export class SessionCache {
  readonly #clock: Clock;
  readonly #known = new Map<string, { readonly session: KnownSession; readonly untilMs: number }>();
  #changes = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts what was forgotten; give it to `put` as it was before the database was asked. */
  get changes(): number {
    return this.#changes;
  }

  get(tokenHash: string): KnownSession | null {
    const found = this.#known.get(tokenHash);
    if (found === undefined) return null;
    const nowMs = this.#clock.now().getTime();
    const { session, untilMs } = found;
    const isFresh =
      nowMs < untilMs &&
      nowMs < session.expiresAt.getTime() &&
      nowMs < session.tokenExpiresAt.getTime();
    if (isFresh) return session;
    this.#known.delete(tokenHash);
    return null;
  }

  /** What was read before a change that came meanwhile is not remembered. */
  put(tokenHash: string, session: KnownSession, changesBefore: number): void {
    if (changesBefore !== this.#changes) return;
    if (this.#known.size >= MAX_SESSIONS) this.#known.clear();
    const untilMs = this.#clock.now().getTime() + SESSION_CACHE_MS;
    this.#known.set(tokenHash, { session, untilMs });
  }

  forget(sessionId: SessionId): void {
    this.#forgetWhere((session) => session.actor.sessionId === sessionId);
  }

  /** After a change of somebody's roles, groups or status: whoever it concerns is asked for anew. */
  forgetTenant(tenantId: TenantId): void {
    this.#forgetWhere((session) => session.tenantId === tenantId);
  }

  #forgetWhere(concerns: (session: KnownSession) => boolean): void {
    this.#changes += 1;
    for (const [tokenHash, { session }] of this.#known) {
      if (concerns(session)) this.#known.delete(tokenHash);
    }
  }
}
