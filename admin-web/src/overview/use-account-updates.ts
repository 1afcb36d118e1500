/** Feeds the live figures; what they do not carry (a halt's reason, a new account) is read again. */
import type { AccountUpdate } from '@fiducia/sdk';
import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { accountQuery } from '../account/account-queries.js';
import { client } from '../data/client.js';
import { liveFigures } from '../live/live-figures.js';
import { readStream } from '../live/read-stream.js';
import { throttle } from '../live/throttle.js';
import { overviewQuery } from './overview-query.js';

/** A hundred accounts halted at once are one reading of the list, not a hundred. */
const READ_AGAIN_EVERY_MS = 2_000;

export function useAccountUpdates(onSessionEnded: () => void): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const readAgain = throttle(READ_AGAIN_EVERY_MS, () => {
      void queryClient.invalidateQueries({ queryKey: overviewQuery.queryKey });
    });
    const stopWatching = onReconnected(readAgain);
    const stopReading = readStream({
      open: (signal) => client.accounts.updates({ signal }),
      handle: (update) => {
        if (changesMoreThanFigures(queryClient, update)) {
          readAgain();
          const { queryKey } = accountQuery(update.accountId);
          void queryClient.invalidateQueries({ queryKey });
        }
        liveFigures.apply(update);
      },
      onSessionEnded,
    });
    return () => {
      stopWatching();
      stopReading();
    };
  }, [queryClient, onSessionEnded]);
}

/** What changed in the meantime was told to nobody. */
function onReconnected(readAgain: () => void): () => void {
  const { status, subscribe } = client.connection;
  let before = status();
  return subscribe(() => {
    const wasLost = before === 'reconnecting';
    before = status();
    if (wasLost && before === 'live') readAgain();
  });
}

function changesMoreThanFigures(queryClient: QueryClient, update: AccountUpdate): boolean {
  const accounts = queryClient.getQueryData(overviewQuery.queryKey);
  if (!accounts) return false;
  const stored = accounts.find((account) => account.id === update.accountId);
  if (!stored) return true;
  const known = liveFigures.get(update.accountId);
  const status = known && known.seq > stored.journal.seq ? known.status : stored.status;
  return update.seq > stored.journal.seq && update.status !== status;
}
