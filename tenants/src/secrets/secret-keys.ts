/** The installation's key rings: one that wraps, older ones that still open, and a short memory. */
import type { Clock } from '../clock.js';
import { fail } from '../errors/result.js';
import type { TenantId } from '../ids.js';
import { DataKeyMemory } from './data-key-memory.js';
import type { DataKey, KeyProvider, KeyResult, WrappedKey } from './key-provider.js';

/** After an outage was seen, secrets in use are answered from memory this long without asking. */
const OUTAGE_PAUSE_MS = 1_000;

export interface SecretKeysOptions {
  /** Null: nothing can be sealed or opened, which is said to whoever tries. */
  readonly active: KeyProvider | null;
  /** Rings that secrets are moving away from: they open, and wrap nothing. */
  readonly former?: readonly KeyProvider[];
  readonly clock: Clock;
}

export class SecretKeys {
  readonly #active: KeyProvider | null;
  readonly #rings: ReadonlyMap<string, KeyProvider>;
  readonly #clock: Clock;
  readonly #memory: DataKeyMemory;
  #askAgainAtMs = 0;

  constructor({ active, former = [], clock }: SecretKeysOptions) {
    const rings = active === null ? former : [active, ...former];
    this.#active = active;
    this.#rings = new Map(rings.map((ring) => [ring.ring, ring]));
    this.#clock = clock;
    this.#memory = new DataKeyMemory(clock);
  }

  /** The ring that wraps; null when none is configured. */
  get active(): KeyProvider | null {
    return this.#active;
  }

  createDataKey(tenantId: TenantId): KeyResult<DataKey> {
    if (this.#active === null) return noRing('no key provider is configured');
    return this.#active.createDataKey(tenantId);
  }

  /**
   * Asks the ring each time, so that a key that was taken away there opens nothing here; only when
   * the ring does not answer, what it opened in the last five minutes is opened from memory.
   */
  async unwrapKey(tenantId: TenantId, wrapped: WrappedKey): KeyResult<Buffer> {
    const ring = this.#rings.get(wrapped.ring);
    if (ring === undefined) return noRing(`the key ring ${wrapped.ring} is not configured`);
    const nowMs = this.#clock.now().getTime();
    if (nowMs < this.#askAgainAtMs) {
      const known = this.#memory.recall(tenantId, wrapped);
      if (known !== null) return { ok: true, value: known };
    }
    const unwrapped = await ring.unwrapKey(tenantId, wrapped);
    if (unwrapped.ok) {
      this.#askAgainAtMs = 0;
      this.#memory.remember(tenantId, wrapped, unwrapped.value);
      return unwrapped;
    }
    this.#askAgainAtMs = this.#clock.now().getTime() + OUTAGE_PAUSE_MS;
    const known = this.#memory.recall(tenantId, wrapped);
    return known === null ? unwrapped : { ok: true, value: known };
  }

  /** Under the newest version of the active ring, from whichever ring it is under now. */
  async rewrapKey(tenantId: TenantId, wrapped: WrappedKey): KeyResult<WrappedKey> {
    if (this.#active === null) return noRing('no key provider is configured');
    if (wrapped.ring === this.#active.ring) return this.#active.rewrapKey(tenantId, wrapped);
    const ring = this.#rings.get(wrapped.ring);
    if (ring === undefined) return noRing(`the key ring ${wrapped.ring} is not configured`);
    const unwrapped = await ring.unwrapKey(tenantId, wrapped);
    if (!unwrapped.ok) return unwrapped;
    try {
      return await this.#active.wrapKey(tenantId, unwrapped.value);
    } finally {
      unwrapped.value.fill(0);
    }
  }

  /** Overwrites what is remembered; for the process's end. */
  forget(): void {
    this.#memory.clear();
  }
}

function noRing(why: string): KeyResult<never> {
  return Promise.resolve(fail({ code: 'KEYS_UNAVAILABLE', why }));
}
