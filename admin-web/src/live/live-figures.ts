/** The portal's live figures, and hooks that read them. */
import type { AccountUpdate } from '@fiducia/sdk';
import { useCallback, useSyncExternalStore } from 'react';
import { createAccountLiveStore } from './account-live-store.js';

/** The eye follows some five changes a second; more would only cost battery. */
const REPAINT_EVERY_MS = 200;

export const liveFigures = createAccountLiveStore((flush) => {
  setTimeout(flush, REPAINT_EVERY_MS);
});

export function useLiveFigures(): ReadonlyMap<string, AccountUpdate> {
  return useSyncExternalStore(liveFigures.subscribe, liveFigures.all);
}

export function useLiveFiguresOf(accountId: string): AccountUpdate | undefined {
  const subscribe = useCallback(
    (listener: () => void) => liveFigures.subscribeTo(accountId, listener),
    [accountId],
  );
  return useSyncExternalStore(subscribe, () => liveFigures.get(accountId));
}
