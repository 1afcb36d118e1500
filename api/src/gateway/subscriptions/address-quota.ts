/**
 * Shares out live connections by the address they come from.
 *
 * Threat: sockets that are opened and never say who they are hold a place of everybody's; so do
 * thousands of good ones from one machine. What has not yet signed in is bounded more tightly.
 */
import { addressPlace } from '@fiducia/tenants';

export interface AddressShares {
  /** An office or a partner's servers behind one address. */
  readonly perAddress: number;
  /** Those of them that have not sent `connection_init` yet; they have three seconds for it. */
  readonly pendingPerAddress: number;
  /** All addresses together that have not sent it. */
  readonly pending: number;
}

export const ADDRESS_SHARES: AddressShares = {
  perAddress: 500,
  pendingPerAddress: 50,
  pending: 1_000,
};

/** A place that is held until the connection closes. */
export interface AddressPlace {
  /** The connection has said who it is: it no longer counts as pending. */
  signedIn(): void;
  release(): void;
}

interface Count {
  open: number;
  pending: number;
}

export class AddressQuota {
  readonly #shares: AddressShares;
  readonly #counts = new Map<string, Count>();
  #pending = 0;

  constructor(shares: AddressShares = ADDRESS_SHARES) {
    this.#shares = shares;
  }

  /** Null when the address, or all strangers together, hold as many as they may. */
  take(address: string): AddressPlace | null {
    const key = addressPlace(address);
    const count = this.#counts.get(key) ?? { open: 0, pending: 0 };
    const { perAddress, pendingPerAddress, pending } = this.#shares;
    if (count.open >= perAddress || count.pending >= pendingPerAddress) return null;
    if (this.#pending >= pending) return null;
    count.open += 1;
    count.pending += 1;
    this.#pending += 1;
    this.#counts.set(key, count);
    return this.#place(key, count);
  }

  #place(key: string, count: Count): AddressPlace {
    let state: 'PENDING' | 'SIGNED_IN' | 'RELEASED' = 'PENDING';
    const leavePending = (): void => {
      if (state !== 'PENDING') return;
      count.pending -= 1;
      this.#pending -= 1;
    };
    return {
      signedIn: () => {
        leavePending();
        if (state === 'PENDING') state = 'SIGNED_IN';
      },
      release: () => {
        if (state === 'RELEASED') return;
        leavePending();
        state = 'RELEASED';
        count.open -= 1;
        if (count.open === 0) this.#counts.delete(key);
      },
    };
  }
}
