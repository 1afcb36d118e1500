/** Data keys that were opened lately, so that what runs survives a short outage of their provider. */
import { createHash } from 'node:crypto';

import type { Clock } from '../clock.js';
import type { TenantId } from '../ids.js';
import type { WrappedKey } from './key-provider.js';

/** The longest that running use goes on without the provider; new use fails at once. */
export const DATA_KEY_MEMORY_MS = 5 * 60_000;
/** Bounded: a data key is 32 bytes that an attacker with a memory dump would look for. */
const MAX_KEYS = 1_000;

interface Remembered {
  readonly key: Buffer;
  readonly untilMs: number;
}

export class DataKeyMemory {
  readonly #clock: Clock;
  readonly #keys = new Map<string, Remembered>();
  #sweep: NodeJS.Timeout | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Keeps a copy: the caller overwrites its own. */
  remember(tenantId: TenantId, wrapped: WrappedKey, key: Buffer): void {
    const name = nameOf(tenantId, wrapped);
    this.#drop(name);
    const oldest = this.#keys.size >= MAX_KEYS ? this.#keys.keys().next().value : undefined;
    if (oldest !== undefined) this.#drop(oldest);
    const untilMs = this.#clock.now().getTime() + DATA_KEY_MEMORY_MS;
    this.#keys.set(name, { key: Buffer.from(key), untilMs });
    this.#sweepLater();
  }

  /** A copy, which the caller overwrites; null when it is not known or no longer fresh. */
  recall(tenantId: TenantId, wrapped: WrappedKey): Buffer | null {
    this.#forgetStale();
    const found = this.#keys.get(nameOf(tenantId, wrapped));
    return found === undefined ? null : Buffer.from(found.key);
  }

  clear(): void {
    for (const name of [...this.#keys.keys()]) this.#drop(name);
    if (this.#sweep !== null) clearTimeout(this.#sweep);
    this.#sweep = null;
  }

  #forgetStale(): void {
    const nowMs = this.#clock.now().getTime();
    for (const [name, { untilMs }] of this.#keys) if (nowMs >= untilMs) this.#drop(name);
  }

  #drop(name: string): void {
    this.#keys.get(name)?.key.fill(0);
    this.#keys.delete(name);
  }

  /** Stale keys are overwritten even when nobody asks any more. */
  #sweepLater(): void {
    if (this.#sweep !== null) return;
    this.#sweep = setTimeout(() => {
      this.#sweep = null;
      this.#forgetStale();
      if (this.#keys.size > 0) this.#sweepLater();
    }, DATA_KEY_MEMORY_MS);
    this.#sweep.unref();
  }
}

function nameOf(tenantId: TenantId, wrapped: WrappedKey): string {
  const hash = createHash('sha256').update(wrapped.text).digest('base64url');
  return `${tenantId}|${wrapped.ring}|${hash}`;
}
