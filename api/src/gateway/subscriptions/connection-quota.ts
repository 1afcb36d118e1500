/**
 * Shares out the WebSocket connections of a process.
 *
 * Threat: one person or key that opens connections until none is left for the other partners.
 */
import type { TenantContext } from '@fiducia/tenants';

export interface ConnectionShares {
  /** A person with some open pages, or the programs of one API key. */
  readonly perActor: number;
  /** A fifth of what the process has. */
  readonly perTenant: number;
}

export const CONNECTION_SHARES: ConnectionShares = { perActor: 100, perTenant: 1_000 };

type Holder = Pick<TenantContext, 'tenantId'> & { readonly actor: { readonly id: string } };

export class ConnectionQuota {
  readonly #shares: ConnectionShares;
  readonly #open = new Map<string, number>();

  constructor(shares: ConnectionShares = CONNECTION_SHARES) {
    this.#shares = shares;
  }

  /** Returns how to give the place back, or null when the holder's share is used up. */
  take({ tenantId, actor }: Holder): (() => void) | null {
    const ofTenant = tenantId;
    const ofActor = `${tenantId}:${actor.id}`;
    if (this.#count(ofActor) >= this.#shares.perActor) return null;
    if (this.#count(ofTenant) >= this.#shares.perTenant) return null;
    this.#add(ofActor, 1);
    this.#add(ofTenant, 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#add(ofActor, -1);
      this.#add(ofTenant, -1);
    };
  }

  #count(key: string): number {
    return this.#open.get(key) ?? 0;
  }

  #add(key: string, change: number): void {
    const count = this.#count(key) + change;
    if (count === 0) this.#open.delete(key);
    else this.#open.set(key, count);
  }
}
