/** Streams one account's journal for as long as its page is open. */
import type { AccountDetail, AccountEvent } from '@fiducia/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client } from '../data/client.js';
import { liveFigures } from '../live/live-figures.js';
import { readStream } from '../live/read-stream.js';
import { throttle } from '../live/throttle.js';
import { viewerQuery } from '../session/session-queries.js';
import type { AccountFeed } from './account-feed.js';
import { createAccountFeed } from './account-feed.js';
import { readAccountAgain } from './read-account-again.js';

/** Lists follow within a second; a burst of fills is one reading. */
const READ_AGAIN_EVERY_MS = 1_000;

interface JournalStart {
  readonly seq: number;
  readonly run: number;
}

/** `account` is null until it was read for this page: the stream goes on from there. */
export function useAccountFeed(accountId: string, account: AccountDetail | null): AccountFeed {
  const queryClient = useQueryClient();
  const [feed] = useState(createAccountFeed);
  // The first reading decides where the stream begins; later ones must not restart it.
  const [start, setStart] = useState<JournalStart | null>(null);
  if (start === null && account) setStart({ seq: account.journal.seq, run: account.run });
  useEffect(() => {
    if (!start) return;
    let seen = start.seq;
    feed.beginRun(start.run);
    const throttled = throttle(READ_AGAIN_EVERY_MS, () => readAccountAgain(queryClient, accountId));
    return readStream({
      open: (signal) => client.accounts.events(accountId, { afterSeq: seen, signal }),
      handle: (event) => {
        seen = event.seq;
        liveFigures.apply(event.account);
        feed.publish(event);
        if (changesLists(event)) throttled();
      },
      onSessionEnded: () => {
        void queryClient.invalidateQueries({ queryKey: viewerQuery.queryKey });
      },
    });
  }, [accountId, start, feed, queryClient]);
  return feed;
}

/** A bar that only moved prices changes no list. */
export function changesLists(event: Pick<AccountEvent, 'type' | 'orders' | 'fills'>): boolean {
  return event.type !== 'BARS' || event.orders.length > 0 || event.fills.length > 0;
}
