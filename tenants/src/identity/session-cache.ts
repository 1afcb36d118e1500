/** Remembers for a moment whom a session belongs to, so that not every request asks the database. */
import type { Clock } from '../clock.js';
import type { Actor } from '../context/tenant-context.js';
import type { Grant } from '../context/grants.js';
import type { SessionId, TenantId } from '../ids.js';

export interface KnownSession {
  readonly tenantId: TenantId;
  readonly actor: Extract<Actor, { kind: 'USER' }>;
  readonly email: string;
  readonly grants: readonly Grant[];
  readonly expiresAt: Date;
}

/**
 * The longest that another process goes on after a sign-out, a suspension or a changed role; in
 * this process a sign-out counts at once.
 */
export const SESSION_CACHE_MS = 1_000;
const MAX_SESSIONS = 10_000;

export class SessionCache {
  readonly #clock: Clock;
  #changes = 0;
  readonly #known = new Map<string, { readonly session: KnownSession; readonly untilMs: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(tokenHash: string): KnownSession | null {
    const found = this.#known.get(tokenHash);
    if (found === undefined) return null;
    const nowMs = this.#clock.now().getTime();
    if (nowMs < found.untilMs && nowMs < found.session.expiresAt.getTime()) return found.session;
    this.#known.delete(tokenHash);
    return null;
  }

  /** Counts changes of rights; give it to `put` as it was before the database was asked. */
  get changes(): number {
    return this.#changes;
  }

  /** What was read before a change that came meanwhile is not remembered. */
  put(tokenHash: string, session: KnownSession, changesBefore = this.#changes): void {
    if (changesBefore !== this.#changes) return;
    if (this.#known.size >= MAX_SESSIONS) this.#known.clear();
    const untilMs = this.#clock.now().getTime() + SESSION_CACHE_MS;
    this.#known.set(tokenHash, { session, untilMs });
  }

  forget(sessionId: SessionId): void {
    for (const [tokenHash, { session }] of this.#known) {
      if (session.actor.sessionId === sessionId) this.#known.delete(tokenHash);
    }
  }

  /** After a change of rights or of people: whoever asks next is looked up anew. */
  forgetTenant(tenantId: TenantId): void {
    for (const [tokenHash, { session }] of this.#known) {
      if (session.tenantId === tenantId) this.#known.delete(tokenHash);
    }
    this.#changes += 1;
  }
}
