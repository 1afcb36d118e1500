/** The feed of the account whose page is open, for everything on that page. */
import { createContext, use, useSyncExternalStore } from 'react';
import type { AccountFeed } from './account-feed.js';

export const AccountFeedContext = createContext<AccountFeed | null>(null);

export function useFeed(): AccountFeed {
  const feed = use(AccountFeedContext);
  if (!feed) throw new Error('useFeed outside an account page');
  return feed;
}

/** Close of the newest bar by symbol, as far as bars came while the page was open. */
export function useLastPrices(): ReadonlyMap<string, string> {
  const feed = useFeed();
  return useSyncExternalStore(feed.onPrices, feed.lastPrices);
}
