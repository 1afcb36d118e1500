/**
 * Shares so many places among tenants: who waits is served tenant by tenant, not in the order in
 * which the requests came in.
 *
 * Threat: one tenant that floods. In one line its hundreds stand before everybody else's first; here
 * another tenant's request waits for a place to become free, and for nobody of the flood. A tenant
 * never holds all places, so that slow work of one leaves room for the others at once.
 */

export interface FairTurnsOptions {
  readonly places: number;
  /** The most that one tenant may hold. */
  readonly perTenant: number;
  /** The same while another tenant has asked within the last second; `perTenant` when left out. */
  readonly perTenantBesideOthers?: number;
  /** Longer than this nobody waits: the process is overloaded and says so. */
  readonly waitMs: number;
}

export class NoPlaceError extends Error {
  override readonly name = 'NoPlaceError';
  readonly code = 'OVERLOADED';
}

/** So long after its last request a tenant still counts as there. */
const PRESENT_MS = 1_000;

interface Waiting {
  readonly start: () => void;
}

interface Line {
  held: number;
  readonly waiting: Waiting[];
}

export class FairTurns {
  readonly #options: FairTurnsOptions;
  readonly #lines = new Map<string, Line>();
  /** When each tenant last asked, the latest last. */
  readonly #asked = new Map<string, number>();
  #held = 0;

  constructor(options: FairTurnsOptions) {
    this.#options = options;
  }

  /** Null: go at once. Either way the place must be given back with `leave`. */
  enter(tenantId: string): Promise<void> | null {
    this.#note(tenantId);
    const line = this.#lines.get(tenantId) ?? { held: 0, waiting: [] };
    this.#lines.set(tenantId, line);
    if (line.waiting.length === 0 && this.#hasPlace(line)) {
      this.#take(line);
      return null;
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        line.waiting.splice(line.waiting.indexOf(waiting), 1);
        this.#forget(tenantId, line);
        reject(new NoPlaceError('Too much is being worked on: no place became free in time'));
      }, this.#options.waitMs);
      const waiting = {
        start: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      line.waiting.push(waiting);
    });
  }

  leave(tenantId: string): void {
    const line = this.#lines.get(tenantId);
    if (line === undefined || line.held === 0) throw new Error('A place is given back twice');
    line.held -= 1;
    this.#held -= 1;
    this.#forget(tenantId, line);
    this.#next();
  }

  #hasPlace(line: Line): boolean {
    return this.#held < this.#options.places && line.held < this.#mostOfOne();
  }

  #mostOfOne(): number {
    const { perTenant, perTenantBesideOthers } = this.#options;
    return this.#asked.size > 1 ? (perTenantBesideOthers ?? perTenant) : perTenant;
  }

  #note(tenantId: string): void {
    if (this.#options.perTenantBesideOthers === undefined) return;
    const now = performance.now();
    this.#asked.delete(tenantId);
    this.#asked.set(tenantId, now);
    for (const [other, at] of this.#asked) {
      if (at >= now - PRESENT_MS) break;
      this.#asked.delete(other);
    }
  }

  #take(line: Line): void {
    line.held += 1;
    this.#held += 1;
  }

  /** The tenant that has waited longest for a turn; after it, it stands last again. */
  #next(): void {
    for (const [tenantId, line] of this.#lines) {
      if (line.waiting.length === 0 || !this.#hasPlace(line)) continue;
      this.#lines.delete(tenantId);
      this.#lines.set(tenantId, line);
      this.#take(line);
      line.waiting.shift()?.start();
      return;
    }
  }

  #forget(tenantId: string, line: Line): void {
    if (line.held === 0 && line.waiting.length === 0) this.#lines.delete(tenantId);
  }
}
