/** Who has asked for turns within the last second, and who of them asks for more than its share. */

/** So long after its last request a tenant still counts as there. */
const PRESENT_MS = 1_000;
/** What was asked for counts half as much after so long. */
const HALF_LIFE_MS = 500;
/** Below so many units a tenant asks for little, whatever the others do: some pages of a portal. */
const LITTLE = 25;
/** The sum is kept up by adding and taking away, which leaves a rest in the last digits. */
const ROUNDING = 1e-6;

interface Asked {
  readonly units: number;
  readonly atMs: number;
}

/**
 * Counts what is asked for, not what is served or how long it takes: on a slow machine a tenant that
 * asks for little must not look like one that asks for much.
 */
export class TurnDemand {
  /** The latest last. */
  readonly #asked = new Map<string, Asked>();
  /** Of all that are there. */
  #units = 0;

  note(tenantId: string, units: number, nowMs: number): void {
    const before = this.#forget(tenantId);
    const asked = { units: units + faded(before, nowMs), atMs: nowMs };
    this.#asked.set(tenantId, asked);
    this.#units += asked.units;
    for (const [other, { atMs }] of this.#asked) {
      if (atMs >= nowMs - PRESENT_MS) break;
      this.#forget(other);
    }
  }

  /** Whether more than one tenant is there. */
  get isShared(): boolean {
    return this.#asked.size > 1;
  }

  /** Asks for more than little, and for at least an equal share of what all ask for. */
  isBusy(tenantId: string): boolean {
    const units = this.#asked.get(tenantId)?.units ?? 0;
    return units > LITTLE && units * this.#asked.size >= this.#units - ROUNDING;
  }

  #forget(tenantId: string): Asked | undefined {
    const asked = this.#asked.get(tenantId);
    this.#asked.delete(tenantId);
    this.#units = this.#asked.size === 0 ? 0 : this.#units - (asked?.units ?? 0);
    return asked;
  }
}

function faded(asked: Asked | undefined, nowMs: number): number {
  return asked === undefined ? 0 : asked.units * 2 ** ((asked.atMs - nowMs) / HALF_LIFE_MS);
}
