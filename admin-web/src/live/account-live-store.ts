/**
 * The newest figures of every account, outside React: a burst of updates becomes one repaint.
 * Subscribers hear of the account they ask for, or of all; snapshots keep their identity until
 * something changed, as `useSyncExternalStore` needs.
 */
import type { AccountUpdate } from '@fiducia/sdk';

export interface AccountLiveStore {
  /** Figures older than the known ones (a late message, a resumed stream) change nothing. */
  apply(update: AccountUpdate): void;
  get(accountId: string): AccountUpdate | undefined;
  /** All accounts' figures; a new map after each repaint with changes. */
  all(): ReadonlyMap<string, AccountUpdate>;
  subscribe(listener: () => void): () => void;
  subscribeTo(accountId: string, listener: () => void): () => void;
  clear(): void;
}

/** Runs `flush` soon, once; in the browser every 200 ms at most. */
export type Schedule = (flush: () => void) => void;

export function createAccountLiveStore(schedule: Schedule): AccountLiveStore {
  let shown: ReadonlyMap<string, AccountUpdate> = new Map();
  const waiting = new Map<string, AccountUpdate>();
  const listeners = new Set<() => void>();
  const listenersOf = new Map<string, Set<() => void>>();
  let scheduled = false;

  const flush = (): void => {
    scheduled = false;
    if (waiting.size === 0) return;
    const changed = [...waiting.keys()];
    shown = new Map([...shown, ...waiting]);
    waiting.clear();
    for (const listener of listeners) listener();
    for (const id of changed) for (const listener of listenersOf.get(id) ?? []) listener();
  };

  return {
    apply(update) {
      const known = waiting.get(update.accountId) ?? shown.get(update.accountId);
      if (known && known.seq >= update.seq) return;
      waiting.set(update.accountId, update);
      if (scheduled) return;
      scheduled = true;
      schedule(flush);
    },
    get: (accountId) => shown.get(accountId),
    all: () => shown,
    subscribe: (listener) => addListener(listeners, listener),
    subscribeTo(accountId, listener) {
      const set = listenersOf.get(accountId) ?? new Set();
      listenersOf.set(accountId, set);
      return addListener(set, listener);
    },
    clear() {
      shown = new Map();
      waiting.clear();
      for (const listener of listeners) listener();
    },
  };
}

function addListener(set: Set<() => void>, listener: () => void): () => void {
  set.add(listener);
  return () => void set.delete(listener);
}
