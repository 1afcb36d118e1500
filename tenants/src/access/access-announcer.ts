/**
 * Makes a change of rights count at once: in this process by forgetting what is remembered of the
 * tenant's sessions, in every other one by a hint on `t:{tenantId}:access`.
 *
 * A lost hint costs the moment for which sessions are remembered, and no more.
 */
import type { DatabaseLog } from '../database/connection-pool.js';
import type { PubSub } from '../ephemeral/ports.js';
import { describeError } from '../errors/describe-error.js';
import type { SessionCache } from '../identity/session-cache.js';
import type { TenantId } from '../ids.js';

export interface AccessAnnouncerOptions {
  readonly sessions: SessionCache;
  /** Null in a process that serves nobody else. */
  readonly pubSub: PubSub | null;
  readonly log: DatabaseLog | null;
}

export function accessChannel(tenantId: TenantId): string {
  return `t:${tenantId}:access`;
}

export class AccessAnnouncer {
  readonly #options: AccessAnnouncerOptions;
  /** One subscription for each tenant that has been seen here. */
  readonly #listening = new Map<TenantId, Promise<() => Promise<void>>>();
  readonly #watchers = new Map<TenantId, Set<() => void>>();

  constructor(options: AccessAnnouncerOptions) {
    this.#options = options;
  }

  /** To be called when a change is committed. Does not wait for the others: they need no answer. */
  changed(tenantId: TenantId): void {
    this.#forget(tenantId);
    const { pubSub, log } = this.#options;
    pubSub?.publish(accessChannel(tenantId), 'changed').catch((error: unknown) => {
      log?.warn({ error: describeError(error) }, 'A change of rights was not announced');
    });
  }

  /** To be called for every tenant whose sessions are trusted here; later calls do nothing. */
  listenTo(tenantId: TenantId): void {
    const { pubSub } = this.#options;
    if (pubSub === null || this.#listening.has(tenantId)) return;
    const listening = pubSub.subscribe(accessChannel(tenantId), () => {
      this.#forget(tenantId);
    });
    this.#listening.set(tenantId, listening);
    listening.catch(() => this.#listening.delete(tenantId));
  }

  /** Calls back after each change of the tenant's rights; returns how to stop. */
  watch(tenantId: TenantId, onChange: () => void): () => void {
    this.listenTo(tenantId);
    const watchers = this.#watchers.get(tenantId) ?? new Set();
    this.#watchers.set(tenantId, watchers.add(onChange));
    return () => {
      watchers.delete(onChange);
      if (watchers.size === 0 && this.#watchers.get(tenantId) === watchers) {
        this.#watchers.delete(tenantId);
      }
    };
  }

  async close(): Promise<void> {
    const listening = await Promise.allSettled(this.#listening.values());
    this.#listening.clear();
    for (const one of listening) if (one.status === 'fulfilled') await one.value();
  }

  #forget(tenantId: TenantId): void {
    this.#options.sessions.forgetTenant(tenantId);
    for (const onChange of [...(this.#watchers.get(tenantId) ?? [])]) onChange();
  }
}
