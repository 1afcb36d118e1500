/**
 * So many requests are worked on at once, and tenants take turns for the places: first at the door,
 * where it is looked up who asks and what, then for the operation itself.
 *
 * Threat: rate limits bound what a tenant may ask in ten seconds, not in the same instant. Hundreds
 * of its requests at once would share the one thread and the database with everybody else's; here
 * they wait for one another, before anything has been done for them. Cancels and halts come in by a
 * door of their own and wait for nobody afterwards.
 */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { addressPlace, FairTurns, type FairTurnsOptions } from '@fiducia/tenants';

/** Longer than this a request waits for nothing but to be refused: it is told so in time. */
const WAIT_MS = 5_000;
/**
 * Requests that keep half of the processors busy, as the thread here and the database both work on
 * each: what a tenant that asks for more than its share may have worked on beside others.
 */
const FEW = Math.max(1, Math.floor(availableParallelism() / 2));
/** Looking up a credential is one read; then the document is parsed and checked. */
const DOOR: FairTurnsOptions = {
  ...{ places: 24, perTenant: 16, perTenantBesideOthers: 6 },
  perBusyTenantBesideOthers: 2 * FEW,
  waitMs: WAIT_MS,
};
/** A thread has work for about as many reads as it takes to have one back from the database. */
const QUERIES: FairTurnsOptions = {
  ...{ places: 12, perTenant: 9, perTenantBesideOthers: 5 },
  perBusyTenantBesideOthers: FEW,
  waitMs: WAIT_MS,
};
/** Mutations mostly wait for the engine's answer, so that more of them go together. */
const MUTATIONS: FairTurnsOptions = {
  ...{ places: 64, perTenant: 48, perTenantBesideOthers: 8 },
  perBusyTenantBesideOthers: 2 * FEW,
  waitMs: WAIT_MS,
};

export type OperationKind = 'QUERY' | 'MUTATION';

interface Place {
  readonly turns: FairTurns;
  readonly line: string;
}

export class RequestTurns {
  readonly #door = new FairTurns(DOOR);
  readonly #wayOut = new FairTurns(DOOR);
  readonly #operations = {
    QUERY: new FairTurns(QUERIES),
    MUTATION: new FairTurns(MUTATIONS),
  } as const satisfies Record<OperationKind, FairTurns>;

  /** Of one request; it holds nothing yet. */
  open(): RequestTurn {
    return new RequestTurn({ ...this.#operations, DOOR: this.#door, WAY_OUT: this.#wayOut });
  }
}

type Rooms = Readonly<Record<OperationKind | 'DOOR' | 'WAY_OUT', FairTurns>>;

/** Where one request stands: outside, at the door, being executed, or gone. */
export class RequestTurn {
  readonly #rooms: Rooms;
  #atDoor: Place | null = null;
  #inside: Place | null = null;
  #hasLeft = false;
  #hasEnded = false;

  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  /** `reserved`: it seems to cancel or halt. */
  async arrive(line: string, reserved: boolean): Promise<void> {
    const place = await enter(
      { turns: reserved ? this.#rooms.WAY_OUT : this.#rooms.DOOR, line },
      1,
    );
    // The client may have gone, or its time be up, while it waited.
    if (this.#hasLeft) place.turns.leave(place.line);
    else this.#atDoor = place;
  }

  /** Gives the door to the next one first: who waits inside must not keep others from the door. */
  async execute(line: string, kind: OperationKind, units: number): Promise<void> {
    this.leaveDoor();
    const place = await enter({ turns: this.#rooms[kind], line }, units);
    // Another check may have refused the request while it waited.
    if (this.#hasEnded) place.turns.leave(place.line);
    else this.#inside = place;
  }

  leaveDoor(): void {
    this.#hasLeft = true;
    this.#atDoor?.turns.leave(this.#atDoor.line);
    this.#atDoor = null;
  }

  end(): void {
    this.#hasEnded = true;
    this.leaveDoor();
    this.#inside?.turns.leave(this.#inside.line);
    this.#inside = null;
  }
}

async function enter(place: Place, units: number): Promise<Place> {
  const wait = place.turns.enter(place.line, units);
  if (wait === null) return place;
  await wait;
  // A place is given on in the midst of the last one's work: what has come in meanwhile goes first.
  await setImmediate();
  return place;
}

/** Of requests that nobody is known to be behind. */
export function addressLine(ip: string): string {
  return `address:${addressPlace(ip)}`;
}
