/**
 * Shares so many places among tenants: who waits is served tenant by tenant, not in the order in
 * which the requests came in.
 *
 * Threat: one tenant that floods. In one line its hundreds stand before everybody else's first; here
 * another tenant's request waits for a place to become free, and for nobody of the flood. A tenant
 * never holds all places, so that slow work of one leaves room for the others at once. What is
 * already being worked on slows down everything beside it, though: while others are there, whoever
 * asks for more than an equal share holds fewer places than whoever asks for little.
 */
import { TurnDemand } from './turn-demand.js';

export interface FairTurnsOptions {
  readonly places: number;
  /** The most that one tenant may hold while no other one is there. */
  readonly perTenant: number;
  /** The same while another tenant has asked within the last second; `perTenant` when left out. */
  readonly perTenantBesideOthers?: number;
  /** The same for a tenant that asks for more than its share; `perTenantBesideOthers` when left out. */
  readonly perBusyTenantBesideOthers?: number;
  /** Longer than this nobody waits: the process is overloaded and says so. */
  readonly waitMs: number;
}

export class NoPlaceError extends Error {
  override readonly name = 'NoPlaceError';
  readonly code = 'OVERLOADED';
}

/**
 * Of one tenant; more than what is worked off within the longest wait would only wait to be refused.
 */
const MOST_WAITING = 2_000;

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
  readonly #demand = new TurnDemand();
  #held = 0;

  constructor(options: FairTurnsOptions) {
    this.#options = options;
  }

  /** Null: go at once. Either way the place must be given back with `leave`. */
  enter(tenantId: string, units = 1): Promise<void> | null {
    if (this.#options.perTenantBesideOthers !== undefined) {
      this.#demand.note(tenantId, units, performance.now());
    }
    const line = this.#lines.get(tenantId) ?? { held: 0, waiting: [] };
    this.#lines.set(tenantId, line);
    if (line.waiting.length === 0 && this.#hasPlace(tenantId, line)) {
      this.#take(line);
      return null;
    }
    return this.#wait(tenantId, line);
  }

  leave(tenantId: string): void {
    const line = this.#lines.get(tenantId);
    if (line === undefined || line.held === 0) throw new Error('A place is given back twice');
    line.held -= 1;
    this.#held -= 1;
    this.#forget(tenantId, line);
    this.#next();
  }

  #wait(tenantId: string, line: Line): Promise<void> {
    if (line.waiting.length >= MOST_WAITING) {
      return Promise.reject(new NoPlaceError('Too much of one tenant is waiting already'));
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

  #hasPlace(tenantId: string, line: Line): boolean {
    return this.#held < this.#options.places && line.held < this.#mostOf(tenantId);
  }

  #mostOf(tenantId: string): number {
    const { perTenant, perTenantBesideOthers: besideOthers = perTenant } = this.#options;
    if (!this.#demand.isShared) return perTenant;
    if (!this.#demand.isBusy(tenantId)) return besideOthers;
    return this.#options.perBusyTenantBesideOthers ?? besideOthers;
  }

  #take(line: Line): void {
    line.held += 1;
    this.#held += 1;
  }

  /**
   * The tenant that has waited longest for a turn; after it, it stands last again. More than one
   * place may be free for those who wait: a tenant may hold more as soon as it is alone.
   */
  #next(): void {
    for (const [tenantId, line] of this.#lines) {
      if (this.#held >= this.#options.places) return;
      if (line.waiting.length === 0 || !this.#hasPlace(tenantId, line)) continue;
      this.#lines.delete(tenantId);
      this.#lines.set(tenantId, line);
      this.#take(line);
      line.waiting.shift()?.start();
    }
  }

  #forget(tenantId: string, line: Line): void {
    if (line.held === 0 && line.waiting.length === 0) this.#lines.delete(tenantId);
  }
}
