/**
 * Makes the end of a session count at once, in this process and in every other gateway.
 *
 * Sessions are remembered for a second to spare the database; a sign-out is announced, so that it
 * does not have to wait for that. A lost announcement costs that second and no more.
 */
import type { PubSub, SessionId, TenantId, TenantsDeps } from '@fiducia/tenants';

export interface RevocationsOptions {
  readonly pubSub: PubSub;
  readonly sessions: TenantsDeps['sessions'];
}

type OnEnd = () => void;

export class SessionRevocations {
  readonly #options: RevocationsOptions;
  /** One subscription per tenant that has been seen; the promise is shared by its requests. */
  readonly #tenants = new Map<TenantId, Promise<() => Promise<void>>>();
  readonly #watchers = new Map<SessionId, Set<OnEnd>>();

  constructor(options: RevocationsOptions) {
    this.#options = options;
  }

  /**
   * To be called for every session that is trusted. Not awaited: without the announcements (Redis is
   * away) requests go on, and a sign-out elsewhere counts a second later.
   */
  listenTo(tenantId: TenantId): void {
    if (this.#tenants.has(tenantId)) return;
    const listening = this.#options.pubSub.subscribe(channelOf(tenantId), (message) => {
      this.#end(message as SessionId);
    });
    this.#tenants.set(tenantId, listening);
    listening.catch(() => this.#tenants.delete(tenantId));
  }

  async announce(tenantId: TenantId, sessionId: SessionId): Promise<void> {
    this.#end(sessionId);
    await this.#options.pubSub.publish(channelOf(tenantId), sessionId);
  }

  /** Calls back when the session ends; returns how to stop watching. */
  watch(sessionId: SessionId, onEnd: OnEnd): () => void {
    const watchers = this.#watchers.get(sessionId) ?? new Set();
    this.#watchers.set(sessionId, watchers.add(onEnd));
    return () => {
      watchers.delete(onEnd);
      if (watchers.size === 0) this.#watchers.delete(sessionId);
    };
  }

  async close(): Promise<void> {
    const listening = await Promise.allSettled(this.#tenants.values());
    this.#tenants.clear();
    for (const one of listening) if (one.status === 'fulfilled') await one.value();
  }

  #end(sessionId: SessionId): void {
    this.#options.sessions.forget(sessionId);
    for (const onEnd of this.#watchers.get(sessionId) ?? []) onEnd();
  }
}

function channelOf(tenantId: TenantId): string {
  return `t:${tenantId}:sessions`;
}
